#pragma once
/// What a pattern denotes: the set of its matches over the words of one region.
///
///     leaf          the hits of its atom; every word (`any`); segments or roles that other rules
///     found sequence      a match of each part in order, each pair as close as the gap between
///     allows near          a match of each of the two parts, in either order, as close as it says
///     alternatives  the union
///     {m,n}         m to n matches that follow each other
///     label         binds the words from the first to the last to a role
///
/// Meaning, in full:
///  - Matches never overlap within one match: a part begins at or behind the byte where the part
///  before it ends.
///  - `A B` has no word between, whatever punctuation stands there. `A ..n B` has at most n words
///  between; measured in
///    characters, at most n code points that are not blank. `A near n B`: at most n - 1 words
///    (characters) between.
///  - A part that takes nothing (`?`, `*`, `{0,n}`) adds the gap before it to the gap behind it; at
///  the edges of a
///    sequence such gaps vanish. Where gaps of both units are added, it is enough that one of the
///    two sums holds.
///  - Roles of one match are disjoint, else it is no match. So a label within a label never
///  matches.
///  - The words of a match run from its first to its last piece; a role's likewise.
///
/// Sets are sorted lists; a join walks one list and finds its partners in the other by halving, so
/// work is in proportion to what is found, never A times B. A node that has found kMostPerNode
/// matches finds no more.
#include <cstdint>
#include <span>
#include <vector>

#include "core/match/character_ruler.hpp"
#include "core/match/hits.hpp"
#include "core/match/match_set.hpp"
#include "core/program/compiled.hpp"

namespace topos {

/// What a rule found and kept: words and roles.
struct FoundSegment {
    Words words;
    std::vector<RoleWords> roles;
    friend auto operator<=>(const FoundSegment&, const FoundSegment&) = default;
};

class PatternMatcher {
  public:
    static constexpr std::uint32_t kMostPerNode = 10'000;

    PatternMatcher(const Program::Compiled& program, const TypeLexicon& types);

    /// `found`: what rules found in this passage so far, by rule. All arguments must stay until the
    /// next call.
    void begin_region(const SegmentedText& text, const Region& region, const Hits& hits,
                      std::span<const std::vector<FoundSegment>> found);
    /// The same for a region that cuts through sentences: `hits` may reach beyond it.
    void begin_clipped_region(const SegmentedText& text, const Region& region, const Hits& hits,
                              std::span<const std::vector<FoundSegment>> found);

    /// The matches of a node without roles of another match; kept until the next region.
    [[nodiscard]] MatchSet matches(NodeIndex node);

    /// Does the condition hold for a match with these roles, by words within `around`?
    [[nodiscard]] bool holds(NodeIndex condition, std::span<const RoleWords> bound,
                             const Region& around);
    /// Does the neighbour's pattern stand beside a match of these words and roles?
    [[nodiscard]] bool stands_beside(const CompiledNeighbour& neighbour, const Words& words,
                                     std::span<const RoleWords> bound, const Region& around);

    /// Is a piece of a match one that this leaf finds in the region?
    [[nodiscard]] bool is_leaf(NodeIndex leaf, const Words& piece) const;
    /// May `after` follow `before`, which ends before it begins?
    [[nodiscard]] bool allows(const GapBound& gap, const Words& before, const Words& after);

    [[nodiscard]] const MatchPools& pools() const { return pools_; }
    /// A node of this region found more than kMostPerNode matches.
    [[nodiscard]] bool reached_cap() const { return reached_cap_; }

  private:
    struct Remembered {
        std::uint64_t region = 0;
        MatchSet set;
    };

    /// Does a match of the condition satisfy `suits`?
    template <class Suits>
    bool any_match(NodeIndex condition, std::span<const RoleWords> bound, Suits suits);
    MatchSet evaluate(NodeIndex node);
    MatchSet evaluate_once(const Node& node);
    MatchSet evaluate_atom(const Node& node);
    MatchSet evaluate_any();
    MatchSet evaluate_found(const Node& node);
    MatchSet evaluate_role(const Node& node);
    MatchSet evaluate_sequence(const Node& node);
    MatchSet evaluate_alternatives(const Node& node);
    MatchSet evaluate_near(const Node& node);
    MatchSet repeat(const Node& node, MatchSet once);
    MatchSet label(const Node& node, MatchSet set);
    void add_punctuation(AtomIndex test);
    void join(MatchSet first, MatchSet second, const GapBound& gap);
    void join_one(Match first, MatchSet second, const GapBound& gap, std::uint32_t full);
    void add_copies(MatchSet set);
    void remember_parts(NodeIndex node);

    const Program::Compiled& program_;
    const TypeLexicon& types_;
    SegmentedText text_;
    Region region_;
    const Hits* hits_ = nullptr;
    std::span<const std::vector<FoundSegment>> found_;
    std::span<const RoleWords> bound_;
    CharacterRuler ruler_;
    MatchPools pools_;
    std::uint64_t region_number_ = 0;
    std::vector<Remembered> remembered_;  ///< by node
    bool reached_cap_ = false;
    bool is_clipped_ = false;
};

}  // namespace topos
