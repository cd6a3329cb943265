#include <fmt/format.h>

#include "app/commands/program_loading.hpp"
#include "app/display/numbers.hpp"
#include "app/display/summary.hpp"

namespace topos::app {

namespace {

std::string headline(const CodingRunResult& result) {
    return fmt::format("{} in {} ({}, {}) in {}",
                       counted(result.tally.codings, "segment", "segments"),
                       counted(result.tally.documents, "document", "documents"),
                       counted(result.tally.words, "word", "words"), readable_bytes(result.bytes),
                       readable_duration(result.elapsed));
}

std::string where_and_next(const CodeOptions& options, const CodingRunResult& result) {
    std::string files;
    for (const std::string& file : result.written) files += (files.empty() ? "" : ", ") + file;
    std::string next = fmt::format("topos summary {}", options.out);
    if (options.exports.empty())
        next += fmt::format(" · topos export {} --format csv -o codings.csv", options.out);
    return fmt::format("\nResults: {}\nNext: {}\n", files, next);
}

/// Codings name their document; two documents of one name cannot be told apart afterwards.
void say_shared_names(const std::vector<std::string>& names, Console& console) {
    if (names.empty()) return;
    console.note(fmt::format(
        "{} for more than one file, e.g. `{}`: name the folder above them as the input, "
        "and documents are named by their paths in it\n",
        counted(names.size(), "name stands", "names stand"), names.front()));
}

void say_losses(const CodingRunResult& result, Console& console) {
    if (result.losses > 0) {
        console.note(
            fmt::format("{} could not be read; the rest was coded. The table `warnings` "
                        "of run.sqlite lists them.\n",
                        counted(result.losses, "document or record", "documents or records")));
    }
}

Diagnostic interruption(std::uint64_t documents) {
    return trouble("interrupted",
                   fmt::format("the run was interrupted after {}",
                               counted(documents, "document", "documents")),
                   "What was coded until then is kept; `topos summary` shows it.");
}

ExitCode exit_code(const CodingRunResult& result) {
    if (result.interrupted) return ExitCode::interrupted;
    return result.losses > 0 ? ExitCode::documents : ExitCode::success;
}

}  // namespace

CommandResult code_command(const CodeOptions& options, Environment environment) {
    Console& console = environment.console;
    auto rules = load_program(options.rules, options.language, environment, options.partial);
    if (!rules) return unexpected(std::move(rules.error()));
    auto documents = plan_documents(options.inputs, environment.plugins);
    if (!documents) return unexpected(std::move(documents.error()));
    const std::uint64_t passed_over = documents->passed_over;
    say_shared_names(documents->shared_names, console);
    auto result = run_coding(options, *rules, std::move(*documents), environment);
    if (!result) return unexpected(std::move(result.error()));
    if (passed_over > 0) {
        console.note(counted(passed_over, "file was", "files were") +
                     " passed over: no reader reads files with such names\n");
    }
    say_losses(*result, console);
    if (result->interrupted) {
        console.note(interruption(result->tally.documents));
    }
    if (result->failure) return unexpected(std::move(*result->failure));
    if (!options.quiet) {
        console.print(headline(*result) + "\n\n" +
                      summary_table(result->tally, console.out_traits().columns) +
                      where_and_next(options, *result));
    }
    const ExitCode code = exit_code(*result);
    return code != ExitCode::interrupted && !rules->left_out.empty() ? ExitCode::rules : code;
}

}  // namespace topos::app
