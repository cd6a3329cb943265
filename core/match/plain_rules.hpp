#pragma once
/// Rules that code every hit of one atom as it stands: `find <waiting>` and nothing else; or of
/// several, if they are only counted. Most rules of large codebooks are of this kind, and finders
/// code by them at once, sentence by sentence:
///
///     the sentence holds no word that may set a status, or nobody reads the rule's statuses,
///     of hits of a rule that overlap one holds the other (or the rule keeps all),
///     there are not so many hits that a bound on matches could be reached
///         each hit that no other holds is a coding
///     else  the rule is woken there like any other, and RuleRunner decides: with the same result
#include <span>
#include <vector>

#include "core/match/finder.hpp"
#include "core/program/compiled.hpp"

namespace topos {

class PlainRules {
  public:
    /// `all_statuses`: somebody reads those of all rules. `unseen`: by atom, not 0 where hits of it
    /// may stand that nobody adds; empty: none. Rules that want such atoms are not plain.
    PlainRules(const Program::Compiled& program, const LanguageRules& rules, bool all_statuses,
               std::span<const std::uint8_t> unseen);

    /// Plain rules that code the atom.
    [[nodiscard]] std::span<const RuleIndex> coding(AtomIndex atom) const {
        return plain_.of(atom);
    }
    /// All other rules that the atom wakes.
    [[nodiscard]] std::span<const RuleIndex> woken_by(AtomIndex atom) const {
        return others_.of(atom);
    }
    [[nodiscard]] bool codes_hits(RuleIndex rule) const { return is_plain_[rule] != 0; }
    /// What becomes of a hit of the atom: any of these, or nothing.
    enum Use : std::uint8_t {
        kIsCoded = 1,    ///< plain rules code it
        kWakes = 2,      ///< it wakes other rules
        kIsContext = 4,  ///< it may set a status
    };
    [[nodiscard]] std::uint8_t uses(AtomIndex atom) const { return uses_[atom]; }

    /// A sentence begins; what came before is forgotten.
    void begin_sentence() { codings_.clear(); }
    void add(AtomIndex atom, const Words& words) {
        for (const RuleIndex rule : plain_.of(atom)) codings_.push_back({rule, words});
    }

    /// Gives each hit of the sentence that is a coding to `code`, and each other that is not held
    /// by one to `leave`: its rule is to be woken. `is_clear`: no word of the sentence may set a
    /// status; asked at most once, and only where that matters.
    template <class IsClear, class Code, class Leave>
    void decide(IsClear&& is_clear, Code&& code, Leave&& leave) {
        if (codings_.empty()) return;
        compare_hits();
        enum class Answer : std::uint8_t { unknown, yes, no } clear = Answer::unknown;
        for (std::size_t i = 0; i < codings_.size(); ++i) {
            const PlainCoding& coding = codings_[i];
            if (is_held_[i] != 0) continue;
            bool is_coded = !of_rule_[coding.rule].is_open;
            if (is_coded && has_status_[coding.rule] != 0) {
                if (clear == Answer::unknown) clear = is_clear() ? Answer::yes : Answer::no;
                is_coded = clear == Answer::yes;
            }
            if (is_coded)
                code(coding);
            else
                leave(coding);
        }
    }

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
    /// What is known of a rule's hits while they are compared.
    struct OfRule {
        std::uint64_t sentence = 0;  ///< the number of the one that this is about
        std::uint32_t last = 0;      ///< its last hit that no other holds
        bool is_open = false;        ///< two overlap in part
    };
    [[nodiscard]] bool is_plain(RuleIndex rule) const;
    [[nodiscard]] bool is_of_hits(RuleIndex rule) const;
    [[nodiscard]] bool is_hit(const Node& node) const;
    [[nodiscard]] static bool is_once(const Node& node);
    void compare_hits();
    void compare(std::uint32_t hit, OfRule& known);

    const Program::Compiled& program_;
    std::span<const std::uint8_t> unseen_;
    RulesOfAtoms plain_;
    RulesOfAtoms others_;
    std::vector<std::uint8_t> is_plain_;    ///< by rule
    std::vector<std::uint8_t> has_status_;  ///< by rule: somebody reads it
    std::vector<std::uint8_t> uses_;        ///< by atom
    std::vector<PlainCoding> codings_;
    std::vector<std::uint8_t> is_held_;  ///< by coding: another one of the rule holds it
    std::vector<OfRule> of_rule_;
    std::uint64_t sentence_ = 0;
};

}  // namespace topos
