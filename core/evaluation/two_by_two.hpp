#pragma once
/// Agreement of two sides on whether a code applies, unit by unit, from four counts. The formulas
/// of agreement.hpp, kappa.hpp and alpha.hpp for two coders, two categories and nothing missing,
/// where they shrink to one line each: a resample asks for them some hundred thousand times. A test
/// holds them against the general ones.
#include "core/evaluation/counts.hpp"
#include "core/evaluation/ratings.hpp"

namespace topos::evaluation {

[[nodiscard]] Measure percent_agreement(const Counts& c);
[[nodiscard]] Measure cohen_kappa_value(const Counts& c);
[[nodiscard]] Measure scott_pi(const Counts& c);
[[nodiscard]] Measure krippendorff_alpha(const Counts& c);
[[nodiscard]] Measure gwet_ac1(const Counts& c);

/// Category 0: absent, 1: present; the gold standard is the first coder.
[[nodiscard]] Contingency contingency(const Counts& c);

}  // namespace topos::evaluation
