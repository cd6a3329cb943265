/// `topos evaluate`: what a run coded, beside what people coded.
#include "app/commands/commands.hpp"
#include "app/display/evaluation.hpp"
#include "app/display/numbers.hpp"
#include "app/evaluation/compared_documents.hpp"

namespace topos::app {

namespace {

std::string shown_as(const ShownEvaluation& shown, const EvaluateOptions& options,
                     std::size_t width) {
    if (options.format == EvaluationFormat::json) return evaluation_json(shown);
    if (options.format == EvaluationFormat::csv)
        return options.disagreements ? disagreements_csv(shown) : evaluation_csv(shown);
    if (options.disagreements) return disagreements_list(shown, width);
    std::string text = evaluation_table(shown, options.unit, width);
    if (!shown.evaluation.disagreements.empty()) {
        text +=
            counted(shown.evaluation.disagreements.size(), "sentence differs", "sentences differ") +
            ": `--disagreements` lists them with the rules to blame.\n";
    }
    return text;
}

}  // namespace

CommandResult evaluate_command(const EvaluateOptions& options, Environment environment) {
    auto compared = compared_documents(options, environment);
    if (!compared) return unexpected(std::move(compared.error()));
    Console& console = environment.console;
    console.note(compared->troubles);
    if (compared->unread > 0 && !options.all_documents) {
        console.note(
            counted(compared->unread, "document of the run is", "documents of the run are") +
            " not among those that were read by the coders: left out (`--all-documents` "
            "counts them as read)\n");
    }
    const auto evaluated = evaluation::evaluate(compared->documents,
                                                {options.codes, {options.resamples, options.seed}});
    const ShownEvaluation shown{evaluated, compared->documents, compared->texts};
    console.print(shown_as(shown, options, console.out_traits().columns));
    return ExitCode::success;
}

}  // namespace topos::app
