#pragma once
/// Cohen's kappa for two coders, with both of its standard errors.
#include "core/evaluation/estimate.hpp"
#include "core/evaluation/ratings.hpp"

namespace topos::evaluation {

/// kappa = (p_o - p_e) / (1 - p_e), p_e from each coder's own shares. Cohen (1960), "A coefficient
/// of agreement for nominal scales", Educational and Psychological Measurement 20(1), pp. 37-46.
///
/// All three presume that units were drawn one by one. Sentences of one document resemble each
/// other: where documents were drawn, the interval of `Scores`, which resamples documents, is the
/// honest one.
struct CohenKappa {
    Measure value;           ///< undefined if both coders use one and the same category only
    Measure standard_error;  ///< Cohen's: sqrt(p_o (1 - p_o) / (N (1 - p_e)^2)), an approximation
    std::optional<Interval> interval;  ///< value ± 1.96 standard errors, as Cohen gives it
    /// The exact large-sample one: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72(5),
    /// pp. 323-327.
    Measure large_sample_error;
};

[[nodiscard]] CohenKappa cohen_kappa(const Contingency& table);

}  // namespace topos::evaluation
