#pragma once
/// Rules that code every hit of one atom as it stands: `find <waiting>` and nothing else. Most
/// rules of large codebooks are of this kind, and finders code by them at once, sentence by
/// sentence:
///
///     the sentence holds no word that may set a status,
///     no two hits of a rule overlap in it (or the rule keeps all),
///     there are not so many hits that a bound on matches could be reached
///         each hit is a coding
///     else  the rule is woken there like any other, and RuleRunner decides: with the same result
#include <span>
#include <vector>

#include "core/match/finder.hpp"
#include "core/program/compiled.hpp"

namespace topos {

class PlainRules {
  public:
    PlainRules(const Program::Compiled& program, const LanguageRules& rules);

    /// Plain rules that code the atom.
    [[nodiscard]] std::span<const RuleIndex> coding(AtomIndex atom) const {
        return plain_.of(atom);
    }
    /// All other rules that the atom wakes.
    [[nodiscard]] std::span<const RuleIndex> woken_by(AtomIndex atom) const {
        return others_.of(atom);
    }
    [[nodiscard]] bool is_plain(RuleIndex rule) const { return is_plain_[rule] != 0; }
    /// Words of the atom may set a status.
    [[nodiscard]] bool is_context(AtomIndex atom) const { return is_context_[atom] != 0; }

    /// A sentence begins; what came before is forgotten.
    void begin_sentence() { codings_.clear(); }
    void add(AtomIndex atom, const Words& words) {
        for (const RuleIndex rule : plain_.of(atom)) codings_.push_back({rule, words});
    }
    /// Of the sentence, in the order of adding.
    [[nodiscard]] std::span<const PlainCoding> codings() const { return codings_; }
    /// Nothing but the hits decides. Not asked where words stand that may set a status.
    [[nodiscard]] bool are_clear();

  private:
    /// Lists of rules by atom, in one piece of memory.
    struct RulesOfAtoms {
        std::vector<std::uint32_t> begins = {0};
        std::vector<RuleIndex> rules;
        [[nodiscard]] std::span<const RuleIndex> of(AtomIndex atom) const {
            return {rules.data() + begins[atom], begins[atom + 1] - begins[atom]};
        }
        void end_atom() { begins.push_back(static_cast<std::uint32_t>(rules.size())); }
    };
    [[nodiscard]] bool is_plain(const CompiledRule& rule) const;

    const Program::Compiled& program_;
    RulesOfAtoms plain_;
    RulesOfAtoms others_;
    std::vector<std::uint8_t> is_plain_;    ///< by rule
    std::vector<std::uint8_t> keeps_all_;   ///< by rule
    std::vector<std::uint8_t> is_context_;  ///< by atom
    std::vector<PlainCoding> codings_;
    std::vector<std::uint32_t> last_end_;  ///< by rule: of its last hit, while are_clear() looks
};

}  // namespace topos
