#pragma once
/// The sentences on which the two sides differ, to be read by whoever improves the rules.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/input.hpp"
#include "core/evaluation/placement.hpp"

namespace topos::evaluation {

enum class Side { kGold, kSystem };

/// One sentence and one code that only one side gave it.
struct Disagreement {
    Side side = Side::kGold;     ///< who coded: kSystem is a false positive, kGold a false negative
    std::uint32_t document = 0;  ///< index into the documents given
    std::uint32_t sentence = 0;  ///< index into its sentences
    CodePointRange range;        ///< of the sentence
    std::string code;
    std::vector<CodePointRange> codings;  ///< what that side coded there: by begin, end; each once
    std::vector<std::string> rules;       ///< that coded it, by name; none for a false negative
};

/// Why a coding cannot count, or not everywhere. Most often the offsets were counted otherwise
/// (bytes, UTF-16, CRLF) or belong to another version of the text.
enum class Misplacement {
    kEmpty,       ///< begin is not before end: left out everywhere
    kBeyondEnd,   ///< reaches past the document's end
    kNoSentence,  ///< lies in no sentence (a heading, blanks): counts by document and by overlap
                  ///< only
};

struct Misplaced {
    Side side = Side::kGold;
    std::uint32_t document = 0;  ///< index into the documents given
    std::uint32_t coding = 0;    ///< index into its gold or system codings
    Misplacement why = Misplacement::kEmpty;
    friend bool operator==(const Misplaced&, const Misplaced&) = default;
};

/// By document, sentence, code.
[[nodiscard]] std::vector<Disagreement> disagreements(std::span<const EvaluatedDocument> documents,
                                                      std::span<const PlacedDocument> placed,
                                                      std::span<const std::string> codes);

/// Of all codings, whether their code is evaluated or not; by document, side, coding.
[[nodiscard]] std::vector<Misplaced> misplaced(std::span<const EvaluatedDocument> documents);

}  // namespace topos::evaluation
