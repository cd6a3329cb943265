// How matches are put together: gaps, sequences, either order, repetition. See pattern_matcher.hpp.
#include <algorithm>

#include "core/match/pattern_matcher.hpp"
#include "core/text/characters.hpp"

namespace topos {

bool PatternMatcher::allows(const GapBound& gap, const Words& before, const Words& after) {
    if (gap.counts_words && words_between(before, after) <= gap.words) return true;
    return gap.counts_characters &&
           !ruler_.has_more_between(before.end, after.begin, gap.characters);
}

/// Partners begin behind `first`; the farther they are, the more is between: the walk ends at the
/// first too far.
void PatternMatcher::join_one(Match first, MatchSet second, const GapBound& gap,
                              std::uint32_t full) {
    const auto begins_before = [](const Match& match, std::uint32_t byte) {
        return match.words.begin < byte;
    };
    const auto from = pools_.matches.begin() + second.begin;
    const auto start =
        std::lower_bound(from, from + second.count, first.words.end, begins_before) - from;
    for (auto i = static_cast<std::uint32_t>(start); i < second.count; ++i) {
        const Match partner = pools_.matches[second.begin + i];
        if (!allows(gap, first.words, partner.words)) return;
        if (pools_.size() >= full) {
            reached_cap_ = true;
            return;
        }
        pools_.add_joined(first, partner);
    }
}

void PatternMatcher::join(MatchSet first, MatchSet second, const GapBound& gap) {
    const std::uint32_t full = pools_.size() + kMostPerNode;
    for (std::uint32_t i = 0; i < first.count; ++i)
        join_one(pools_.matches[first.begin + i], second, gap, full);
}

MatchSet PatternMatcher::evaluate_near(const Node& node) {
    MatchSet sets[2];
    for (std::uint32_t i = 0; i < 2; ++i) {
        const NodeIndex child = program_.children[node.first_child + i];
        sets[i] = program_.nodes[child].has_role ? evaluate(child) : matches(child);
    }
    const GapBound gap = program_.gaps[node.first_child];
    const std::uint32_t begin = pools_.size();
    join(sets[0], sets[1], gap);
    join(sets[1], sets[0], gap);
    return pools_.settle(begin);
}

MatchSet PatternMatcher::repeat(const Node& node, MatchSet once) {
    const std::uint32_t least = node.nullable ? 1 : std::max(1u, node.least);
    std::vector<MatchSet> rounds{once};
    for (std::uint32_t round = 2; round <= node.most && rounds.back().count > 0; ++round) {
        const std::uint32_t begin = pools_.size();
        join(rounds.back(), once, {});
        rounds.push_back(pools_.settle(begin));
    }
    const std::uint32_t begin = pools_.size();
    for (std::size_t round = least; round <= rounds.size(); ++round) add_copies(rounds[round - 1]);
    return pools_.settle(begin);
}

/// reached[i]: matches of the parts up to i, in which i takes part. A later part joins on to the
/// last one that took anything, over the sum of the gaps between them.
MatchSet PatternMatcher::evaluate_sequence(const Node& node) {
    const auto child = [&](std::uint32_t i) { return program_.children[node.first_child + i]; };
    std::vector<MatchSet> reached(node.child_count);
    bool may_begin = true;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        const Node& part = program_.nodes[child(i)];
        const MatchSet own = part.has_role ? evaluate(child(i)) : matches(child(i));
        const std::uint32_t begin = pools_.size();
        if (may_begin) add_copies(own);
        GapBound gap = program_.gaps[node.first_child + i];
        for (std::uint32_t before = i; before-- > 0;) {
            join(reached[before], own, gap);
            if (!program_.nodes[child(before)].nullable) break;
            gap = sum(program_.gaps[node.first_child + before], gap);
        }
        reached[i] = pools_.settle(begin);
        may_begin = may_begin && part.nullable;
    }
    const std::uint32_t begin = pools_.size();
    for (std::uint32_t i = node.child_count; i-- > 0;) {
        add_copies(reached[i]);
        if (!program_.nodes[child(i)].nullable) break;
    }
    return pools_.settle(begin);
}

}  // namespace topos
