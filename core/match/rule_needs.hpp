#pragma once
/// What rules need of a text that is segmented in parts: whether the runs around finds are enough
/// for them, and whether they can match at all, judged by those runs alone. Words that are not
/// segmented can only make distances greater, so what is too far apart without them is too far
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

    /// Looks at what was found in one stretch, ascending. Valid until the next call.
    void look_at(std::span<const SeenAtom> seen);
    [[nodiscard]] bool may_match(RuleIndex rule) const;

  private:
    [[nodiscard]] bool has_all_parts(RuleIndex rule) const;
    [[nodiscard]] bool has_close_parts(const Node& find) const;
    [[nodiscard]] bool is_plain_atom(NodeIndex node) const;
    [[nodiscard]] bool is_close(std::size_t i, AtomIndex partner, std::uint32_t words) const;

    const Program::Compiled& program_;
    const LanguageRules& rules_;
    std::span<const SeenAtom> stretch_;
    std::vector<std::uint8_t> seen_;  ///< per atom: 1 found, 2 vaguely
    std::vector<AtomIndex> set_;
};

}  // namespace topos
