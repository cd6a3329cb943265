#include "core/program/lowering.hpp"

namespace topos {

namespace {

using AtomSet = std::vector<std::uint8_t>;  // by atom: 0 or 1

AtomSet atoms_of_clauses(const LanguageRules& language) {
    AtomSet atoms(language.woken_by.size());
    for (const RuleWake& wake : language.wakes) {
        if (wake.never) continue;
        for (const Clause& clause : wake.clauses) {
            for (const AtomIndex atom : clause.atoms) atoms[atom] = 1;
        }
    }
    return atoms;
}

AtomSet atoms_of_triggers(const Program::Compiled& program) {
    AtomSet atoms(program.atoms.size());
    for (const CompiledTrigger& trigger : program.triggers) atoms[trigger.trigger] = 1;
    return atoms;
}

}  // namespace

void plan_search(const Program::Compiled& program, LanguageRules& language) {
    const AtomSet is_mandatory = atoms_of_clauses(language);
    const AtomSet is_trigger = atoms_of_triggers(program);
    SoughtStrings& sought = language.sought;
    const auto& literals = language.lexicon.literals;
    for (std::uint32_t i = 0; i < literals.size(); ++i) {
        const std::u32string& anchor = literals[i].parts[literals[i].anchor];
        if (is_trigger[literals[i].atom] != 0) sought.contexts.add(anchor);
        if (is_mandatory[literals[i].atom] != 0) {
            sought.mandatory.add(anchor);
            sought.of_mandatory.push_back({literals[i].atom, i});
        } else {
            sought.rest.add(anchor);
            sought.of_rest.push_back(i);
        }
    }
    for (const auto& hint : language.lexicon.hints) {
        if (is_trigger[hint.atom] != 0) sought.contexts.add(hint.string);
        if (is_mandatory[hint.atom] == 0) continue;
        sought.mandatory.add(hint.string);
        sought.of_mandatory.push_back({hint.atom, SoughtStrings::kHint});
    }
    sought.mandatory.finish();
    sought.rest.finish();
    sought.contexts.finish();
}

}  // namespace topos
