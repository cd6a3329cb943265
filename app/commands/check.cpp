#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "app/commands/commands.hpp"
#include "app/display/numbers.hpp"
#include "app/rules/rule_fixes.hpp"
#include "core/program/lints.hpp"
#include "grammar/allow.hpp"

namespace topos::app {

namespace {

struct Statistic {
    std::size_t codes = 0;
    std::size_t lexicons = 0;
    std::size_t entries = 0;
    std::size_t contexts = 0;
    std::size_t rules = 0;
    std::map<std::string, std::size_t> examples;  ///< by language

    void add(const ast::Code&) { ++codes; }
    void add(const ast::Lexicon& lexicon) {
        ++lexicons;
        for (const ast::LexiconEntries& list : lexicon.languages) entries += list.entries.size();
        add(lexicon.examples);
    }
    void add(const ast::Context&) { ++contexts; }
    void add(const ast::Rule& rule) {
        ++rules;
        add(rule.examples);
    }
    void add(const ast::DocumentRule&) { ++rules; }
    void add(const ast::Pack&) {}
    void add(const ast::Choose&) {}
    void add(const ast::Extend&) {}
    void add(const ast::Use&) {}
    void add(const std::vector<ast::Example>& list) {
        for (const ast::Example& example : list) ++examples[example.language.text];
    }
};

std::string in_words(const Statistic& statistic, std::size_t files) {
    std::string examples;
    for (const auto& [language, count] : statistic.examples)
        examples += fmt::format(", {} {}", counted(count, "example", "examples"), language);
    return fmt::format("{}: {}, {} with {}, {}, {}{}\n", counted(files, "file", "files"),
                       counted(statistic.codes, "code", "codes"),
                       counted(statistic.lexicons, "lexicon", "lexicons"),
                       counted(statistic.entries, "entry", "entries"),
                       counted(statistic.contexts, "context", "contexts"),
                       counted(statistic.rules, "rule", "rules"), examples);
}

std::string verdict(const Diagnostics& diagnostics) {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const Diagnostic& diagnostic : diagnostics) {
        errors += diagnostic.level == Level::error ? 1 : 0;
        warnings += diagnostic.level == Level::warning ? 1 : 0;
    }
    if (errors == 0 && warnings == 0) return "Nothing is wrong.\n";
    return fmt::format("{}, {}\n", counted(errors, "error", "errors"),
                       counted(warnings, "warning", "warnings"));
}

std::size_t certain_changes(const Diagnostics& diagnostics) {
    return static_cast<std::size_t>(
        std::count_if(diagnostics.begin(), diagnostics.end(),
                      [](const Diagnostic& diagnostic) { return diagnostic.patch.has_value(); }));
}

/// What to do next with what is wrong.
std::string advice(const RuleSet& rules, bool fixed) {
    if (rules.diagnostics.empty()) return {};
    std::string text =
        fmt::format("`topos help {}` explains a message.\n", rules.diagnostics.front().code);
    const auto certain = certain_changes(rules.diagnostics);
    if (certain > 0 && !fixed) {
        text += fmt::format("`topos check --fix` makes {} (shown with - and +) in the files.\n",
                            counted(certain, "change", "changes"));
    }
    return text;
}

/// Adds what only people who check rules want to know, and takes out what comments allow.
void add_advice(RuleSet& rules) {
    Diagnostics advice = lint(rules.files, rules.languages.view, rules.program.get());
    std::move(advice.begin(), advice.end(), std::back_inserter(rules.diagnostics));
    Diagnostics idle = take_allowed(rules.files, rules.diagnostics);
    std::move(idle.begin(), idle.end(), std::back_inserter(rules.diagnostics));
    sort_diagnostics(rules.diagnostics);
}

/// One mistake may hide another: what is wrong with words shows only once the lines are right.
constexpr int kMostRounds = 10;

expected<void, Failure> fix(const CheckOptions& options, RuleSet& rules,
                            const Environment& environment) {
    auto paths = rule_paths(options.rules);
    if (!paths) return unexpected(Failure{ExitCode::usage, {std::move(paths.error())}});
    std::map<std::string, std::size_t> edits;
    for (int round = 0; round < kMostRounds; ++round) {
        auto report = fix_rule_files(rules.diagnostics, *paths);
        if (!report) return unexpected(std::move(report.error()));
        for (const std::string& name : report->changed)
            environment.console.note("`" + name + "` has changed meanwhile and is left alone\n");
        if (report->fixed.empty()) break;
        for (const FixedFile& file : report->fixed) edits[file.name] += file.edits;
        auto again = load_rule_set(options.rules, environment.plugins);
        if (!again) return unexpected(std::move(again.error()));
        rules = std::move(*again);
    }
    for (const auto& [name, count] : edits)
        environment.console.print(
            fmt::format("{}: {}\n", name, counted(count, "change", "changes")));
    if (edits.empty()) environment.console.print("There is nothing that is certain to be right.\n");
    return {};
}

}  // namespace

CommandResult check_command(const CheckOptions& options, Environment environment) {
    auto rules = load_rule_set(options.rules, environment.plugins);
    if (!rules) return unexpected(std::move(rules.error()));
    if (options.fix) {
        if (auto fixed = fix(options, *rules, environment); !fixed)
            return unexpected(std::move(fixed.error()));
    }
    add_advice(*rules);
    environment.console.note(rules->diagnostics);
    Statistic statistic;
    for (const ast::File& file : rules->files) {
        for (const ast::Statement& statement : file.statements)
            std::visit([&](const auto& one) { statistic.add(one); }, statement);
    }
    environment.console.print(in_words(statistic, rules->files.size()) +
                              verdict(rules->diagnostics) + advice(*rules, options.fix));
    return rules->program != nullptr ? ExitCode::success : exit_code_of(rules->diagnostics);
}

}  // namespace topos::app
