// When can a rule match at all? Every match of it has certain parts: clauses, of its pattern and of
// what it requires. The one whose hits
// are presumed rarest wakes the rule; the others are asked before any matching is done.
#include <algorithm>
#include <limits>

#include "core/program/lowering.hpp"

namespace topos {

namespace {

constexpr double kAnyWord = 1000;  // of a thousand words

class WakePlan {
  public:
    WakePlan(const Program::Compiled& program, LanguageRules& language, bool with_gated)
        : program_(program), language_(language), with_gated_(with_gated) {}

    void run() {
        language_.wakes.resize(program_.rules.size());
        rule_costs_.resize(program_.rules.size());
        language_.woken_by.resize(program_.atoms.size());
        for (const RuleIndex rule : program_.order) plan(rule);
        for (RuleIndex rule = 0; rule < program_.rules.size(); ++rule) enter(rule);
    }

  private:
    void plan(RuleIndex rule) {
        RuleWake& wake = language_.wakes[rule];
        wake.clauses = clauses_of(program_.rules[rule].find);
        add_required(program_.rules[rule], wake.clauses);
        std::ranges::stable_sort(wake.clauses, {},
                                 [this](const Clause& clause) { return cost(clause); });
        wake.always = wake.clauses.empty();
        rule_costs_[rule] = wake.always ? kAnyWord : cost(wake.clauses.front());
        const bool is_left_out = !with_gated_ && program_.gated[rule];
        wake.never = is_left_out || (!wake.always && rule_costs_[rule] == 0);
    }

    /// What a rule of sentences requires stands in the sentence of its match.
    void add_required(const CompiledRule& rule, std::vector<Clause>& clauses) const {
        if (rule.scope != ast::Scope::sentence || program_.wakes_by_find_alone) return;
        for (const NodeIndex node : rule.required) {
            for (auto& clause : clauses_of(node)) clauses.push_back(std::move(clause));
        }
    }

    void enter(RuleIndex rule) {
        const RuleWake& wake = language_.wakes[rule];
        if (wake.never) return;
        if (wake.always) {
            language_.always.push_back(rule);
            return;
        }
        for (const AtomIndex atom : wake.clauses.front().atoms) {
            auto& woken = language_.woken_by[atom];
            if (woken.empty() || woken.back() != rule) woken.push_back(rule);
        }
    }

    [[nodiscard]] double cost(const Clause& clause) const {
        double sum = 0;
        for (const AtomIndex atom : clause.atoms) sum += language_.lexicon.cost[atom];
        for (const RuleIndex rule : clause.rules) sum += rule_costs_[rule];
        return sum;
    }

    std::vector<Clause> clauses_of(NodeIndex index) const {
        const Node& node = program_.nodes[index];
        if (node.nullable) return {};
        switch (node.kind) {
            case Node::Kind::atom:
                return {{atoms_behind(program_, node.subject), {}}};
            case Node::Kind::rule:
            case Node::Kind::rule_role:
                return {{{}, {node.subject}}};
            case Node::Kind::sequence:
            case Node::Kind::near:
                return all_of(node);
            case Node::Kind::alternatives:
                return one_of(node);
            case Node::Kind::any:
            case Node::Kind::role:
                return {};
        }
        return {};
    }

    /// A node without parts stands for what could not be resolved: a clause that never holds.
    [[nodiscard]] std::vector<Clause> all_of(const Node& node) const {
        if (node.child_count == 0) return {Clause{}};
        std::vector<Clause> clauses;
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            for (auto& clause : clauses_of(program_.children[node.first_child + i])) {
                clauses.push_back(std::move(clause));
            }
        }
        return clauses;
    }

    /// Whichever alternative matches, one clause of each holds: the rarest of all alternatives
    /// together, the next ones together, and so on. Alternatives that cannot match in this language
    /// do not count.
    [[nodiscard]] std::vector<Clause> one_of(const Node& node) const {
        std::vector<std::vector<Clause>> possible;
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            auto clauses = clauses_of(program_.children[node.first_child + i]);
            if (clauses.empty()) return {};
            if (std::ranges::any_of(clauses, [&](const auto& one) { return cost(one) == 0; }))
                continue;
            std::ranges::stable_sort(clauses, {}, [&](const Clause& one) { return cost(one); });
            possible.push_back(std::move(clauses));
        }
        if (possible.empty()) return {Clause{}};
        std::size_t most = 0;
        for (const auto& clauses : possible) most = std::max(most, clauses.size());
        std::vector<Clause> together(most);
        for (const auto& clauses : possible) {
            for (std::size_t i = 0; i < most; ++i)
                add(clauses[std::min(i, clauses.size() - 1)], together[i]);
        }
        return together;
    }

    static void add(const Clause& from, Clause& to) {
        to.atoms.insert(to.atoms.end(), from.atoms.begin(), from.atoms.end());
        to.rules.insert(to.rules.end(), from.rules.begin(), from.rules.end());
    }

    const Program::Compiled& program_;
    LanguageRules& language_;
    bool with_gated_;
    std::vector<double> rule_costs_;
};

}  // namespace

void plan_wakes(const Program::Compiled& program, LanguageRules& language, bool with_gated) {
    WakePlan(program, language, with_gated).run();
}

}  // namespace topos
