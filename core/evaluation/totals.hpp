#pragma once
/// A tally added up over documents, and the measures of the sums.
#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluation/counts.hpp"
#include "core/evaluation/tally.hpp"
#include "core/evaluation/targets.hpp"

namespace topos::evaluation {

/// Every measure of one row.
struct Measures {
    Measure precision;
    Measure recall;
    Measure f1;
    Measure percent;
    Measure kappa;
    Measure alpha;
    Measure scott_pi;
    Measure gwet_ac1;
};

/// One count per target, then micro's. `weights`: how often each document counts.
[[nodiscard]] std::vector<Counts> totals(const Tally& tally, std::span<const Target> targets,
                                         std::span<const std::uint32_t> weights);

/// One per count, then macro's.
[[nodiscard]] std::vector<Measures> measures(std::span<const Counts> totals,
                                             std::span<const Target> targets);

}  // namespace topos::evaluation
