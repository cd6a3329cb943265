#pragma once
/// Codings as the counting sees them: codes as numbers, each coding with the sentences it touches.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/input.hpp"

namespace topos::evaluation {

struct PlacedCoding {
    std::uint32_t code = 0;                ///< index into the sorted codes
    std::uint32_t source = 0;              ///< index into EvaluatedDocument::gold or ::system
    CodePointRange range;                  ///< never empty
    std::vector<std::uint32_t> sentences;  ///< ascending
};

struct PlacedDocument {
    std::uint32_t sentences = 0;
    std::vector<PlacedCoding> gold;  ///< by begin, end, code, source
    std::vector<PlacedCoding> system;
};

/// Sorted and without repeats: those of `only` if there are any, otherwise all that occur.
[[nodiscard]] std::vector<std::string> evaluated_codes(std::span<const EvaluatedDocument> documents,
                                                       std::span<const std::string> only);

/// Leaves out codings that are empty or of a code that is not in `codes`.
[[nodiscard]] PlacedDocument place(const EvaluatedDocument& document,
                                   std::span<const std::string> codes);

/// The sentences that share a code point with `range` that is not blank. A coding may span several:
/// each of them carries its code.
[[nodiscard]] std::vector<std::uint32_t> sentences_touched(
    std::span<const CodePointRange> sentences, std::span<const CodePointRange> blanks,
    CodePointRange range);

}  // namespace topos::evaluation
