#pragma once
/// The texts that teach: examples and what to type next, one per command.
#include <string>
#include <string_view>

namespace topos::app {

[[nodiscard]] std::string short_help();    ///< of `topos` alone
[[nodiscard]] std::string footer();        ///< of `topos --help`: exit codes, where to begin
[[nodiscard]] std::string version_text();  ///< engine, plugin interface, Unicode

struct CommandHelp {
    std::string_view name;
    std::string_view summary;
    std::string_view examples;  ///< with what to do next
};

/// Asserts that there is such a command.
[[nodiscard]] const CommandHelp& help_of(std::string_view command);

}  // namespace topos::app
