#include "app/exit_codes.hpp"

#include <fmt/format.h>

namespace topos::app {

namespace {

constexpr ExitCodeMeaning kExitCodes[] = {
    {ExitCode::success, "everything was done"},
    {ExitCode::usage, "the command line or the project file is wrong; nothing was done"},
    {ExitCode::rules,
     "rules have errors, or an example of a rule fails; nothing was coded, or with "
     "--partial by the other rules"},
    {ExitCode::documents, "some documents could not be read; the others were coded"},
    {ExitCode::output, "results could not be written, or not be read"},
    {ExitCode::plugin, "a plugin is missing or does not work"},
    {ExitCode::interrupted, "interrupted (Ctrl-C); what was coded until then is kept"},
    // 128 + SIGPIPE: what a shell reports of any program that writes to a closed pipe.
    {ExitCode::closed_pipe, "whoever read the output stopped reading (`topos … | head`)"},
};

}  // namespace

std::span<const ExitCodeMeaning> exit_codes() { return kExitCodes; }

std::string exit_code_help() {
    std::string text;
    for (const auto& [code, meaning] : exit_codes()) {
        text += fmt::format("  {:>3}  {}\n", static_cast<int>(code), meaning);
    }
    return text;
}

}  // namespace topos::app
