/// `topos explain`: why a passage was coded, and why not.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/commands/program_loading.hpp"
#include "app/display/explanation.hpp"
#include "app/input/documents_of_run.hpp"

namespace topos::app {

namespace {

expected<void, Failure> check_rule_name(const std::string& name, const Program& program) {
    if (name.empty()) return {};
    std::vector<std::string> known;
    for (const RuleInfo& rule : program.rules()) known.push_back(rule.name);
    if (std::ranges::find(known, name) != known.end()) return {};
    return unexpected(failure(ExitCode::usage, "bad_option",
                              fmt::format("no rule has the name `{}`", name),
                              "`topos check` counts the rules; their names stand behind `rule`."));
}

expected<void, Failure> check_code_name(const std::string& name, const Program& program) {
    const auto is_named = [&](const CodebookEntry& code) {
        return code.name == name || code.name.starts_with(name + ".") ||
               code.name.ends_with("." + name);
    };
    if (name.empty() || std::ranges::any_of(program.codebook(), is_named)) return {};
    return unexpected(failure(ExitCode::usage, "bad_option",
                              fmt::format("no code has the name `{}`", name),
                              "Name a code as the codebook does, or its last part."));
}

/// `document` and `corpus` rules have no pattern that could be taken apart.
bool counts_codings(const std::string& rule, const RuleSet& rules) {
    return std::ranges::any_of(rules.files, [&](const ast::File& file) {
        return std::ranges::any_of(file.statements, [&](const ast::Statement& statement) {
            const auto* counting = std::get_if<ast::DocumentRule>(&statement);
            return counting != nullptr && counting->name.text == rule;
        });
    });
}

CommandResult show(const Explanation& explanation, const RuleSet& rules, const Document& document,
                   ExplainFormat format, Console& console) {
    console.print(format == ExplainFormat::json
                      ? explanation_json(explanation, *rules.program, document)
                      : explanation_text(explanation, *rules.program, document));
    return ExitCode::success;
}

// -- a text

expected<std::string, Failure> text_asked_for(const ExplainOptionsOfUser& options) {
    if (options.file.empty()) return options.text;
    if (options.file == "-") return std::string{std::istreambuf_iterator<char>(std::cin), {}};
    std::ifstream file(options.file, std::ios::binary);
    if (!file) {
        return unexpected(failure(ExitCode::usage, "input_not_found",
                                  fmt::format("`{}` is not there", options.file),
                                  "Name a file with the text to explain."));
    }
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

CommandResult explain_text(const ExplainOptionsOfUser& options, const Environment& environment) {
    auto text = text_asked_for(options);
    if (!text) return unexpected(std::move(text.error()));
    auto rules = load_program(options.rules, options.language, environment);
    if (!rules) return unexpected(std::move(rules.error()));
    if (auto known = check_rule_name(options.rule, *rules->program); !known)
        return unexpected(std::move(known.error()));
    if (auto known = check_code_name(options.code, *rules->program); !known)
        return unexpected(std::move(known.error()));
    Document document;
    document.name = "text";
    document.text = std::move(*text);
    const auto explanation = explain(rules->files, rules->program, rules->languages.view, document,
                                     {options.language, options.rule, options.code,
                                      static_cast<std::size_t>(options.rules_shown)});
    if (!explanation) return unexpected(Failure{ExitCode::plugin, {explanation.error()}});
    if (explanation->coded.empty() && counts_codings(options.rule, *rules)) {
        return unexpected(failure(
            ExitCode::usage, "bad_option",
            fmt::format("`{}` counts codings, and why it does not code is not explained yet",
                        options.rule),
            "Ask about the rules that it counts."));
    }
    return show(*explanation, *rules, document, options.format, environment.console);
}

// -- a coding of a run

void say_changed_rules(const StoreReader& store, const RuleSet& rules, Console& console) {
    const auto hashes = store.rule_file_hashes();
    if (!hashes) return;
    for (const PackInfo& pack : rules.program->packs()) {
        for (const PackInfo::File& file : pack.files) {
            const auto then = hashes->find(file.name);
            if (then != hashes->end() && then->second == file.sha256) continue;
            console.note(
                trouble("rules_changed",
                        "the rules are not those of the run: `" + file.name + "` has changed since",
                        "What follows is what the rules of today do. Code the texts again, "
                        "or name the rules of then: `--rules`."));
        }
    }
}

expected<StoredCoding, Failure> coding_asked_for(const StoreReader& store,
                                                 const ExplainOptionsOfUser& options) {
    auto coding = store.coding(options.coding);
    if (!coding) return unexpected(std::move(coding.error()));
    if (*coding) return **coding;
    return unexpected(failure(ExitCode::usage, "bad_option",
                              fmt::format("the run has no coding {}", options.coding),
                              "Codings are numbered from 1 on: the column `segment` of `topos "
                              "export` and of the views."));
}

CommandResult explain_coding(const ExplainOptionsOfUser& options, const Environment& environment) {
    auto store = StoreReader::open(options.folder);
    if (!store) return unexpected(std::move(store.error()));
    auto coding = coding_asked_for(*store, options);
    if (!coding) return unexpected(std::move(coding.error()));
    const RunInputs run = inputs_of(store->run());
    auto rules =
        load_program(options.rules.empty() ? run.rules : options.rules, run.language, environment);
    if (!rules) return unexpected(std::move(rules.error()));
    say_changed_rules(*store, *rules, environment.console);
    std::optional<Document> found;
    auto read = read_again(*store, options.texts, environment.plugins, environment.stop,
                           [&](const Document& document) {
                               if (document.name == coding->document) found = document;
                               return !found;
                           });
    if (!read) return unexpected(std::move(read.error()));
    if (!found) {
        Failure missing = failure(ExitCode::documents, "text_changed",
                                  "the document was coded, but cannot be read again",
                                  "Say where its text is: `--texts FOLDER`.", coding->document);
        for (const Diagnostic& why : read->troubles) {
            if (why.place == coding->document) missing.diagnostics.front() = why;
        }
        return unexpected(std::move(missing));
    }
    auto explanation = explain(rules->files, rules->program, rules->languages.view, *found,
                               {run.language, coding->rule, "", 0});
    if (!explanation) return unexpected(Failure{ExitCode::plugin, {explanation.error()}});
    std::erase_if(explanation->coded,
                  [&](const WhyCoded& why) { return why.coding.range != coding->range; });
    if (explanation->coded.empty()) {
        return unexpected(failure(
            ExitCode::usage, "bad_option",
            fmt::format("rule `{}` of today does not give coding {}, code points {} to {}",
                        coding->rule, options.coding, coding->range.begin, coding->range.end),
            "Name the rules of the run: `--rules`, or code the texts again.", coding->document));
    }
    return show(*explanation, *rules, *found, options.format, environment.console);
}

}  // namespace

CommandResult explain_command(const ExplainOptionsOfUser& options, Environment environment) {
    return options.folder.empty() ? explain_text(options, environment)
                                  : explain_coding(options, environment);
}

}  // namespace topos::app
