#include "app/command_line/parser.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <optional>

#include "app/command_line/help.hpp"
#include "grammar/render.hpp"

namespace topos::app {

namespace {

/// Values as CLI11 fills them in, before they become a Command.
struct Draft {
    std::vector<std::string> plugin_folders;
    std::vector<std::string> inputs;
    std::vector<std::string> rules;
    std::string encoding, text_field, id_field, separator, input_format;
    std::vector<std::string> exports;
    std::vector<std::string> export_options;
    std::string language;
    unsigned threads = 0;
    bool stream = false;
    bool replace = false;
    bool quiet = false;
    bool verbose = false;
    std::string folder;
    std::string out;
    std::string format;
    std::string find;
    std::uint64_t window = 0;
    std::uint64_t limit = 0;
};

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

void add_rule_commands(CLI::App& app, Draft& draft) {
    for (const char* name : {"check", "test"}) {
        CLI::App& command = add_command(app, name);
        command.add_option("RULES", draft.rules, "Rule files, or folders of .topos files")
            ->type_name("FILE_OR_DIR");
    }
    app.get_subcommand("test")->add_flag("--verbose", draft.verbose,
                                         "Show examples that pass, too");
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

void add_commands(CLI::App& app, Draft& draft) {
    app.set_version_flag("--version", version_text());
    app.add_option("--plugin-dir", draft.plugin_folders, "Look here for plugins first")
        ->type_name("DIR")
        ->expected(1)
        ->take_all();
    add_code(app, draft);
    add_run(app, draft);
    add_kwic(app, draft);
    add_rule_commands(app, draft);
    CLI::App& plugins = add_command(app, "plugins");
    plugins.add_flag("--verbose", draft.verbose, "Also what each option does");
    add_result_commands(app, draft);
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

// From the draft to options. What must be there is checked here and not by CLI11, which would say
// that `--rules` is missing where somebody wrote `--ruls`.

Failure missing(const std::string& what, const std::string& remedy) {
    return failure(ExitCode::usage, "bad_option", fmt::format("`{}` is missing", what), remedy);
}

using OptionsOr = expected<PluginOptions, Failure>;

/// `name=value`; with `format`, only those that begin with `format.`, without that.
OptionsOr plugin_options(const std::vector<std::string>& words, std::string_view format) {
    PluginOptions options;
    for (std::string word : words) {
        const std::size_t equals = word.find('=');
        if (equals == 0 || equals == std::string::npos) {
            return unexpected(failure(ExitCode::usage, "bad_option",
                                      fmt::format("`{}` is not an option of an exporter", word),
                                      "Write name=value, e.g. `--option profile=excel`."));
        }
        const std::size_t dot = word.find('.');
        if (dot < equals) {
            if (word.substr(0, dot) != format) continue;
            word.erase(0, dot + 1);
        }
        const std::size_t split = word.find('=');
        options.emplace_back(word.substr(0, split), word.substr(split + 1));
    }
    return options;
}

expected<std::vector<ExportSpec>, Failure> export_specs(const Draft& draft) {
    std::vector<ExportSpec> specs;
    for (const std::string& format : draft.exports) {
        const auto same = [&](const ExportSpec& spec) { return spec.format == format; };
        if (format.empty() || std::any_of(specs.begin(), specs.end(), same)) continue;
        auto options = plugin_options(draft.export_options, format);
        if (!options) return unexpected(std::move(options.error()));
        specs.push_back({format, std::move(*options)});
    }
    return specs;
}

InputSpec input_spec(const Draft& draft, const std::string& path) {
    InputSpec spec{path, draft.input_format, {}};
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) spec.options.emplace_back(name, value);
    };
    add("encoding", draft.encoding);
    add("text", draft.text_field);
    add("id", draft.id_field);
    add("separator", draft.separator);
    return spec;
}

std::vector<InputSpec> input_specs(const Draft& draft) {
    std::vector<InputSpec> specs;
    for (const std::string& input : draft.inputs) specs.push_back(input_spec(draft, input));
    return specs;
}

/// `--rules a.topos interviews` reads as two rule files: the commonest slip.
std::string rules_took_inputs(const Draft& draft) {
    if (draft.rules.size() < 2) return "Name files or folders with texts before the options.";
    return fmt::format(
        "`{}` was taken for rules, because it follows `--rules`. Name texts first: "
        "topos code TEXTS --rules RULES --out FOLDER",
        draft.rules.back());
}

ParsedCommandLine stream_command(const Draft& draft) {
    if (!draft.inputs.empty() || !draft.out.empty()) {
        return failure(ExitCode::usage, "bad_option",
                       "`--stream` reads standard input and writes standard output",
                       "Leave out INPUT and --out, or leave out --stream.");
    }
    StreamOptions options{
        input_spec(draft, "-"), draft.rules, {"jsonl", {}}, draft.threads, draft.language};
    if (options.input.format.empty()) options.input.format = "jsonl";
    if (draft.exports.size() > 1) {
        return failure(ExitCode::usage, "bad_option", "`--stream` writes one format");
    }
    if (!draft.exports.empty()) options.format.format = draft.exports.front();
    auto more = plugin_options(draft.export_options, options.format.format);
    if (!more) return std::move(more.error());
    options.format.options = std::move(*more);
    return Command{draft.plugin_folders, std::move(options)};
}

ParsedCommandLine code_command(const Draft& draft, std::string command) {
    if (draft.stream) return stream_command(draft);
    if (draft.inputs.empty()) {
        return failure(ExitCode::usage, "bad_option", "there is no INPUT",
                       rules_took_inputs(draft));
    }
    if (draft.rules.empty()) return missing("--rules", "Name a rule file, or a folder of them.");
    if (draft.out.empty())
        return missing("--out", "Name a folder for the results, e.g. `--out results`.");
    auto exports = export_specs(draft);
    if (!exports) return std::move(exports.error());
    CodeOptions options;
    options.inputs = input_specs(draft);
    options.rules = draft.rules;
    options.out = draft.out;
    options.exports = std::move(*exports);
    options.threads = draft.threads;
    options.language = draft.language;
    options.replace = draft.replace;
    options.quiet = draft.quiet;
    options.command = std::move(command);
    return Command{draft.plugin_folders, std::move(options)};
}

ParsedCommandLine kwic_command(const Draft& draft) {
    if (draft.inputs.empty()) {
        return failure(ExitCode::usage, "bad_option", "there is no INPUT",
                       "Name files or folders with texts: topos kwic TEXTS --find '\"wait\"'");
    }
    if (draft.find.empty()) return missing("--find", "Say what to find, e.g. --find '\"wait\"'.");
    KwicOptions options;
    options.inputs = input_specs(draft);
    options.find = draft.find;
    options.rules = draft.rules;
    options.window = draft.window;
    options.limit = draft.limit;
    options.format = draft.format == "csv" ? KwicFormat::csv : KwicFormat::table;
    options.threads = draft.threads;
    options.language = draft.language;
    return Command{draft.plugin_folders, std::move(options)};
}

ParsedCommandLine export_command(const Draft& draft) {
    if (draft.folder.empty()) return missing("DIR", "Name the folder with the results of a run.");
    if (draft.format.empty()) return missing("--format", "Name one, e.g. `--format csv`.");
    auto options = plugin_options(draft.export_options, draft.format);
    if (!options) return std::move(options.error());
    return Command{draft.plugin_folders,
                   ExportOptions{draft.folder, {draft.format, std::move(*options)}, draft.out}};
}

ParsedCommandLine command_named(const std::string& name, const Draft& draft,
                                const std::string& typed) {
    const auto command = [&](auto options) {
        return Command{draft.plugin_folders, std::move(options)};
    };
    if (name == "code") return code_command(draft, typed);
    if (name == "kwic") return kwic_command(draft);
    if (name == "export") return export_command(draft);
    if (name == "run")
        return command(RunProjectOptions{draft.folder.empty() ? "." : draft.folder, draft.threads,
                                         draft.replace, typed});
    if (name == "plugins") return command(PluginsOptions{draft.verbose});
    if (name == "summary" && draft.folder.empty())
        return missing("DIR", "Name the folder with the results of a run.");
    if (name == "summary") return command(SummaryOptions{draft.folder});
    if (draft.rules.empty()) return missing("RULES", "Name a rule file, or a folder of them.");
    if (name == "check") return command(CheckOptions{draft.rules});
    return command(TestOptions{draft.rules, draft.verbose});
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
    return command_named(commands.front()->get_name(), draft, as_typed(arguments));
}

}  // namespace topos::app
