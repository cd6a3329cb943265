// What RuleRunner tells an observer.
#include <algorithm>

#include "core/match/rule_runner.hpp"

namespace topos {

void RuleRunner::observe_refusals(RuleIndex index, const Match& match, const Region& region) {
    const CompiledRule& rule = program_.rules[index];
    const auto roles = matcher_.pools().roles_of(match);
    const std::vector<RoleWords> bound(roles.begin(), roles.end());
    const Region around = condition_region(rule, match, region);
    refusals_.clear();
    for (std::uint32_t i = 0; i < rule.barriers.size(); ++i) {
        if (!crosses(rule.barriers[i], match)) continue;
        refusals_.push_back({Refusal::Clause::barrier, i});
        observe_condition(index, rule.barriers[i]);
    }
    for (std::uint32_t i = 0; i < rule.unless.size(); ++i) {
        if (!matcher_.holds(rule.unless[i], bound, around)) continue;
        refusals_.push_back({Refusal::Clause::unless, i});
        observe_condition(index, rule.unless[i]);
    }
    for (std::uint32_t i = 0; i < rule.required.size(); ++i) {
        if (matcher_.holds(rule.required[i], bound, around))
            observe_condition(index, rule.required[i]);
        else
            refusals_.push_back({Refusal::Clause::required, i});
    }
    for (std::uint32_t i = 0; i < rule.neighbours.size(); ++i) {
        const CompiledNeighbour& neighbour = rule.neighbours[i];
        const bool stands = matcher_.stands_beside(neighbour, match.words, bound, around);
        if (stands) observe_condition(index, neighbour.pattern);
        if (stands == neighbour.refused) refusals_.push_back({Refusal::Clause::neighbour, i});
    }
    for (const CompiledScoreTerm& term : rule.score_terms) {
        if (matcher_.holds(term.condition, bound, around)) observe_condition(index, term.condition);
    }
    if (!refusals_.empty()) observer_->on_refused(index, refusals_);
}

/// Notes the atoms below; their entries are looked up once the region is done.
void RuleRunner::observe_condition(RuleIndex rule, NodeIndex condition) {
    const Node& node = program_.nodes[condition];
    if (node.kind == Node::Kind::atom && program_.atoms[node.subject].kind != Atom::Kind::test)
        observed_atoms_.emplace_back(rule, node.subject);
    for (std::uint32_t i = 0; i < node.child_count; ++i)
        observe_condition(rule, program_.children[node.first_child + i]);
}

expected<void, Diagnostic> RuleRunner::observe_entries(Finder& finder) {
    std::vector<FoundEvidence> triggers;
    for (const auto& [rule, status] : refused_statuses_) {
        triggers.clear();
        if (auto done = evidence_gatherer_.gather(status, finder, triggers); !done) return done;
        for (const FoundEvidence& trigger : triggers)
            observer_->on_condition_entry(rule, trigger.entry);
    }
    std::vector<std::uint32_t> entries;
    for (const auto& [rule, atom] : observed_atoms_) {
        for (const Hit& hit : hits_.of(atom)) {
            for (const AtomIndex behind : atoms_behind(program_, atom)) {
                if (auto done = finder.find_entries(behind, hit.words, entries); !done) return done;
                for (const std::uint32_t entry : entries)
                    observer_->on_condition_entry(rule, entry);
            }
        }
    }
    return {};
}

}  // namespace topos
