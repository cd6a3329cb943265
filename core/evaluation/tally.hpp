#pragma once
/// Counts per document and target. All that resampling needs: a resample adds these up again with
/// other weights and never looks at a coding.
#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluation/counts.hpp"
#include "core/evaluation/placement.hpp"
#include "core/evaluation/targets.hpp"

namespace topos::evaluation {

/// What is counted.
enum class Unit {
    kSentence,  ///< does the sentence carry the code?
    kDocument,  ///< does the document?
    kOverlap,   ///< codings, paired by `match_spans`; codings of one side with the same range are
                ///< one
};

/// A document in which either side has the target.
struct DocumentCounts {
    std::uint32_t document = 0;
    std::uint32_t tp = 0;
    std::uint32_t fp = 0;
    std::uint32_t fn = 0;
};

struct Tally {
    std::vector<std::uint64_t> units;                  ///< per document; 0 for spans
    std::vector<std::vector<DocumentCounts>> targets;  ///< per target, by document
};

[[nodiscard]] Tally tally(std::span<const PlacedDocument> documents,
                          std::span<const Target> targets, Unit unit);

/// The ranges of a target's codings, sorted, each once.
[[nodiscard]] std::vector<CodePointRange> spans_of(std::span<const PlacedCoding> codings,
                                                   const Target& target);

}  // namespace topos::evaluation
