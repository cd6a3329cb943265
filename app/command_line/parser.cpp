#include "app/command_line/parser.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/command_line/draft.hpp"
#include "app/command_line/help.hpp"
#include "app/command_line/help_topics.hpp"
#include "grammar/render.hpp"

namespace topos::app {

namespace {

constexpr unsigned kMostThreads = 1024;

CLI::App& add_command(CLI::App& app, std::string_view name) {
    const CommandHelp& help = help_of(name);
    CLI::App* command = app.add_subcommand(std::string(name), std::string(help.summary));
    command->footer(std::string(help.examples) + "\n");
    command->fallthrough();
    return *command;
}

void add_input_options(CLI::App& command, Draft& draft) {
    const char* group = "Reading";
    command.add_option("INPUT", draft.inputs, "Files and folders with texts")
        ->type_name("FILE_OR_DIR");
    command
        .add_option("--encoding", draft.encoding,
                    "Encoding of the texts, e.g. GB18030; without it, it is found out")
        ->type_name("NAME")
        ->group(group);
    command
        .add_option("--text-field", draft.text_field,
                    "Column (CSV) or field (JSON Lines) with the text [text]")
        ->type_name("NAME")
        ->group(group);
    command
        .add_option("--id-field", draft.id_field, "Column or field that names the document [id]")
        ->type_name("NAME")
        ->group(group);
    command.add_option("--separator", draft.separator, "Between columns: a character or `tab`")
        ->type_name("CHARACTER")
        ->group(group);
    command
        .add_option("--input-format", draft.input_format,
                    "Read all inputs with this reader (see topos plugins), whatever their names")
        ->type_name("FORMAT")
        ->group(group);
}

void add_rules(CLI::App& command, Draft& draft) {
    command.add_option("--rules", draft.rules, "Rule files, or folders of .topos files")
        ->type_name("FILE_OR_DIR")
        ->group("Coding");
}

void add_coding_options(CLI::App& command, Draft& draft) {
    command
        .add_option("--language", draft.language,
                    "Language of all texts (en, zh); without it, by each paragraph's script")
        ->type_name("TAG")
        ->group("Coding");
    command
        .add_option("--threads", draft.threads, "Threads to work with; results never depend on it")
        ->type_name("N")
        ->check(CLI::Range(1u, kMostThreads).description(""))
        ->group("Coding");
}

void add_code(CLI::App& app, Draft& draft) {
    CLI::App& command = add_command(app, "code");
    add_input_options(command, draft);
    add_rules(command, draft);
    add_coding_options(command, draft);
    const char* group = "Results";
    command.add_option("--out", draft.out, "Folder for the results; run.sqlite holds everything")
        ->type_name("DIR")
        ->group(group);
    command.add_option("--export", draft.exports, "Also write codings.<format>: csv, jsonl")
        ->type_name("FORMAT,...")
        ->allow_extra_args(false)
        ->delimiter(',')
        ->group(group);
    command
        .add_option("--option", draft.export_options,
                    "Option of an exporter, e.g. csv.profile=excel")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false)
        ->group(group);
    command.add_flag("--replace", draft.replace, "Replace the results of an earlier run")
        ->group(group);
    command.add_flag("--quiet", draft.quiet, "No table at the end")->group(group);
    command
        .add_flag("--partial", draft.partial,
                  "Go on without the rules that are wrong and those that need them")
        ->group("Coding");
    command
        .add_flag("--stream", draft.stream,
                  "Documents from standard input, codings to standard output")
        ->group("Pipes");
}

void add_run(CLI::App& app, Draft& draft) {
    CLI::App& command = add_command(app, "run");
    command.add_option("DIR", draft.folder, "Folder with topos.yaml, or a project file")
        ->type_name("DIR");
    command.add_option("--threads", draft.threads, "Overrules the project file")
        ->type_name("N")
        ->check(CLI::Range(1u, kMostThreads).description(""));
    command.add_flag("--replace", draft.replace, "Replace the results of an earlier run");
}

void add_kwic(CLI::App& app, Draft& draft) {
    CLI::App& command = add_command(app, "kwic");
    add_input_options(command, draft);
    command.add_option("--find", draft.find, "What to find, written as in a rule")
        ->type_name("PATTERN");
    add_rules(command, draft);
    add_coding_options(command, draft);
    const char* group = "Showing";
    command.add_option("--window", draft.window, "Characters on each side")
        ->type_name("N")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{100'000}).description(""))
        ->group(group);
    command.add_option("--limit", draft.limit, "Stop after so many lines")
        ->type_name("N")
        ->group(group);
    command.add_option("--format", draft.format, "table or csv")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"table", "csv"}).description(""))
        ->group(group);
}

