#include "app/commands/dispatch.hpp"

#include "app/command_line/parser.hpp"
#include "app/commands/commands.hpp"
#include "app/host/program_directories.hpp"

namespace topos::app {

namespace {

CommandResult run(const CodeOptions& options, const Environment& environment) {
    return code_command(options, environment);
}
CommandResult run(const StreamOptions& options, const Environment& environment) {
    return stream_command(options, environment);
}
CommandResult run(const RunProjectOptions& options, const Environment& environment) {
    return run_command(options, environment);
}
CommandResult run(const ExportOptions& options, const Environment& environment) {
    return export_command(options, environment);
}
CommandResult run(const KwicOptions& options, const Environment& environment) {
    return kwic_command(options, environment);
}
CommandResult run(const CountOptions& options, const Environment& environment) {
    return count_command(options, environment);
}
CommandResult run(const FmtOptions& options, const Environment& environment) {
    return fmt_command(options, environment);
}
CommandResult run(const NewOptions& options, const Environment& environment) {
    return new_command(options, environment);
}
CommandResult run(const ExplainOptionsOfUser& options, const Environment& environment) {
    return explain_command(options, environment);
}
CommandResult run(const EvaluateOptions& options, const Environment& environment) {
    return evaluate_command(options, environment);
}
CommandResult run(const ImportOptions& options, const Environment& environment) {
    return import_command(options, environment);
}
CommandResult run(const CheckOptions& options, const Environment& environment) {
    return check_command(options, environment);
}
CommandResult run(const TestOptions& options, const Environment& environment) {
    return test_command(options, environment);
}
CommandResult run(const PluginsOptions& options, const Environment& environment) {
    return plugins_command(options, environment);
}
CommandResult run(const SummaryOptions& options, const Environment& environment) {
    return summary_command(options, environment);
}

CommandResult run(const Command& command, Console& console, const std::atomic<bool>& stop) {
    const std::vector<std::filesystem::path> named(command.plugin_folders.begin(),
                                                   command.plugin_folders.end());
    PluginRegistry plugins = PluginRegistry::scan(plugin_directories(named));
    const Environment environment{console, plugins, stop};
    auto result =
        std::visit([&](const auto& options) { return run(options, environment); }, command.options);
    // `topos plugins` shows troubles in its table.
    if (std::holds_alternative<PluginsOptions>(command.options)) return result;
    for (Diagnostic trouble : plugins.troubles()) {
        if (result) trouble.level = Level::warning;  // it went without
        console.note(trouble);
    }
    return result;
}

ExitCode report(const Failure& failure, Console& console) {
    console.note(failure.diagnostics);
    return failure.code;
}

}  // namespace

ExitCode run_topos(const std::vector<std::string>& arguments, Console& console,
                   const std::atomic<bool>& stop) {
    ParsedCommandLine parsed = parse_command_line(arguments);
    ExitCode code = ExitCode::success;
    if (const auto* help = std::get_if<HelpText>(&parsed)) {
        console.print(help->text);
    } else if (const auto* wrong = std::get_if<Failure>(&parsed)) {
        return report(*wrong, console);
    } else {
        const CommandResult result = run(std::get<Command>(parsed), console, stop);
        code = result ? *result : report(result.error(), console);
    }
    if (code == ExitCode::success && console.out().error() != 0)
        return report(console.out().failure(), console);
    return code;
}

}  // namespace topos::app
