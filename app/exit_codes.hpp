#pragma once
/// What the exit code of `topos` says, in one table: the help, the documentation and the tests read
/// it from here.
///
/// Folder `app`: the command line, the project file, the store. May include everything; nothing
/// includes it.
#include <span>
#include <string>
#include <string_view>

namespace topos::app {

enum class ExitCode : int {
    success = 0,
    usage = 1,
    rules = 2,
    documents = 3,
    output = 4,
    plugin = 5,
    interrupted = 130,
    closed_pipe = 141,
};

struct ExitCodeMeaning {
    ExitCode code;
    std::string_view meaning;
};

/// In ascending order.
[[nodiscard]] std::span<const ExitCodeMeaning> exit_codes();

/// The table as `topos --help` shows it.
[[nodiscard]] std::string exit_code_help();

}  // namespace topos::app