void add_count(CLI::App& app, Draft& draft) {
    CLI::App& command = add_command(app, "count");
    add_input_options(command, draft);
    add_rules(command, draft);
    add_coding_options(command, draft);
    const char* group = "Showing";
    command.add_option("--by", draft.by, "What to count: code or rule [code]")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"code", "rule"}).description(""))
        ->group(group);
    command.add_option("--format", draft.format, "table or csv")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"table", "csv"}).description(""))
        ->group(group);
}

void add_rule_commands(CLI::App& app, Draft& draft) {
    for (const char* name : {"check", "test", "fmt"}) {
        CLI::App& command = add_command(app, name);
        command.add_option("RULES", draft.rules, "Rule files, or folders of .topos files")
            ->type_name("FILE_OR_DIR");
    }
    CLI::App& test = *app.get_subcommand("test");
    test.add_flag("--partial", draft.partial,
                  "Go on without the rules that are wrong and those that need them");
    test.add_flag("--verbose", draft.verbose, "Show examples that pass, too");
    test.add_flag("--coverage", draft.coverage,
                  "Show all words, branches and clauses that no example shows");
    app.get_subcommand("check")->add_flag(
        "--fix", draft.fix, "Make the changes that are certain (shown with - and +) in the files");
    app.get_subcommand("fmt")->add_flag("--check", draft.only_check,
                                        "Only say which files would change (exit code 2)");
}

void add_result_commands(CLI::App& app, Draft& draft) {
    CLI::App& summary = add_command(app, "summary");
    summary.add_option("DIR", draft.folder, "Folder with the results of a run")->type_name("DIR");
    CLI::App& exporting = add_command(app, "export");
    exporting.add_option("DIR", draft.folder, "Folder with the results of a run")->type_name("DIR");
    exporting.add_option("--format", draft.format, "csv, jsonl (see topos plugins)")
        ->type_name("FORMAT");
    exporting.add_option("-o,--output", draft.out, "File to write; without it, standard output")
        ->type_name("FILE");
    exporting
        .add_option("--option", draft.export_options, "Option of the exporter, e.g. profile=excel")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
}

void add_new(CLI::App& app, Draft& draft) {
    CLI::App& command = add_command(app, "new");
    command.add_option("NAME", draft.name, "Name of the pack, and of its folder")
        ->type_name("NAME");
    command.add_option("--language", draft.languages, "Languages of the pack [en,zh]")
        ->type_name("TAG,...")
        ->delimiter(',')
        ->check(CLI::IsMember({"en", "zh"}).description(""));
}

void add_explain(CLI::App& app, Draft& draft) {
    CLI::App& command = add_command(app, "explain");
    command.add_option("DIR", draft.folder, "Folder with the results of a run")->type_name("DIR");
    command.add_option("ID", draft.coding, "Number of a coding: `segment` in tables and views")
        ->type_name("ID");
    command.add_option("--text", draft.text, "Explain this text instead")->type_name("TEXT");
    command.add_option("--file", draft.file, "Explain the text of this file; `-`: standard input")
        ->type_name("FILE");
    command
        .add_option("--rules", draft.rules,
                    "Rule files, or folders of .topos files; of a run: if not where they were")
        ->type_name("FILE_OR_DIR");
    command.add_option("--texts", draft.texts, "Where the run's texts are now")
        ->type_name("FILE_OR_DIR");
    command.add_option("--language", draft.language, "Language of the text (en, zh)")
        ->type_name("TAG");
    command.add_option("--rule", draft.rule, "Only this rule")->type_name("NAME");
    command.add_option("--code", draft.code, "Only rules of this code")->type_name("CODE");
    command
        .add_option("--rules-shown", draft.rules_shown, "Rules that came near, at most so many [3]")
        ->type_name("N")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1000}).description(""));
    command.add_option("--format", draft.format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}).description(""));
}

