#include "core/match/match_set.hpp"

#include <algorithm>

namespace topos {

void MatchPools::clear() {
    matches.clear();
    pieces.clear();
    roles.clear();
}

void MatchPools::release(const Mark& mark) {
    matches.resize(mark.matches);
    pieces.resize(mark.pieces);
    roles.resize(mark.roles);
}

void MatchPools::add_leaf(const Words& words) {
    matches.push_back({words, {static_cast<std::uint32_t>(pieces.size()), 1}, {}});
    pieces.push_back(words);
}

namespace {

/// Copies within a vector that may move while it grows.
template <class Value>
Extent append(std::vector<Value>& pool, Extent first, Extent second) {
    if (second.count == 0) return first;
    if (first.count == 0) return second;
    const Extent both{static_cast<std::uint32_t>(pool.size()), first.count + second.count};
    for (const Extent part : {first, second}) {
        for (std::uint32_t i = 0; i < part.count; ++i) {
            const Value value = pool[part.begin + i];
            pool.push_back(value);
        }
    }
    return both;
}

}  // namespace

void MatchPools::add_joined(const Match& first, const Match& second) {
    const Words words = hull(first.words, second.words);
    const Extent joined_pieces = append(pieces, first.pieces, second.pieces);
    const Extent joined_roles = append(roles, first.roles, second.roles);
    matches.push_back({words, joined_pieces, joined_roles});
}

std::strong_ordering MatchPools::compare(const Match& a, const Match& b) const {
    if (const auto order = a.words <=> b.words; order != 0) return order;
    const auto pieces_a = pieces_of(a);
    const auto pieces_b = pieces_of(b);
    if (const auto order = std::lexicographical_compare_three_way(pieces_a.begin(), pieces_a.end(),
                                                                  pieces_b.begin(), pieces_b.end());
        order != 0) {
        return order;
    }
    const auto roles_a = roles_of(a);
    const auto roles_b = roles_of(b);
    return std::lexicographical_compare_three_way(roles_a.begin(), roles_a.end(), roles_b.begin(),
                                                  roles_b.end());
}

MatchSet MatchPools::settle(std::uint32_t begin) {
    const auto from = matches.begin() + begin;
    const auto before = [this](const Match& a, const Match& b) { return compare(a, b) < 0; };
    const auto same = [this](const Match& a, const Match& b) { return compare(a, b) == 0; };
    if (!std::is_sorted(from, matches.end(), before)) std::sort(from, matches.end(), before);
    matches.erase(std::unique(from, matches.end(), same), matches.end());
    return {begin, size() - begin};
}

std::uint32_t covered_words(std::span<const Words> pieces) {
    std::uint32_t covered = 0;
    std::uint32_t counted = 0;  // words before this one are
    for (const Words& piece : pieces) {
        const std::uint32_t first = std::max(piece.first, counted);
        if (piece.last > first) covered += piece.last - first;
        counted = std::max(counted, piece.last);
    }
    return covered;
}

}  // namespace topos
