// Conditions on documents and the corpus, and choices between rules: names resolved, put into the
// order in which they must be looked at.
#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "core/lexicon/folding.hpp"
#include "core/program/lowering.hpp"
#include "grammar/diagnose.hpp"

namespace topos {

namespace {

/// Names of rules and codes, as conditions and choices mean them.
class Subjects {
  public:
    Subjects(const Symbols& symbols, const Program::Compiled& program)
        : symbols_(symbols), program_(program) {}

    /// A rule, a document rule, or all rules of a code and of those below it; empty: no such name.
    [[nodiscard]] std::vector<RuleIndex> find(const std::string& name, std::uint32_t pack) const {
        if (const auto rule = symbols_.find_rule(name, pack)) return {*rule};
        if (const auto document = symbols_.find_document(name, pack))
            return {static_cast<RuleIndex>(symbols_.rules.size() + *document)};
        return rules_of_code(name);
    }

    [[nodiscard]] bool is_known(const std::string& name, std::uint32_t pack) const {
        return !find(name, pack).empty() || symbols_.find_code(name) || has_codes_below(name);
    }

    [[nodiscard]] std::vector<std::string> known() const {
        std::vector<std::string> names;
        for (const auto& info : program_.rule_infos) names.push_back(info.name);
        for (const auto& code : symbols_.codebook) names.push_back(code.name);
        return names;
    }

  private:
    [[nodiscard]] std::vector<RuleIndex> rules_of_code(const std::string& name) const {
        const auto code = symbols_.find_code(name);
        const std::string full = code ? symbols_.codebook[*code].name : name;
        std::vector<RuleIndex> rules;
        for (RuleIndex rule = 0; rule < symbols_.rules.size(); ++rule) {
            if (!program_.rule_infos[rule].codes) continue;
            const std::string& of_rule = symbols_.codebook[program_.rule_infos[rule].code].name;
            if (of_rule == full || of_rule.starts_with(full + ".")) rules.push_back(rule);
        }
        return rules;
    }

    [[nodiscard]] bool has_codes_below(const std::string& name) const {
        return std::ranges::any_of(symbols_.codebook, [&](const CodebookEntry& code) {
            return code.name.starts_with(name + ".");
        });
    }

    const Symbols& symbols_;
    const Program::Compiled& program_;
};

class CountLowering {
  public:
    CountLowering(std::span<const ast::File> files, const Symbols& symbols,
                  Program::Compiled& program, Diagnostics& diagnostics)
        : files_(files),
          symbols_(symbols),
          program_(program),
          diagnostics_(diagnostics),
          subjects_(symbols, program) {}

    void run() {
        for (const auto& document : symbols_.documents) add_info(document);
        if (symbols_.codebook.empty()) return;  // reported: rules need codes
        for (RuleIndex rule = 0; rule < symbols_.rules.size(); ++rule) lower_filter(rule);
        for (std::uint32_t i = 0; i < symbols_.documents.size(); ++i) lower_document(i);
        order_steps();
        for (std::uint32_t file = 0; file < files_.size(); ++file) lower_choices(file);
        check_choices();
    }

  private:
    void stand_in(std::uint32_t file) {
        source_ = files_[file].source;
        pack_ = symbols_.pack_of_file[file];
    }

    void add_info(const DocumentSymbol& document) {
        stand_in(document.file);
        const auto& rule = *document.rule;
        RuleInfo info;
        info.name = rule.name.text;
        info.pack = pack_;
        info.place =
            source_->name() + ":" + std::to_string(source_->locate(rule.name.span.begin).line);
        info.codes = rule.code.has_value();
        if (rule.code) info.code = resolve_code(*rule.code, source_, symbols_, diagnostics_);
        program_.rule_infos.push_back(std::move(info));
    }

    void lower_filter(RuleIndex rule) {
        const RuleSymbol& symbol = symbols_.rules[rule];
        if (symbol.rule == nullptr || !symbol.rule->when) return;
        stand_in(symbol.file);
        steps_.push_back({rule, true, lower(*symbol.rule->when)});
    }

