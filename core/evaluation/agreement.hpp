#pragma once
/// Agreement among any number of coders, corrected for chance in the ways the field uses. All have
/// the form (p_o - p_e) / (1 - p_e) and differ in what they take chance p_e to be; the names below
/// are those under which a reviewer asks for them. Undefined where 1 - p_e is zero (only one
/// category was ever used) or where no unit was judged twice.
///
/// Missing judgements, after Gwet (2014), "Handbook of Inter-Rater Reliability", 4th ed., ch. 2:
/// p_o averages over units with at least two judgements; a category's share averages over units
/// with at least one. Without missing judgements these are the original papers' formulas.
#include <vector>

#include "core/evaluation/counts.hpp"
#include "core/evaluation/ratings.hpp"

namespace topos::evaluation {

/// p_o: the share of agreeing pairs of judgements, unit by unit, averaged over units. For two
/// coders percent agreement. Fleiss (1971), Psychological Bulletin 76(5), p. 379.
[[nodiscard]] Measure percent_agreement(const CategoryCounts& counts);

/// Chance as the sum of squared shares of all categories, over all coders together. Fleiss (1971),
/// pp. 378-382; for two coders it is Scott's pi: Scott (1955), Public Opinion Quarterly 19(3),
/// pp. 321-325.
[[nodiscard]] Measure fleiss_kappa(const CategoryCounts& counts);

/// One value per category, against all others taken together. Fleiss (1971), eq. 20-21. Empty
/// unless every unit has the same number of judgements, which that paper presumes.
[[nodiscard]] std::vector<Measure> fleiss_kappa_by_category(const CategoryCounts& counts);

/// Chance as 1 / q for q categories: the S of Bennett, Alpert & Goldstein (1954), Public Opinion
/// Quarterly 18(3), pp. 303-308; Brennan & Prediger (1981), Educational and Psychological
/// Measurement 41(3), pp. 687-699. Depends on how many categories the coders could choose from.
[[nodiscard]] Measure brennan_prediger(const CategoryCounts& counts);

/// Chance as the sum of p_k (1 - p_k) over categories, divided by q - 1. Gwet (2008), British
/// Journal of Mathematical and Statistical Psychology 61, pp. 29-48. Stays near p_o where one
/// category is rare, where kappa drops; report it beside kappa, not in its place.
[[nodiscard]] Measure gwet_ac1(const CategoryCounts& counts);

/// Chance from each coder's own shares, averaged over pairs of coders: kappa for several coders who
/// each judge everything. Conger (1980), Psychological Bulletin 88(2), pp. 322-328. For two coders
/// it is Cohen's kappa.
[[nodiscard]] Measure conger_kappa(const Ratings& ratings);

/// The mean of Cohen's kappa over all pairs of coders. Light (1971), Psychological Bulletin 76(5),
/// pp. 365-377. Undefined if one pair's is.
[[nodiscard]] Measure light_kappa(const Ratings& ratings);

/// p_e of fleiss_kappa; undefined without a judgement.
[[nodiscard]] Measure fleiss_chance(const CategoryCounts& counts);

}  // namespace topos::evaluation
