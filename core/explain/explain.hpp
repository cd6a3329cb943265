#pragma once
/// Why a text was coded, and why not: on a passage that was coded, the rule clause by clause with
/// the words that satisfied it; on one that was not, the rules that came near, what each of them
/// missed, and changes that would make it code. Every change that is given was tried.
#include <span>
#include <string>
#include <vector>

#include "core/coding/coding.hpp"
#include "core/explain/variants.hpp"
#include "core/program/program.hpp"
#include "core/text/document.hpp"

namespace topos {

/// A part of a pattern, and where in the text it stands.
struct PartFound {
    std::string written;  ///< as in the rule
    bool may_be_missing = false;
    std::vector<CodePointRange> places;  ///< of the document; empty: nowhere
};

/// A rule that coded the text.
struct WhyCoded {
    std::uint32_t rule = 0;  ///< index into Program::rules()
    Coding coding;           ///< with its evidence
    std::string find;        ///< the pattern as written; empty: a lexicon that codes by itself
    std::string when;        ///< of a document rule: the condition that holds
    std::string scope;       ///< "sentence"
    std::vector<std::string> checked;  ///< clauses that did not keep it from coding, as written
    std::string keep;
    std::vector<CodePointRange> competitors;  ///< matches that overlap and were not kept
};

/// A rule that came near.
struct WhyNot {
    std::uint32_t rule = 0;
    std::string find;
    std::string scope;
    std::vector<PartFound> parts;
    std::size_t reached = 0;  ///< so many parts, from the first on, stand as the pattern asks
    std::string failed;       ///< what failed, as a sentence
    std::vector<std::string> changes;  ///< each of them makes the rule code the text
};

struct Explanation {
    std::vector<WhyCoded> coded;  ///< in the order of codings
    std::vector<WhyNot> near;     ///< the nearest first
};

struct ExplainOptions {
    std::string language;  ///< as for coding
    std::string rule;      ///< only this one; empty: all
    std::string code;      ///< only rules of this code or below it; empty: all
    std::size_t most_near = 3;
};

/// `files` are those that the program was compiled from. Fails where a language backend does.
[[nodiscard]] expected<Explanation, Diagnostic> explain(
    std::span<const ast::File> files, const std::shared_ptr<const Program>& program,
    const Languages& languages, const Document& document, const ExplainOptions& options);

}  // namespace topos
