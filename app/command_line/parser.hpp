#pragma once
/// From the words of a command line to plain values. The only file that sees CLI11 is its source.
#include <string>
#include <variant>
#include <vector>

#include "app/command_line/options.hpp"
#include "app/failure.hpp"

namespace topos::app {

/// Text to print instead of doing anything: help, version.
struct HelpText {
    std::string text;
};

using ParsedCommandLine = std::variant<Command, HelpText, Failure>;

/// `arguments` without the program's name.
[[nodiscard]] ParsedCommandLine parse_command_line(const std::vector<std::string>& arguments);

}  // namespace topos::app
