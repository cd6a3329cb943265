// Rules that build on rules: depth-first, a rule after all it builds on. A rule met again on the
// way is a circle.
#include <algorithm>

#include "core/program/lowering.hpp"
#include "grammar/diagnose.hpp"

namespace topos {

namespace {

class Ordering {
  public:
    Ordering(const Symbols& symbols, std::span<const ast::File> files, Program::Compiled& program,
             Diagnostics& diagnostics)
        : symbols_(symbols),
          files_(files),
          program_(program),
          diagnostics_(diagnostics),
          states_(program.rules.size(), State::unseen) {}

    void run() {
        for (RuleIndex rule = 0; rule < program_.rules.size(); ++rule) visit(rule);
    }

  private:
    enum class State { unseen, open, done };

    void visit(RuleIndex rule) {
        if (states_[rule] == State::done) return;
        if (states_[rule] == State::open) return report_circle(rule);
        states_[rule] = State::open;
        path_.push_back(rule);
        CompiledRule& compiled = program_.rules[rule];
        compiled.stage = level_of(compiled.scope);
        for (const RuleIndex part : compiled.builds_on) {
            program_.rules[part].is_built_on = true;
            visit(part);
            compiled.stage =
                std::max(compiled.stage, stage_after(program_.rules[part].stage, compiled.scope));
        }
        path_.pop_back();
        states_[rule] = State::done;
        program_.order.push_back(rule);
    }

    /// The first stage of that scope that is not before `stage`. Regions that are segments of
    /// rules are not those of the rules they build on: these must be done before.
    static std::uint32_t stage_after(std::uint32_t stage, ast::Scope scope) {
        const std::uint32_t level = level_of(scope);
        if (scope == ast::Scope::rule) ++stage;
        const std::uint32_t in_round = stage % kStagesPerRound;
        const std::uint32_t round = stage / kStagesPerRound + (in_round > level ? 1 : 0);
        return round * kStagesPerRound + level;
    }

    void report_circle(RuleIndex rule) {
        const auto begin = std::ranges::find(path_, rule);
        std::string circle;
        Diagnostic diagnostic;
        for (auto at = begin; at != path_.end(); ++at) circle += name_of(*at).text + " → ";
        circle += name_of(rule).text;
        diagnostic = diagnose(source_of(rule), "cycle_in_rules", name_of(rule).span,
                              "rules build on each other in a circle: " + circle);
        for (auto at = begin + 1; at < path_.end(); ++at) {
            diagnostic.labels.push_back({source_of(*at), name_of(*at).span, "part of the circle"});
        }
        diagnostic.remedies.push_back(
            "Take one of the references out, or find words of a lexicon instead.");
        diagnostics_.push_back(std::move(diagnostic));
    }

    [[nodiscard]] const ast::Identifier& name_of(RuleIndex rule) const {
        const RuleSymbol& symbol = symbols_.rules[rule];
        return symbol.rule != nullptr ? symbol.rule->name : symbol.lexicon->name;
    }
    [[nodiscard]] const std::shared_ptr<const Source>& source_of(RuleIndex rule) const {
        return files_[symbols_.rules[rule].file].source;
    }

    const Symbols& symbols_;
    std::span<const ast::File> files_;
    Program::Compiled& program_;
    Diagnostics& diagnostics_;
    std::vector<State> states_;
    std::vector<RuleIndex> path_;
};

}  // namespace

void order_rules(const Symbols& symbols, std::span<const ast::File> files,
                 Program::Compiled& program, Diagnostics& diagnostics) {
    Ordering(symbols, files, program, diagnostics).run();
}

}  // namespace topos
