#pragma once
/// What rules need of a text that is segmented in parts: whether the runs around finds are enough
/// for them, and whether their parts stand close enough, judged by those runs alone. Words that are
/// not segmented can only make distances greater, so what is too far apart without them is too far
/// apart.
#include <span>
#include <vector>

#include "core/match/words.hpp"
#include "core/program/compiled.hpp"

namespace topos {

/// An atom that was found, or may have been.
struct SeenAtom {
    AtomIndex atom = 0;
    Words words;            ///< counted in the words that are segmented
    bool is_vague = false;  ///< only its first byte is known
};

class RuleNeeds {
  public:
    RuleNeeds(const Program::Compiled& program, const LanguageRules& rules)
        : program_(program), rules_(rules), seen_(program.atoms.size()) {}

    /// One atom and nothing around it, but perhaps a context.
    [[nodiscard]] bool needs_only_its_words(RuleIndex rule) const;
    /// Its sentences alone say whether it matches.
    [[nodiscard]] bool needs_only_its_sentence(RuleIndex rule) const;

    /// Looks at what was found in one stretch of the text, ascending. Valid until the next call.
    void look_at(std::string_view text, std::span<const SeenAtom> seen);
    /// Asked of rules all of whose parts are there (ClauseMarks).
    [[nodiscard]] bool may_match(RuleIndex rule) const;

  private:
    [[nodiscard]] bool has_close_parts(const Node& find) const;
    [[nodiscard]] bool has_close_requirements(const CompiledRule& rule) const;
    [[nodiscard]] bool may_stand_near(NodeIndex condition, const Node& find) const;
    [[nodiscard]] bool is_plain_atom(NodeIndex node) const;
    /// Does `second` follow `first`, or in either order where `is_near`, and may the gap allow it?
    [[nodiscard]] bool stand_close(AtomIndex first, AtomIndex second, const GapBound& gap,
                                   bool is_near) const;
    [[nodiscard]] bool is_close(std::size_t i, AtomIndex partner, const GapBound& gap) const;
    [[nodiscard]] bool is_too_far(const Words& before, const Words& after,
                                  const GapBound& gap) const;

    const Program::Compiled& program_;
    const LanguageRules& rules_;
    std::string_view text_;
    std::span<const SeenAtom> stretch_;
    std::vector<std::uint8_t> seen_;  ///< per atom: 1 found, 2 vaguely
    std::vector<AtomIndex> set_;
};

}  // namespace topos