    void lower_document(std::uint32_t index) {
        const DocumentSymbol& symbol = symbols_.documents[index];
        stand_in(symbol.file);
        const auto rule = static_cast<RuleIndex>(symbols_.rules.size() + index);
        in_corpus_ = symbol.rule->is_corpus;
        auto when = lower(symbol.rule->when);
        in_corpus_ = false;
        if (!symbol.rule->is_corpus) {
            steps_.push_back({rule, false, std::move(when)});
            return;
        }
        program_.corpus_rules.push_back(
            {rule, std::move(when), symbol.rule->group ? symbol.rule->group->text : ""});
    }

    CompiledCondition lower(const ast::Condition& condition) {
        CompiledCondition lowered;
        lowered.kind = condition.kind;
        lowered.comparison = condition.comparison;
        lowered.number = condition.number;
        lowered.places = condition.places;
        lowered.place = condition.place;
        lowered.least = condition.least;
        if (condition.kind == ast::Condition::Kind::measure) lower_measure(condition, lowered);
        if (condition.kind == ast::Condition::Kind::metadata) lower_metadata(condition, lowered);
        for (const auto& operand : condition.operands) lowered.operands.push_back(lower(operand));
        return lowered;
    }

    void lower_measure(const ast::Condition& condition, CompiledCondition& lowered) {
        const ast::Measure& measure = condition.measure;
        lowered.measure = measure.kind;
        lowered.per_words = measure.per_words.value_or(0);
        lowered.in_percent = measure.in_percent;
        lowered.has_subject = measure.subject.has_value();
        if (measure.subject) lowered.subjects = rules_named(*measure.subject);
        if (in_corpus_ && measure.subject) check_leave_codings(lowered.subjects, *measure.subject);
        for (const auto& status : measure.statuses) {
            if (const auto found = symbols_.find_status(status.text)) {
                lowered.statuses.push_back(*found);
            } else {
                diagnostics_.push_back(unknown_status(status, {source_, status.span}, symbols_));
            }
        }
        std::ranges::sort(lowered.statuses);
    }

    void lower_metadata(const ast::Condition& condition, CompiledCondition& lowered) {
        lowered.field = condition.field.text;
        lowered.compares_text = condition.text.has_value();
        if (!condition.text) return;
        lowered.text = condition.text->value;
        if (!condition.regex) return;
        const Place place{source_, condition.text->span};
        if (check_regex(lowered.text, place, diagnostics_))
            lowered.regex = std::make_shared<re2::RE2>(lowered.text, folded_regex_options());
    }

    /// What a document's conditions count is gone when the corpus is summed up.
    void check_leave_codings(const std::vector<RuleIndex>& rules, const ast::Identifier& name) {
        for (const RuleIndex rule : rules) {
            if (program_.rule_infos[rule].codes) continue;
            auto diagnostic = diagnose(
                source_, "no_codings_to_count", name.span,
                "rule `" + name.text + "` has no code: there is nothing to count in the corpus");
            diagnostic.remedies.push_back("Give the rule a code.");
            diagnostics_.push_back(std::move(diagnostic));
        }
    }

    std::vector<RuleIndex> rules_named(const ast::Identifier& name) {
        auto rules = subjects_.find(name.text, pack_);
        if (!subjects_.is_known(name.text, pack_) && !symbols_.left_out.contains(name.text)) {
            diagnostics_.push_back(unknown("unknown_name", {source_, name.span},
                                           "no rule or code has the name `" + name.text + "`",
                                           name.text, subjects_.known()));
        }
        std::ranges::sort(rules);
        return rules;
    }

    // -- order: what counts a rule comes after what decides about that rule

    void order_steps() {
        states_.assign(steps_.size(), State::unseen);
        for (std::size_t step = 0; step < steps_.size(); ++step) visit(step);
    }

    enum class State { unseen, open, done };

    void visit(std::size_t step) {
        if (states_[step] == State::done) return;
        if (states_[step] == State::open) return report_circle(step);
        states_[step] = State::open;
        path_.push_back(step);
        std::set<RuleIndex> counted;
        gather(steps_[step].when, counted);
        for (std::size_t other = 0; other < steps_.size(); ++other) {
            if (counted.contains(steps_[other].rule)) visit(other);
        }
        path_.pop_back();
        states_[step] = State::done;
        program_.document_steps.push_back(steps_[step]);
    }

