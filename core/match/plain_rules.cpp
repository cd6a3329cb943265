#include "core/match/plain_rules.hpp"

#include <algorithm>

#include "core/match/rule_runner.hpp"
#include "core/program/status_readers.hpp"

namespace topos {

PlainRules::PlainRules(const Program::Compiled& program, const LanguageRules& rules,
                       bool all_statuses, std::span<const std::uint8_t> unseen)
    : program_(program),
      unseen_(unseen),
      is_plain_(program.rules.size()),
      has_status_(program.rules.size()),
      uses_(program.atoms.size()),
      of_rule_(program.rules.size()) {
    const std::vector<bool> is_read = rules_with_read_status(program);
    for (RuleIndex rule = 0; rule < program.rules.size(); ++rule) {
        has_status_[rule] = all_statuses || is_read[rule] ? 1 : 0;
        is_plain_[rule] = is_plain(rule) ? 1 : 0;
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

bool PlainRules::is_plain(RuleIndex index) const {
    const CompiledRule& rule = program_.rules[index];
    if (rule.scope != ast::Scope::sentence || !is_of_hits(index)) return false;
    return rule.barriers.empty() && rule.unless.empty() && rule.required.empty() &&
           rule.neighbours.empty() && rule.only.empty() && rule.score_terms.empty() &&
           rule.builds_on.empty() && !rule.is_built_on;
}

/// One atom; or any of several, if nobody will ask which it was.
bool PlainRules::is_of_hits(RuleIndex index) const {
    const Node& find = program_.nodes[program_.rules[index].find];
    if (is_hit(find)) return true;
    if (find.kind != Node::Kind::alternatives || !is_once(find) || has_status_[index] != 0)
        return false;
    const auto parts = std::span(program_.children).subspan(find.first_child, find.child_count);
    return std::ranges::all_of(parts, [&](NodeIndex part) { return is_hit(program_.nodes[part]); });
}

bool PlainRules::is_hit(const Node& node) const {
    if (node.kind != Node::Kind::atom || !is_once(node)) return false;
    if (!unseen_.empty() && unseen_[node.subject] != 0) return false;
    // The hits of a lexicon that is made from others are not those of one atom.
    return std::ranges::none_of(program_.derived,
                                [&](const DerivedAtom& one) { return one.atom == node.subject; });
}

bool PlainRules::is_once(const Node& node) {
    return node.least == 1 && node.most == 1 && !node.nullable && node.label == kNone;
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
