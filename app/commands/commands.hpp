#pragma once
/// One function per command, each in its own file. What goes wrong is returned as a Failure; the
/// caller says it and exits with its code.
#include "app/coding/coding_run.hpp"
#include "app/command_line/options.hpp"

namespace topos::app {

/// The code to exit with: success, or that not everything could be done.
using CommandResult = expected<ExitCode, Failure>;

[[nodiscard]] CommandResult code_command(const CodeOptions& options, Environment environment);
[[nodiscard]] CommandResult stream_command(const StreamOptions& options, Environment environment);
[[nodiscard]] CommandResult run_command(const RunProjectOptions& options, Environment environment);
[[nodiscard]] CommandResult export_command(const ExportOptions& options, Environment environment);
[[nodiscard]] CommandResult kwic_command(const KwicOptions& options, Environment environment);
[[nodiscard]] CommandResult count_command(const CountOptions& options, Environment environment);
[[nodiscard]] CommandResult fmt_command(const FmtOptions& options, Environment environment);
[[nodiscard]] CommandResult new_command(const NewOptions& options, Environment environment);
[[nodiscard]] CommandResult explain_command(const ExplainOptionsOfUser& options,
                                            Environment environment);
[[nodiscard]] CommandResult evaluate_command(const EvaluateOptions& options,
                                             Environment environment);
[[nodiscard]] CommandResult import_command(const ImportOptions& options, Environment environment);
[[nodiscard]] CommandResult check_command(const CheckOptions& options, Environment environment);
[[nodiscard]] CommandResult test_command(const TestOptions& options, Environment environment);
[[nodiscard]] CommandResult plugins_command(const PluginsOptions& options, Environment environment);
[[nodiscard]] CommandResult summary_command(const SummaryOptions& options, Environment environment);

}  // namespace topos::app
