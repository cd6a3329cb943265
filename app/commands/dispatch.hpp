#pragma once
#include <string>
#include <vector>

#include "app/console/console.hpp"

namespace topos::app {

/// All of `topos` but the process: parses, runs the command, says what went wrong. `stop`: set when
/// the user wants it to end.
[[nodiscard]] ExitCode run_topos(const std::vector<std::string>& arguments, Console& console,
                                 const std::atomic<bool>& stop);

}  // namespace topos::app
