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

    void begin_sentence() { ++sentence_; }
    void see(AtomIndex atom) {
        if (seen_in_[atom] == sentence_) return;
        seen_in_[atom] = sentence_;
        for (const std::uint32_t clause : with_[atom]) held_in_[clause] = sentence_;
    }
    /// True as well where other sentences may have the parts.
    [[nodiscard]] bool may_match(RuleIndex rule) const {
        for (const std::uint32_t clause : of_[rule]) {
            if (held_in_[clause] != sentence_) return false;
        }
        return true;
    }

  private:
    std::vector<std::vector<std::uint32_t>> with_;  ///< by atom: clauses that name it
    std::vector<std::vector<std::uint32_t>> of_;    ///< by rule: clauses that can be judged here
    std::uint64_t sentence_ = 0;
    std::vector<std::uint64_t> seen_in_;  ///< by atom: the last sentence that has it
    std::vector<std::uint64_t> held_in_;  ///< by clause: the last sentence where it holds
};

}  // namespace topos
