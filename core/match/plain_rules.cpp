#include "core/match/plain_rules.hpp"

#include <algorithm>

#include "core/match/rule_runner.hpp"

namespace topos {

PlainRules::PlainRules(const Program::Compiled& program, const LanguageRules& rules)
    : program_(program),
      is_plain_(program.rules.size()),
      keeps_all_(program.rules.size()),
      is_context_(program.atoms.size()),
      last_end_(program.rules.size()) {
    for (RuleIndex rule = 0; rule < program.rules.size(); ++rule) {
        is_plain_[rule] = is_plain(program.rules[rule]) ? 1 : 0;
        keeps_all_[rule] = program.rules[rule].keep == ast::Keep::all ? 1 : 0;
    }
    for (AtomIndex atom = 0; atom < rules.woken_by.size(); ++atom) {
        for (const RuleIndex rule : rules.woken_by[atom])
            (is_plain_[rule] != 0 ? plain_ : others_).rules.push_back(rule);
        plain_.end_atom();
        others_.end_atom();
    }
    for (const CompiledTrigger& trigger : program.triggers) is_context_[trigger.trigger] = 1;
}

bool PlainRules::is_plain(const CompiledRule& rule) const {
    const Node& find = program_.nodes[rule.find];
    const bool is_atom = find.kind == Node::Kind::atom && find.least == 1 && find.most == 1 &&
                         !find.nullable && find.label == kNone;
    if (!is_atom || rule.scope != ast::Scope::sentence) return false;
    // The hits of a lexicon that is made from others are not those of one atom.
    const auto is_subject = [&](const DerivedAtom& one) { return one.atom == find.subject; };
    if (std::ranges::any_of(program_.derived, is_subject)) return false;
    return rule.barriers.empty() && rule.unless.empty() && rule.required.empty() &&
           rule.neighbours.empty() && rule.only.empty() && rule.score_terms.empty() &&
           rule.builds_on.empty() && !rule.is_built_on;
}

bool PlainRules::are_clear() {
    if (codings_.size() > RuleRunner::kMostPerRule) return false;
    for (const PlainCoding& coding : codings_) last_end_[coding.rule] = 0;
    for (const PlainCoding& coding : codings_) {
        if (coding.words.begin < last_end_[coding.rule] && keeps_all_[coding.rule] == 0)
            return false;
        last_end_[coding.rule] = std::max(last_end_[coding.rule], coding.words.end);
    }
    return true;
}

}  // namespace topos
