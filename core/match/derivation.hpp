#pragma once
/// Which parts of a pattern found the pieces of a match: the way back from a match to the pattern.
///
/// A match keeps its pieces but not the leaves that found them, as that would cost every candidate.
/// For the few that are kept the way is found again: pieces stand in order, and every part of a
/// pattern takes a run of them, so the pattern is parsed against the pieces as a grammar against
/// words, trying alternatives in the order written and going back where one does not fit. What
/// failed once is not tried again. Patterns that repeat repetitions over hundreds of words still
/// have too many ways: after kMostSteps the search is given up, and the match has no evidence.
#include <set>
#include <span>
#include <tuple>
#include <vector>

#include "core/match/pattern_matcher.hpp"

namespace topos {

class Derivation {
  public:
    static constexpr std::uint32_t kMostSteps = 50'000;

    Derivation(const Program::Compiled& program, PatternMatcher& matcher)
        : program_(program), matcher_(matcher) {}

    /// Finds the way of a match that `pattern`, a node of `find`, found in the region at hand.
    /// True: the results below are of this match.
    bool find(NodeIndex pattern, const Match& match);

    /// The leaf that found each piece.
    [[nodiscard]] std::span<const NodeIndex> leaves() const { return leaves_; }
    /// All nodes that took part, those above leaves too; some of them more than once.
    [[nodiscard]] std::span<const NodeIndex> nodes() const { return nodes_; }

  private:
    /// Pieces [begin, end) of the match.
    struct Run {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    bool fits(NodeIndex node, Run run, std::uint32_t label);
    bool fits_repeated(NodeIndex node, Run run, std::uint32_t label, std::uint32_t count);
    bool fits_once(NodeIndex node, Run run, std::uint32_t label);
    bool fits_leaf(NodeIndex node, std::uint32_t piece, std::uint32_t label);
    bool fits_alternatives(const Node& node, Run run, std::uint32_t label);
    bool fits_near(const Node& node, Run run, std::uint32_t label);
    bool fits_sequence(const Node& node, std::uint32_t part, Run run, const GapBound* gap,
                       std::uint32_t label);
    [[nodiscard]] bool is_role(const Words& words, std::uint32_t label) const;
    [[nodiscard]] std::uint32_t role_at(const Words& piece) const;
    [[nodiscard]] Words hull_of(Run run) const;

    const Program::Compiled& program_;
    PatternMatcher& matcher_;
    std::uint32_t steps_ = 0;
    std::vector<Words> pieces_;
    std::vector<RoleWords> roles_;
    std::vector<NodeIndex> leaves_;
    std::vector<NodeIndex> nodes_;
    std::set<std::tuple<NodeIndex, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>>
        failed_;  ///< node, run, label, repetitions done
};

}  // namespace topos
