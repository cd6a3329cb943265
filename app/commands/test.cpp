#include <fmt/format.h>

#include "app/commands/program_loading.hpp"
#include "app/display/coverage_lines.hpp"
#include "app/display/numbers.hpp"
#include "core/coding/examples.hpp"
#include "grammar/source.hpp"

namespace topos::app {

namespace {

struct Counts {
    std::uint64_t passed = 0;
    std::uint64_t failed = 0;
    std::uint64_t open = 0;
    std::uint64_t open_passes = 0;
};

Counts count(const ExampleReport& report) {
    Counts counts;
    for (const ExampleResult& result : report.results) {
        switch (result.outcome) {
            case ExampleOutcome::passed:
                ++counts.passed;
                break;
            case ExampleOutcome::failed:
                ++counts.failed;
                break;
            case ExampleOutcome::open:
                ++counts.open;
                break;
            case ExampleOutcome::open_passes:
                ++counts.open_passes;
                break;
        }
    }
    return counts;
}

std::string_view in_words(ExampleOutcome outcome) {
    switch (outcome) {
        case ExampleOutcome::passed:
            return "ok";
        case ExampleOutcome::failed:
            return "FAILS";
        case ExampleOutcome::open:
            return "open";
        case ExampleOutcome::open_passes:
            return "done";
    }
    return "";
}

std::string line_of(const ProgramExample& example, const ExampleResult& result,
                    const Program& program) {
    const std::string remark = result.outcome == ExampleOutcome::open_passes
                                   ? "this todo now holds: make it a yes"
                                   : result.reason;
    const LineColumn at = example.source->locate(example.example.span.begin);
    return fmt::format("{:<5} {}:{} {}: {} {} \"{}\"{}\n", in_words(result.outcome),
                       example.source->name(), at.line, program.rules()[example.rule].name,
                       example.example.kind.text, example.example.language.text,
                       example.example.text.value, remark.empty() ? "" : " (" + remark + ")");
}

/// Failures are shown as diagnostics; here comes what is worth a line of its own.
std::string lines(const ExampleReport& report, const Program& program, bool all) {
    std::string text;
    for (const ExampleResult& result : report.results) {
        const bool worth = result.outcome == ExampleOutcome::open_passes;
        if (all || worth) text += line_of(program.examples()[result.example], result, program);
    }
    return text;
}

std::string summary(const Counts& counts) {
    const std::uint64_t all = counts.passed + counts.failed + counts.open + counts.open_passes;
    if (all == 0) {
        return "There are no examples. Write `yes en \"…\"` into a rule, and what it should find "
               "is tested.\n";
    }
    std::string text = fmt::format("{}: {} passed, {} failed", counted(all, "example", "examples"),
                                   counts.passed, counts.failed);
    if (counts.open > 0) text += fmt::format(", {} to do", counts.open);
    if (counts.open_passes > 0)
        text += fmt::format(", {} to do that pass now: change `todo` to `yes`", counts.open_passes);
    return text + "\n";
}

}  // namespace

CommandResult test_command(const TestOptions& options, Environment environment) {
    auto rules = load_program(options.rules, "", environment, options.partial);
    if (!rules) return unexpected(std::move(rules.error()));
    const auto program =
        compile(rules->files, rules->languages.view, {.wakes_by_find_alone = true}).program;
    CoverageRecorder recorder(program);
    auto report = run_examples(program, rules->languages.view, &recorder);
    if (!report) return unexpected(Failure{ExitCode::plugin, {std::move(report.error())}});
    environment.console.note(report->failures);
    const Counts counts = count(*report);
    environment.console.print(lines(*report, *program, options.verbose) + summary(counts));
    // What fails comes first.
    if (!report->results.empty() && (counts.failed == 0 || options.coverage)) {
        const CoverageReport coverage = coverage_of(rules->files, *program, recorder);
        environment.console.print(coverage_lines(coverage, options.coverage));
    }
    return counts.failed > 0 || !rules->left_out.empty() ? ExitCode::rules : ExitCode::success;
}

}  // namespace topos::app
