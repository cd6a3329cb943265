#pragma once
/// What is decided once a document's passages are coded: which of overlapping codings are chosen,
/// whose `when` does not hold, and which document rules code the whole document.
#include <vector>

#include "core/coding/coding.hpp"
#include "core/program/compiled.hpp"
#include "core/text/document.hpp"

namespace topos {

/// Where a document's paragraphs, turns and sections stand: bytes of Document::text, ascending.
/// Turns and sections may be left empty where no condition asks for them.
struct DocumentPlaces {
    std::vector<ByteRange> paragraphs;
    std::vector<ByteRange> turns;
    std::vector<ByteRange> sections;
};

/// Drops codings that lose. `out.codings` are sorted.
void apply_choices(const Program::Compiled& program, const DocumentPlaces& places,
                   DocumentCodings& out);

/// Filters and document rules, in their order. Codings of whole documents have neither roles nor
/// status. `as_example`: filters are taken to hold.
void apply_document_steps(const Program::Compiled& program, const Document& document,
                          const DocumentPlaces& places, bool as_example, DocumentCodings& out);

/// May gated rules code something in this document? `found`: by all the other rules.
[[nodiscard]] bool some_gate_opens(const Program::Compiled& program, const Document& document,
                                   const DocumentPlaces& places, DocumentCodings found);

/// Do conditions ask for turns or sections?
[[nodiscard]] bool asks_for_divisions(const Program::Compiled& program);

}  // namespace topos
