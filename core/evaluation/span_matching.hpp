#pragma once
/// Pairs the gold standard's spans with the system's, each with one at most.
///
///   take all pairs that share at least one code point
///   the pair that shares most comes first; then by gold place, then by system place
///   go through them: keep a pair if neither span is taken yet
///
/// Greedy, so that the pair a reader would name first is always kept. It need not find the largest
/// number of pairs: gold A 0..10, B 10..14; system X 0..3, Y 2..12. Y goes to A (8 shared), which
/// leaves X and B alone, where A-X and B-Y would have been two pairs. It never finds less than half
/// of the largest number, as a greedy matching always does.
#include <cstdint>
#include <span>
#include <vector>

#include "core/text/units.hpp"

namespace topos::evaluation {

struct SpanPair {
    std::uint32_t gold = 0;    ///< index into the gold spans given
    std::uint32_t system = 0;  ///< index into the system spans given
    friend bool operator==(const SpanPair&, const SpanPair&) = default;
};

/// Both lists sorted by begin, then end. Pairs leave by gold index.
[[nodiscard]] std::vector<SpanPair> match_spans(std::span<const CodePointRange> gold,
                                                std::span<const CodePointRange> system);

}  // namespace topos::evaluation
