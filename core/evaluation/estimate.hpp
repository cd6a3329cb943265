#pragma once
/// A measure with the interval that says how far to trust it.
#include <cstdint>
#include <optional>

#include "core/evaluation/counts.hpp"

namespace topos::evaluation {

struct Interval {
    double low = 0;
    double high = 0;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// The value in the sample, and where 95 % of the resamples' values lie.
struct Estimate {
    Measure value;
    std::optional<Interval> interval;  ///< nothing below two documents, or without resamples
    std::uint32_t resamples = 0;       ///< in which the measure was defined; the interval is theirs
    friend bool operator==(const Estimate&, const Estimate&) = default;
};

}  // namespace topos::evaluation
