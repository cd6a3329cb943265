#include "app/display/summary.hpp"

#include <fmt/format.h>

#include "app/commands/commands.hpp"
#include "app/display/numbers.hpp"
#include "app/store/store_reader.hpp"

namespace topos::app {

namespace {

std::string status_in_words(const StoredRun& run) {
    if (run.status == "finished") return "finished " + run.finished;
    if (run.status == "running") return "still running, or killed: what was coded until then";
    return fmt::format("{} {}: what was coded until then", run.status, run.finished);
}

std::string head(const StoredRun& run, const RunTally& tally) {
    return fmt::format("{} in {} ({})\n{}\nTopos {}, started {}, {}\n\n",
                       counted(tally.codings, "segment", "segments"),
                       counted(tally.documents, "document", "documents"),
                       counted(tally.words, "word", "words"), run.command, run.engine_version,
                       run.started, status_in_words(run));
}

}  // namespace

CommandResult summary_command(const SummaryOptions& options, Environment environment) {
    auto store = StoreReader::open(options.folder);
    if (!store) return unexpected(std::move(store.error()));
    auto tally = store->tally();
    if (!tally) return unexpected(std::move(tally.error()));
    auto warnings = store->warnings();
    if (!warnings) return unexpected(std::move(warnings.error()));
    Console& console = environment.console;
    console.print(head(store->run(), *tally) + summary_table(*tally, console.out_traits().columns));
    if (*warnings > 0) {
        console.print(fmt::format("\n{} in the table `warnings` of run.sqlite\n",
                                  counted(*warnings, "warning", "warnings")));
    }
    console.print(
        fmt::format("\nNext: topos export {} --format csv -o codings.csv\n", options.folder));
    return ExitCode::success;
}

}  // namespace topos::app
