#include "core/match/plain_rules.hpp"

#include <algorithm>

#include "core/match/rule_runner.hpp"
#include "core/program/status_readers.hpp"

namespace topos {

PlainRules::PlainRules(const Program::Compiled& program, const LanguageRules& rules,
                       bool all_statuses)
    : program_(program),
      is_plain_(program.rules.size()),
      has_status_(program.rules.size()),
      uses_(program.atoms.size()),
      of_rule_(program.rules.size()) {
    const std::vector<bool> is_read = rules_with_read_status(program);
    for (RuleIndex rule = 0; rule < program.rules.size(); ++rule) {
        is_plain_[rule] = is_plain(program.rules[rule]) ? 1 : 0;
        has_status_[rule] = all_statuses || is_read[rule] ? 1 : 0;
    }
    for (AtomIndex atom = 0; atom < rules.woken_by.size(); ++atom) {
        for (const RuleIndex rule : rules.woken_by[atom])
            (is_plain_[rule] != 0 ? plain_ : others_).rules.push_back(rule);
        plain_.end_atom();
        others_.end_atom();
        if (!plain_.of(atom).empty()) uses_[atom] |= kIsCoded;
        if (!others_.of(atom).empty()) uses_[atom] |= kWakes;
    }
    for (const CompiledTrigger& trigger : program.triggers) uses_[trigger.trigger] |= kIsContext;
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

void PlainRules::compare_hits() {
    ++sentence_;
    is_held_.assign(codings_.size(), 0);
    const bool are_too_many = codings_.size() > RuleRunner::kMostPerRule;
    for (std::uint32_t i = 0; i < codings_.size(); ++i) {
        OfRule& known = of_rule_[codings_[i].rule];
        if (known.sentence != sentence_) {
            known = {sentence_, i, are_too_many};
        } else if (!known.is_open) {
            compare(i, known);
        }
    }
}

/// Of two hits one of which holds the other, the longest is kept. Hits come nearly in order.
void PlainRules::compare(std::uint32_t hit, OfRule& known) {
    const ast::Keep keep = program_.rules[codings_[hit].rule].keep;
    const Words& words = codings_[hit].words;
    const Words& last = codings_[known.last].words;
    if (keep == ast::Keep::all || words.begin >= last.end) {
        known.last = hit;
    } else if (keep == ast::Keep::longest && lies_within(words, last)) {
        is_held_[hit] = 1;
    } else if (keep == ast::Keep::longest && words.begin == last.begin) {
        is_held_[known.last] = 1;
        known.last = hit;
    } else {
        known.is_open = true;
    }
}

}  // namespace topos
