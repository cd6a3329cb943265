#include "core/match/clause_marks.hpp"

#include <algorithm>
#include <map>

namespace topos {

ClauseMarks::ClauseMarks(const Program::Compiled& program, const LanguageRules& rules,
                         std::span<const std::uint8_t> unseen)
    : of_atom_(program.atoms.size()), of_rule_(program.rules.size()) {
    std::vector<std::vector<std::uint32_t>> with(program.atoms.size());
    const auto is_unseen = [&](AtomIndex atom) { return !unseen.empty() && unseen[atom] != 0; };
    std::map<std::vector<AtomIndex>, std::uint32_t> numbers;
    for (RuleIndex rule = 0; rule < rules.wakes.size(); ++rule) {
        // Others find parts in other sentences.
        if (program.rules[rule].scope != ast::Scope::sentence) continue;
        for (const Clause& clause : rules.wakes[rule].clauses) {
            if (!clause.rules.empty() || std::ranges::any_of(clause.atoms, is_unseen)) continue;
            std::vector<AtomIndex> atoms = clause.atoms;
            std::ranges::sort(atoms);
            const auto repeated = std::ranges::unique(atoms);
            atoms.erase(repeated.begin(), repeated.end());
            const auto number = static_cast<std::uint32_t>(numbers.size());
            const auto [found, is_new] = numbers.try_emplace(std::move(atoms), number);
            of_rule_[rule].push_back(found->second);
            if (!is_new) continue;
            for (const AtomIndex atom : found->first) with[atom].push_back(number);
        }
    }
    held_in_.resize(numbers.size());
    gather_by_atom(with);
}

void ClauseMarks::gather_by_atom(const std::vector<std::vector<std::uint32_t>>& with) {
    for (AtomIndex atom = 0; atom < with.size(); ++atom) {
        const auto first = static_cast<std::uint32_t>(clauses_.size());
        clauses_.insert(clauses_.end(), with[atom].begin(), with[atom].end());
        of_atom_[atom] = {0, first, static_cast<std::uint32_t>(clauses_.size())};
    }
}

void ClauseMarks::begin_sentence() {
    if (++sentence_ != 0) return;
    for (OfAtom& seen : of_atom_) seen.last_sentence = 0;
    std::ranges::fill(held_in_, 0u);
    sentence_ = 1;
}

}  // namespace topos
