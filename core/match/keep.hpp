#pragma once
/// Which matches of one rule in one region are kept.
///
/// First the set is reduced to distinct (segment, roles); of several ways to match the same, the
/// one that counts covers most words, then stands first in the order of its pieces. Then `keep`:
///
///     all       every one
///     longest   greedily: most covered words, fewest skipped words, earliest begin, longest
///     segment, roles in order;
///               what overlaps a match chosen before is dropped
///     shortest  the same, fewest bytes first
///     first     the same, earliest begin first
///
/// Covered are the words of the pieces, skipped those of gaps. So by default a gap reaches for the
/// nearest partner and repetition takes as much as it can. (The longest segment decides only for
/// characters found inside of words.)
#include <vector>

#include "core/match/match_set.hpp"
#include "grammar/ast.hpp"

namespace topos {

/// Reorders and shortens `matches`; the result is sorted by words, then roles.
void keep_matches(ast::Keep keep, const MatchPools& pools, std::vector<Match>& matches);

/// One match for each segment with its roles, sorted by words, then roles.
void drop_other_ways(const MatchPools& pools, std::vector<Match>& matches);

}  // namespace topos
