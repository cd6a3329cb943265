#pragma once
/// Percentile intervals from resampled documents: Efron & Tibshirani (1993), "An Introduction to
/// the Bootstrap", §13.3.
#include <cstdint>
#include <optional>
#include <vector>

#include "core/evaluation/estimate.hpp"
#include "core/evaluation/random.hpp"

namespace topos::evaluation {

struct Resampling {
    std::uint32_t resamples = 1000;  ///< 0: no intervals
    std::uint64_t seed = 20600101;   ///< any number; the same one gives the same intervals
};

/// Draws as many documents as there are, each time from all of them.
class DocumentResampler {
  public:
    DocumentResampler(std::uint32_t documents, std::uint64_t seed)
        : random_(seed), weights_(documents) {}

    /// How often each document is in the next resample; valid until the next call.
    [[nodiscard]] const std::vector<std::uint32_t>& next();

  private:
    SplitMix64 random_;
    std::vector<std::uint32_t> weights_;
};

/// The middle 95 % of B values: with k the whole part of 0.025 (B + 1), but at least 1, the k-th
/// smallest and the k-th largest. Two of the values themselves and nothing in between, so that the
/// result is the same to the last bit everywhere. Nothing without values.
[[nodiscard]] std::optional<Interval> percentile_interval(std::vector<double> values);

}  // namespace topos::evaluation