    static void gather(const CompiledCondition& condition, std::set<RuleIndex>& counted) {
        counted.insert(condition.subjects.begin(), condition.subjects.end());
        for (const auto& operand : condition.operands) gather(operand, counted);
    }

    void report_circle(std::size_t step) {
        std::string circle;
        for (auto at = std::ranges::find(path_, step); at != path_.end(); ++at)
            circle += program_.rule_infos[steps_[*at].rule].name + " → ";
        const auto [name, file] = name_of(steps_[step].rule);
        auto diagnostic = diagnose(files_[file].source, "cycle_in_rules", name->span,
                                   "rules count each other in a circle: " + circle + name->text);
        diagnostic.remedies.push_back("Take one of the counts out of its `when`.");
        diagnostics_.push_back(std::move(diagnostic));
    }

    [[nodiscard]] std::pair<const ast::Identifier*, std::uint32_t> name_of(RuleIndex rule) const {
        if (rule < symbols_.rules.size()) {
            const RuleSymbol& symbol = symbols_.rules[rule];
            return {symbol.rule != nullptr ? &symbol.rule->name : &symbol.lexicon->name,
                    symbol.file};
        }
        const DocumentSymbol& symbol = symbols_.documents[rule - symbols_.rules.size()];
        return {&symbol.rule->name, symbol.file};
    }

    // -- choices

    void lower_choices(std::uint32_t file) {
        stand_in(file);
        for (const auto& statement : files_[file].statements) {
            const auto* choose = std::get_if<ast::Choose>(&statement);
            if (choose == nullptr) continue;
            CompiledChoice choice;
            choice.keep = choose->keep;
            choice.scope = choose->scope;
            for (const auto& name : choose->names) {
                const bool wins = choose->keep || &name == &choose->names.front();
                for (const RuleIndex rule : rules_named(name))
                    (wins ? choice.winners : choice.losers).push_back(rule);
            }
            std::ranges::sort(choice.winners);
            std::ranges::sort(choice.losers);
            program_.choices.push_back(std::move(choice));
            choice_places_.push_back({source_, choose->span});
        }
    }

    /// A rule must not lose to itself, over however many choices.
    void check_choices() {
        for (std::size_t i = 0; i < program_.choices.size(); ++i) {
            std::set<RuleIndex> beaten;
            if (!program_.choices[i].keep) beat(program_.choices[i].losers, beaten);
            for (const RuleIndex winner : program_.choices[i].winners) {
                if (!beaten.contains(winner)) continue;
                const std::string& name = program_.rule_infos[winner].name;
                auto diagnostic =
                    diagnose(choice_places_[i].source, "choose_in_circle", choice_places_[i].span,
                             "`choose` prefers in a circle: `" + name + "` loses to itself");
                diagnostic.remedies.push_back("Say of two rules only once which one wins.");
                diagnostics_.push_back(std::move(diagnostic));
                return;
            }
        }
    }

    /// All that `rules` win over, and those they win over.
    void beat(const std::vector<RuleIndex>& rules, std::set<RuleIndex>& beaten) const {
        for (const RuleIndex rule : rules) {
            if (!beaten.insert(rule).second) continue;
            for (const CompiledChoice& choice : program_.choices) {
                if (!choice.keep && std::ranges::binary_search(choice.winners, rule))
                    beat(choice.losers, beaten);
            }
        }
    }

    std::span<const ast::File> files_;
    const Symbols& symbols_;
    Program::Compiled& program_;
    Diagnostics& diagnostics_;
    Subjects subjects_;
    std::shared_ptr<const Source> source_;
    std::uint32_t pack_ = 0;
    bool in_corpus_ = false;  ///< is the condition that is being lowered one of a corpus rule?
    std::vector<DocumentStep> steps_;
    std::vector<State> states_;
    std::vector<std::size_t> path_;
    std::vector<Place> choice_places_;
};

}  // namespace

void lower_counts(std::span<const ast::File> files, const Symbols& symbols,
                  Program::Compiled& program, Diagnostics& diagnostics) {
    CountLowering(files, symbols, program, diagnostics).run();
}

}  // namespace topos
