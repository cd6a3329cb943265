#pragma once
/// Krippendorff's alpha: any number of coders, missing judgements, four kinds of scale.
///
///   alpha = 1 - D_o / D_e
///   D_o: squared differences of the values paired within units, each unit weighted by 1 / (m - 1)
///   D_e: squared differences of all values paired with all others, whatever their unit
///
/// Sources: Krippendorff (2011), "Computing Krippendorff's alpha-reliability", University of
/// Pennsylvania, ASC Departmental Papers 43; Hayes & Krippendorff (2007), Communication Methods and
/// Measures 1(1), pp. 77-89; Krippendorff (2019), "Content Analysis", 4th ed., §12.3.
#include <span>

#include "core/evaluation/counts.hpp"
#include "core/evaluation/ratings.hpp"

namespace topos::evaluation {

/// How far two values are apart.
enum class Scale {
    kNominal,   ///< 0 if equal, else 1
    kOrdinal,   ///< by how many values lie between them
    kInterval,  ///< (a - b)^2
    kRatio,     ///< ((a - b) / (a + b))^2, for values that are not negative
};

/// Units with one judgement or none have no pairs and do not enter. Undefined without pairs, or if
/// all values are the same: without variation nothing shows that the coders tell units apart.
/// `values`, ascending, one per category, are needed for interval and ratio; ordinal takes the
/// categories' order as it is.
[[nodiscard]] Measure krippendorff_alpha(const CategoryCounts& counts,
                                         Scale scale = Scale::kNominal,
                                         std::span<const double> values = {});

}  // namespace topos::evaluation
