#include <fmt/format.h>

#include <map>

#include "app/commands/commands.hpp"
#include "app/display/numbers.hpp"

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

}  // namespace

CommandResult check_command(const CheckOptions& options, Environment environment) {
    auto rules = load_rule_set(options.rules, environment.plugins);
    if (!rules) return unexpected(std::move(rules.error()));
    environment.console.note(rules->diagnostics);
    Statistic statistic;
    for (const ast::File& file : rules->files) {
        for (const ast::Statement& statement : file.statements)
            std::visit([&](const auto& one) { statistic.add(one); }, statement);
    }
    environment.console.print(in_words(statistic, rules->files.size()) +
                              verdict(rules->diagnostics));
    return rules->program != nullptr ? ExitCode::success : exit_code_of(rules->diagnostics);
}

}  // namespace topos::app
