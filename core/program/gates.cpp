#include "core/program/gates.hpp"

#include <algorithm>

namespace topos {

namespace {

class GateFinder {
  public:
    explicit GateFinder(const Program::Compiled& program)
        : program_(program), has_filter_(program.rules.size()), gated_(program.rules.size()) {}

    std::vector<bool> run() {
        for (const DocumentStep& step : program_.document_steps) {
            if (step.is_filter) has_filter_[step.rule] = true;
        }
        for (const DocumentStep& step : program_.document_steps) {
            if (step.is_filter) gated_[step.rule] = !counts_filtered(step.when);
        }
        for (const CompiledChoice& choice : program_.choices) {
            for (const RuleIndex rule : choice.winners) take_out(rule);
            for (const RuleIndex rule : choice.losers) take_out(rule);
        }
        // What is built on comes first in the order: backwards, one pass reaches all of it.
        for (auto rule = program_.order.rbegin(); rule != program_.order.rend(); ++rule) {
            if (gated_[*rule]) continue;
            for (const RuleIndex part : program_.rules[*rule].builds_on) take_out(part);
        }
        if (std::ranges::none_of(gated_, [](bool is_gated) { return is_gated; })) return {};
        return std::move(gated_);
    }

  private:
    /// Rules of documents and corpora come behind the others, and are never gated.
    void take_out(RuleIndex rule) {
        if (rule < gated_.size()) gated_[rule] = false;
    }

    [[nodiscard]] bool counts_filtered(const CompiledCondition& condition) const {
        const auto is_filtered = [&](RuleIndex subject) {
            return subject < has_filter_.size() ? bool{has_filter_[subject]}
                                                : is_filtered_document_rule(subject);
        };
        return std::ranges::any_of(condition.subjects, is_filtered) ||
               std::ranges::any_of(condition.operands, [&](const CompiledCondition& operand) {
                   return counts_filtered(operand);
               });
    }

    [[nodiscard]] bool is_filtered_document_rule(RuleIndex rule) const {
        return std::ranges::any_of(program_.document_steps, [&](const DocumentStep& step) {
            return step.rule == rule && counts_filtered(step.when);
        });
    }

    const Program::Compiled& program_;
    std::vector<bool> has_filter_;
    std::vector<bool> gated_;
};

class AtomGatherer {
  public:
    explicit AtomGatherer(const Program::Compiled& program)
        : program_(program), wanted_(program.atoms.size()) {}

    std::vector<bool> run() {
        for (RuleIndex rule = 0; rule < program_.rules.size(); ++rule) {
            if (program_.gated.empty() || !program_.gated[rule]) want(program_.rules[rule]);
        }
        for (const CompiledTrigger& trigger : program_.triggers) {
            want_atom(trigger.trigger);
            if (trigger.stop != kNone) want_atom(trigger.stop);
        }
        return std::move(wanted_);
    }

  private:
    void want(const CompiledRule& rule) {
        want_node(rule.find);
        for (const NodeIndex node : rule.barriers) want_node(node);
        for (const NodeIndex node : rule.unless) want_node(node);
        for (const NodeIndex node : rule.required) want_node(node);
        for (const CompiledNeighbour& neighbour : rule.neighbours) want_node(neighbour.pattern);
        for (const CompiledScoreTerm& term : rule.score_terms) want_node(term.condition);
    }

    void want_node(NodeIndex index) {
        if (index == kNone) return;
        const Node& node = program_.nodes[index];
        if (node.kind == Node::Kind::atom) want_atom(node.subject);
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            want_node(program_.children[node.first_child + i]);
    }

    void want_atom(AtomIndex atom) {
        if (wanted_[atom]) return;
        wanted_[atom] = true;
        const auto derived = std::ranges::find(program_.derived, atom, &DerivedAtom::atom);
        if (derived == program_.derived.end()) return;
        for (const AtomIndex part : derived->added) want_atom(part);
        for (const AtomIndex part : derived->taken) want_atom(part);
    }

    const Program::Compiled& program_;
    std::vector<bool> wanted_;
};

}  // namespace

std::vector<bool> find_gated_rules(const Program::Compiled& program) {
    return GateFinder(program).run();
}

std::vector<DocumentStep> find_gate_steps(const Program::Compiled& program) {
    std::vector<DocumentStep> steps;
    if (program.gated.empty()) return steps;
    for (const DocumentStep& step : program.document_steps) {
        if (step.is_filter && !program.gated[step.rule]) continue;
        const bool is_known =
            step.is_filter && std::ranges::any_of(steps, [&](const DocumentStep& other) {
                return other.is_filter && other.when == step.when;
            });
        if (!is_known) steps.push_back(step);
    }
    return steps;
}

std::vector<bool> atoms_before_gates(const Program::Compiled& program) {
    return AtomGatherer(program).run();
}

}  // namespace topos
