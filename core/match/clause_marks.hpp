#pragma once
/// Which rules have all their parts in the sentence at hand: asked for each rule that a word wakes.
/// Clauses of many atoms are common to many rules, so each distinct one is marked when an atom of
/// it is seen, and a rule looks at its marks alone.
#include <cstdint>
#include <span>
#include <vector>

#include "core/program/compiled.hpp"

namespace topos {

class ClauseMarks {
  public:
    /// `unseen`: by atom, not 0 where hits of it may stand that nobody reports; empty: none.
    /// Clauses with such atoms are not judged.
    ClauseMarks(const Program::Compiled& program, const LanguageRules& rules,
                std::span<const std::uint8_t> unseen);

    void begin_sentence();
    void see(AtomIndex atom) {
        OfAtom& seen = of_atom_[atom];
        if (seen.last_sentence == sentence_) return;
        seen.last_sentence = sentence_;
        for (std::uint32_t i = seen.first_clause; i < seen.end_of_clauses; ++i)
            held_in_[clauses_[i]] = sentence_;
    }
    /// True as well where other sentences may have the parts.
    [[nodiscard]] bool may_match(RuleIndex rule) const {
        for (const std::uint32_t clause : of_rule_[rule]) {
            if (held_in_[clause] != sentence_) return false;
        }
        return true;
    }

  private:
    struct OfAtom {
        std::uint32_t last_sentence = 0;  ///< that has it
        std::uint32_t first_clause = 0;   ///< into clauses_: those that name it
        std::uint32_t end_of_clauses = 0;
    };
    void gather_by_atom(const std::vector<std::vector<std::uint32_t>>& with);

    std::vector<OfAtom> of_atom_;
    std::vector<std::uint32_t> clauses_;
    std::vector<std::vector<std::uint32_t>> of_rule_;  ///< clauses that can be judged here
    std::uint32_t sentence_ = 0;                       ///< a number
    std::vector<std::uint32_t> held_in_;               ///< by clause: the last sentence it held in
};

}  // namespace topos
