#include "app/command_line/draft.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace topos::app {

namespace {

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
    options.partial = draft.partial;
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

ParsedCommandLine count_command(const Draft& draft) {
    if (draft.inputs.empty()) {
        return failure(ExitCode::usage, "bad_option", "there is no INPUT",
                       rules_took_inputs(draft));
    }
    if (draft.rules.empty()) return missing("--rules", "Name a rule file, or a folder of them.");
    CountOptions options;
    options.inputs = input_specs(draft);
    options.rules = draft.rules;
    options.by = draft.by == "rule" ? CountBy::rule : CountBy::code;
    options.format = draft.format == "csv" ? CountFormat::csv : CountFormat::table;
    options.threads = draft.threads;
    options.language = draft.language;
    return Command{draft.plugin_folders, std::move(options)};
}

ParsedCommandLine explain_command(const Draft& draft) {
    const bool is_run = !draft.folder.empty();
    if (!is_run && draft.text.empty() && draft.file.empty()) {
        return missing("DIR",
                       "Name a run and one of its codings, `topos explain results 12`, or a text: "
                       "`--text \"…\" --rules RULES`.");
    }
    if (is_run && draft.coding == 0)
        return missing("ID", "Name the coding by its number, from 1 on: the column `segment`.");
    if (!is_run && draft.rules.empty())
        return missing("--rules", "Name a rule file, or a folder of them.");
    ExplainOptionsOfUser options;
    options.folder = draft.folder;
    options.coding = draft.coding;
    options.text = draft.text;
    options.file = draft.file;
    options.rules = draft.rules;
    for (const std::string& text : draft.texts) options.texts.push_back(input_spec(draft, text));
    options.rule = draft.rule;
    options.code = draft.code;
    options.rules_shown = draft.rules_shown;
    options.format = draft.format == "json" ? ExplainFormat::json : ExplainFormat::text;
    options.language = draft.language;
    return Command{draft.plugin_folders, std::move(options)};
}

ParsedCommandLine evaluate_command(const Draft& draft) {
    if (draft.folder.empty()) return missing("DIR", "Name the folder with the results of a run.");
    if (draft.gold.empty())
        return missing("--gold", "Name a table of human codings: `--gold codings.csv`.");
    if (!draft.where.empty() && draft.documents.empty())
        return missing("--documents", "`--where` chooses rows of the table that it names.");
    EvaluateOptions options;
    options.folder = draft.folder;
    options.gold = draft.gold;
    for (const std::string& text : draft.texts) options.texts.push_back(input_spec(draft, text));
    options.all_documents = draft.all_documents;
    options.documents = draft.documents;
    options.where = draft.where;
    options.codes = draft.codes;
    if (draft.unit == "document") options.unit = EvaluationUnit::document;
    if (draft.unit == "overlap") options.unit = EvaluationUnit::overlap;
    if (draft.format == "csv") options.format = EvaluationFormat::csv;
    if (draft.format == "json") options.format = EvaluationFormat::json;
    options.disagreements = draft.disagreements;
    options.seed = draft.seed;
    options.resamples = draft.resamples;
    return Command{draft.plugin_folders, std::move(options)};
}

ParsedCommandLine import_command(const Draft& draft) {
    if (draft.folder.empty())
        return missing("FILE", "Name a dictionary or a codebook, e.g. topos import words.dic.");
    if (draft.out.empty())
        return missing("-o", "Name the rule file to write, e.g. `-o pack.topos`.");
    return Command{draft.plugin_folders, ImportOptions{draft.folder, draft.out, draft.language,
                                                       draft.encoding, draft.name}};
}

ParsedCommandLine export_command(const Draft& draft) {
    if (draft.folder.empty()) return missing("DIR", "Name the folder with the results of a run.");
    if (draft.format.empty()) return missing("--format", "Name one, e.g. `--format csv`.");
    auto options = plugin_options(draft.export_options, draft.format);
    if (!options) return std::move(options.error());
    return Command{draft.plugin_folders,
                   ExportOptions{draft.folder, {draft.format, std::move(*options)}, draft.out}};
}

}  // namespace

ParsedCommandLine command_named(const std::string& name, const Draft& draft,
                                const std::string& typed) {
    const auto command = [&](auto options) {
        return Command{draft.plugin_folders, std::move(options)};
    };
    if (name == "code") return code_command(draft, typed);
    if (name == "kwic") return kwic_command(draft);
    if (name == "count") return count_command(draft);
    if (name == "new" && draft.name.empty())
        return missing("NAME", "Name the pack: `topos new platform_work`.");
    if (name == "new") return command(NewOptions{draft.name, draft.languages});
    if (name == "explain") return explain_command(draft);
    if (name == "evaluate") return evaluate_command(draft);
    if (name == "import") return import_command(draft);
    if (name == "export") return export_command(draft);
    if (name == "run")
        return command(RunProjectOptions{draft.folder.empty() ? "." : draft.folder, draft.threads,
                                         draft.replace, typed});
    if (name == "plugins") return command(PluginsOptions{draft.verbose});
    if (name == "summary" && draft.folder.empty())
        return missing("DIR", "Name the folder with the results of a run.");
    if (name == "summary") return command(SummaryOptions{draft.folder});
    if (draft.rules.empty()) return missing("RULES", "Name a rule file, or a folder of them.");
    if (name == "fmt") return command(FmtOptions{draft.rules, draft.only_check});
    if (name == "check") return command(CheckOptions{draft.rules, draft.fix});
    return command(TestOptions{draft.rules, draft.verbose, draft.coverage, draft.partial});
}

}  // namespace topos::app