void add_evaluate(CLI::App& app, Draft& draft) {
    CLI::App& command = add_command(app, "evaluate");
    command.add_option("DIR", draft.folder, "Folder with the results of a run")->type_name("DIR");
    command
        .add_option("--gold", draft.gold,
                    "Human codings: a table with document, begin, end, code, perhaps status, text "
                    "and agent_begin, agent_end, …")
        ->type_name("FILE");
    command
        .add_option("--texts", draft.texts,
                    "Where the texts are now, if not where the run read them")
        ->type_name("FILE_OR_DIR");
    const char* which = "Which documents and codes";
    command
        .add_flag("--all-documents", draft.all_documents,
                  "Count all documents of the run as read by the coders; without it, those that "
                  "their table names")
        ->group(which);
    command
        .add_option("--documents", draft.documents,
                    "The documents that the coders read: a table with a column `document`")
        ->type_name("FILE")
        ->group(which);
    command.add_option("--where", draft.where, "Only rows of that table, e.g. split=check")
        ->type_name("COLUMN=VALUE")
        ->allow_extra_args(false)
        ->group(which);
    command.add_option("--codes", draft.codes, "Only these codes")
        ->type_name("CODE,...")
        ->delimiter(',')
        ->group(which);
    const char* group = "Showing";
    command.add_option("--unit", draft.unit, "sentence, document or overlap [sentence]")
        ->type_name("UNIT")
        ->check(CLI::IsMember({"sentence", "document", "overlap"}).description(""))
        ->group(group);
    command
        .add_flag(
            "--disagreements", draft.disagreements,
            "List false positives and false negatives in their context, with the rules to blame")
        ->group(group);
    command
        .add_option("--format", draft.format, "table, csv or json (csv and json hold all units)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"table", "csv", "json"}).description(""))
        ->group(group);
    command.add_option("--resamples", draft.resamples, "Of the documents, for intervals [1000]")
        ->type_name("N")
        ->check(CLI::Range(0u, 1'000'000u).description(""))
        ->group(group);
    command
        .add_option("--seed", draft.seed, "Of the resampling; the same gives the same intervals")
        ->type_name("N")
        ->group(group);
}

void add_import(CLI::App& app, Draft& draft) {
    CLI::App& command = add_command(app, "import");
    command.add_option("FILE", draft.folder, "Dictionary or codebook of another program")
        ->type_name("FILE");
    command.add_option("-o,--output", draft.out, "Rule file to write")->type_name("FILE.topos");
    command
        .add_option("--language", draft.language,
                    "Language of all words (en, zh); without it, by the script of each")
        ->type_name("TAG");
    command
        .add_option("--encoding", draft.encoding,
                    "Encoding of the file, e.g. windows-1252; without it, it is found out")
        ->type_name("NAME");
    command.add_option("--name", draft.name, "Name of the pack; without it, after the file")
        ->type_name("PACK");
}

void add_commands(CLI::App& app, Draft& draft) {
    app.set_version_flag("--version", version_text());
    app.add_option("--plugin-dir", draft.plugin_folders, "Look here for plugins first")
        ->type_name("DIR")
        ->expected(1)
        ->take_all();
    add_new(app, draft);
    add_code(app, draft);
    add_run(app, draft);
    add_kwic(app, draft);
    add_count(app, draft);
    add_rule_commands(app, draft);
    CLI::App& plugins = add_command(app, "plugins");
    plugins.add_flag("--verbose", draft.verbose, "Also what each option does");
    add_result_commands(app, draft);
    add_explain(app, draft);
    add_evaluate(app, draft);
    add_import(app, draft);
    CLI::App& help = add_command(app, "help");
    help.add_option("TOPIC", draft.topic, "A command, or the code of a message such as T0201")
        ->type_name("TOPIC");
    app.footer(footer());
    app.require_subcommand(0, 1);
}

// What CLI11 found to be wrong, as a diagnostic.

std::vector<std::string> known_words(const CLI::App& app, bool options) {
    std::vector<std::string> words;
    if (!options) {
        for (const CLI::App* command : app.get_subcommands({}))
            words.push_back(command->get_name());
        return words;
    }
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
    }
    return words;
}

