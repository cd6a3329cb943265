#pragma once
/// Rows of measures: per unit, for every code, group, any code, and for all codes together.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/bootstrap.hpp"
#include "core/evaluation/estimate.hpp"
#include "core/evaluation/tally.hpp"
#include "core/evaluation/targets.hpp"

namespace topos::evaluation {

/// Gold standard and system as two coders who say of every unit whether it carries the code.
struct Agreement {
    Measure percent;
    Estimate kappa;                ///< Cohen's
    Measure kappa_standard_error;  ///< as published, for units drawn one by one; see CohenKappa
    std::optional<Interval> kappa_published_interval;
    Estimate alpha;  ///< Krippendorff's, nominal
    Measure scott_pi;
    Measure gwet_ac1;
};

struct Scores {
    Unit unit = Unit::kSentence;
    Level level = Level::kCode;
    std::string name;              ///< of the code or group; empty for the others
    std::optional<Counts> counts;  ///< nothing for macro
    Estimate precision;
    Estimate recall;
    Estimate f1;
    std::optional<Agreement>
        agreement;  ///< nothing by overlap: there is no number of spans not coded
};

/// Targets in the order given, then micro, then macro. Macro is each measure's mean over the codes
/// for which it is defined; macro F1 is the mean of F1 values, not the F1 of means (Opitz & Burst
/// 2019, "Macro F1 and Macro F1", arXiv:1911.03347). Micro and macro have no published standard
/// error: the same sentence enters once per code.
[[nodiscard]] std::vector<Scores> scores_of(const Tally& tally, std::span<const Target> targets,
                                            Unit unit, const Resampling& resampling);

/// (mean p_o - mean p_e) / (1 - mean p_e) over the codes among the targets.
[[nodiscard]] Measure pooled_kappa(const Tally& tally, std::span<const Target> targets);

}  // namespace topos::evaluation
