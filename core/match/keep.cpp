#include "core/match/keep.hpp"

#include <algorithm>
#include <compare>

namespace topos {

namespace {

std::strong_ordering compare_roles(const MatchPools& pools, const Match& a, const Match& b) {
    const auto roles_a = pools.roles_of(a);
    const auto roles_b = pools.roles_of(b);
    return std::lexicographical_compare_three_way(roles_a.begin(), roles_a.end(), roles_b.begin(),
                                                  roles_b.end());
}

std::strong_ordering compare_segments(const MatchPools& pools, const Match& a, const Match& b) {
    if (const auto order = a.words <=> b.words; order != 0) return order;
    return compare_roles(pools, a, b);
}

std::strong_ordering compare_pieces(const MatchPools& pools, const Match& a, const Match& b) {
    const auto pieces_a = pools.pieces_of(a);
    const auto pieces_b = pools.pieces_of(b);
    return std::lexicographical_compare_three_way(pieces_a.begin(), pieces_a.end(),
                                                  pieces_b.begin(), pieces_b.end());
}

/// A match with what `keep` weighs.
struct Weighed {
    Match match;
    std::uint32_t covered = 0;
    std::uint32_t skipped = 0;
};

Weighed weigh(const MatchPools& pools, const Match& match) {
    const std::uint32_t covered = covered_words(pools.pieces_of(match));
    return {match, covered, match.words.last - match.words.first - covered};
}

std::strong_ordering compare_as_longest(const MatchPools& pools, const Weighed& a,
                                        const Weighed& b) {
    if (const auto order = b.covered <=> a.covered; order != 0) return order;
    if (const auto order = a.skipped <=> b.skipped; order != 0) return order;
    if (const auto order = a.match.words.begin <=> b.match.words.begin; order != 0) return order;
    if (const auto order = b.match.words.end <=> a.match.words.end; order != 0) return order;
    return compare_roles(pools, a.match, b.match);
}

std::strong_ordering compare_for(ast::Keep keep, const MatchPools& pools, const Weighed& a,
                                 const Weighed& b) {
    const auto size = [](const Weighed& x) { return x.match.words.end - x.match.words.begin; };
    if (keep == ast::Keep::shortest) {
        if (const auto order = size(a) <=> size(b); order != 0) return order;
    }
    if (keep == ast::Keep::first) {
        if (const auto order = a.match.words.begin <=> b.match.words.begin; order != 0)
            return order;
    }
    return compare_as_longest(pools, a, b);
}

}  // namespace

void drop_other_ways(const MatchPools& pools, std::vector<Match>& matches) {
    if (matches.size() < 2) return;
    std::ranges::sort(matches, [&](const Match& a, const Match& b) {
        if (const auto order = compare_segments(pools, a, b); order != 0) return order < 0;
        const auto covered_a = covered_words(pools.pieces_of(a));
        const auto covered_b = covered_words(pools.pieces_of(b));
        return covered_a != covered_b ? covered_a > covered_b : compare_pieces(pools, a, b) < 0;
    });
    const auto same = [&](const Match& a, const Match& b) {
        return compare_segments(pools, a, b) == 0;
    };
    matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
}

void keep_matches(ast::Keep keep, const MatchPools& pools, std::vector<Match>& matches) {
    drop_other_ways(pools, matches);
    if (keep == ast::Keep::all || matches.size() < 2) return;
    std::vector<Weighed> weighed;
    for (const Match& match : matches) weighed.push_back(weigh(pools, match));
    std::ranges::sort(weighed, [&](const Weighed& a, const Weighed& b) {
        return compare_for(keep, pools, a, b) < 0;
    });
    matches.clear();
    for (const Weighed& candidate : weighed) {
        const auto overlaps = [&](const Match& kept) {
            return overlap(kept.words, candidate.match.words);
        };
        if (std::ranges::none_of(matches, overlaps)) matches.push_back(candidate.match);
    }
    std::ranges::sort(
        matches, [&](const Match& a, const Match& b) { return compare_segments(pools, a, b) < 0; });
}

}  // namespace topos