/// The command that was named, else the whole.
const CLI::App& chosen(const CLI::App& app) {
    const auto commands = app.get_subcommands();
    return commands.empty() ? app : *commands.front();
}

std::string see_help(const CLI::App& app) {
    const CLI::App& command = chosen(app);
    return &command == &app ? "`topos --help` lists all commands."
                            : fmt::format("`topos {} --help` shows examples.", command.get_name());
}

Failure unknown_word(const CLI::App& app, const std::string& word) {
    const bool is_option = word.starts_with("-");
    const CLI::App& command = chosen(app);
    const std::string what = is_option          ? "is not an option"
                             : &command == &app ? "is not a command"
                                                : "is one word too many";
    Failure result = failure(ExitCode::usage, "bad_option", fmt::format("`{}` {}", word, what));
    const auto nearest = nearest_name(word, known_words(command, is_option));
    auto& remedies = result.diagnostics.front().remedies;
    if (nearest && what != "is one word too many")
        remedies.push_back(fmt::format("did you mean `{}`?", *nearest));
    remedies.push_back(see_help(app));
    return result;
}

/// As it could be typed again in a shell.
std::string as_typed(const std::vector<std::string>& arguments) {
    constexpr std::string_view kHarmless =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=,:@%+";
    std::string line = "topos";
    for (const std::string& word : arguments) {
        if (!word.empty() && word.find_first_not_of(kHarmless) == std::string::npos) {
            line += " " + word;
            continue;
        }
        line += " '";
        for (const char c : word) line += c == '\'' ? std::string("'\\''") : std::string(1, c);
        line += "'";
    }
    return line;
}

/// `topos help`, `topos help code`, `topos help T0201`
ParsedCommandLine help_about(const CLI::App& app, const std::string& topic) {
    if (topic.empty()) return HelpText{short_help()};
    if (is_diagnostic_code(topic)) {
        auto page = help_on_diagnostic(topic);
        if (!page) return std::move(page.error());
        return HelpText{std::move(*page)};
    }
    const auto commands = known_words(app, false);
    if (std::find(commands.begin(), commands.end(), topic) == commands.end())
        return unknown_topic(topic, commands);
    return HelpText{app.get_subcommand(topic)->help(app.get_name())};
}

}  // namespace

ParsedCommandLine parse_command_line(const std::vector<std::string>& arguments) {
    if (arguments.empty()) return HelpText{short_help()};
    Draft draft;
    CLI::App app("Topos codes texts by rules that researchers write, in English and in Chinese.",
                 "topos");
    add_commands(app, draft);
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForAllHelp&) {
        return HelpText{app.help("", CLI::AppFormatMode::All)};
    } catch (const CLI::CallForHelp&) {
        return HelpText{app.help()};
    } catch (const CLI::CallForVersion& version) {
        return HelpText{std::string(version.what()) + "\n"};
    } catch (const CLI::ExtrasError&) {
        return unknown_word(app, app.remaining(true).front());
    } catch (const CLI::ParseError& error) {
        return failure(ExitCode::usage, "bad_option", error.what(), see_help(app));
    }
    const auto commands = app.get_subcommands();
    if (commands.empty()) return HelpText{short_help()};
    if (commands.front()->get_name() == "help") return help_about(app, draft.topic);
    return command_named(commands.front()->get_name(), draft, as_typed(arguments));
}

}  // namespace topos::app
