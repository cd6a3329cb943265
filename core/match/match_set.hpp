#pragma once
/// Matches of patterns, in pools that are emptied after each region: no match owns memory.
#include <cstdint>
#include <span>
#include <vector>

#include "core/match/words.hpp"

namespace topos {

struct RoleWords {
    Words words;
    std::uint32_t role = 0;
    friend auto operator<=>(const RoleWords&, const RoleWords&) = default;
};

/// A range of one of the pools.
struct Extent {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
};

/// One way a pattern matches: its words from the first to the last, the pieces that its leaves
/// found, the roles they are bound to. Pieces and roles are sorted and never overlap among
/// themselves.
struct Match {
    Words words;
    Extent pieces;
    Extent roles;
};

/// A set of matches: sorted, each once.
using MatchSet = Extent;

/// The pools. Extents stay valid while they grow.
struct MatchPools {
    std::vector<Match> matches;
    std::vector<Words> pieces;
    std::vector<RoleWords> roles;

    [[nodiscard]] std::span<const Match> of(MatchSet set) const {
        return {matches.data() + set.begin, set.count};
    }
    [[nodiscard]] std::span<const Words> pieces_of(const Match& match) const {
        return {pieces.data() + match.pieces.begin, match.pieces.count};
    }
    [[nodiscard]] std::span<const RoleWords> roles_of(const Match& match) const {
        return {roles.data() + match.roles.begin, match.roles.count};
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(matches.size()); }

    void clear();
    void add_leaf(const Words& words);
    /// `first` ends before `second` begins.
    void add_joined(const Match& first, const Match& second);
    /// The matches from `begin` on become a set.
    [[nodiscard]] MatchSet settle(std::uint32_t begin);

    /// For work that leaves nothing behind.
    struct Mark {
        std::size_t matches, pieces, roles;
    };
    [[nodiscard]] Mark mark() const { return {matches.size(), pieces.size(), roles.size()}; }
    void release(const Mark& mark);

  private:
    [[nodiscard]] std::strong_ordering compare(const Match& a, const Match& b) const;
};

/// How many words the pieces of a match touch.
[[nodiscard]] std::uint32_t covered_words(std::span<const Words> pieces);

}  // namespace topos
