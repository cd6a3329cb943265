#pragma once
/// What is compared: the gold standard's codings of some documents and the system's, on the same
/// text. Plain values with names in them, because the two sides come from different places (a CSV
/// file, a run) and share no tables.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/units.hpp"

namespace topos::evaluation {

/// A place that plays a part in a coding: the agent, the patient, any role a rule names.
struct MarkedRole {
    std::string role;
    CodePointRange range;
    friend bool operator==(const MarkedRole&, const MarkedRole&) = default;
};

struct EvaluatedCoding {
    CodePointRange range;           ///< of the document's original text
    std::string code;               ///< dots separate groups: `labour.gig` belongs to `labour`
    std::string status;             ///< `asserted`, `denied`, …; empty: nobody said
    std::vector<MarkedRole> roles;  ///< in any order
    std::string rule;               ///< what coded it; empty on the gold side
};

/// One document with both sides' codings, in any order. The caller keeps to documents that the gold
/// coders read: in a document nobody read, every coding of the system would count as false.
struct EvaluatedDocument {
    std::string name;
    std::uint64_t length = 0;               ///< code points
    std::vector<CodePointRange> sentences;  ///< ascending, not overlapping; need not cover the text
    /// Blanks and line breaks, ascending; see `blank_ranges`. A coding that shares only these with
    /// a sentence does not touch it.
    std::vector<CodePointRange> blanks;
    std::vector<EvaluatedCoding> gold;
    std::vector<EvaluatedCoding> system;
};

/// The blanks of well-formed UTF-8 text (Unicode White_Space), as maximal ranges of code points.
[[nodiscard]] std::vector<CodePointRange> blank_ranges(std::string_view text);

}  // namespace topos::evaluation
