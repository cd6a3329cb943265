#pragma once
/// Why a command ends early: what to print and which code to exit with.
#include "app/exit_codes.hpp"
#include "grammar/diagnostic.hpp"

namespace topos::app {

struct Failure {
    ExitCode code = ExitCode::usage;
    Diagnostics diagnostics;
};

/// A failure with one diagnostic that has no place in a rule file.
[[nodiscard]] Failure failure(ExitCode code, std::string_view name, std::string title,
                              std::string remedy = {}, std::string place = {});

/// The same, as a diagnostic alone.
[[nodiscard]] Diagnostic trouble(std::string_view name, std::string title, std::string remedy = {},
                                 std::string place = {});

}  // namespace topos::app
