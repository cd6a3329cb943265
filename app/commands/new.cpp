/// `topos new`: a starter pack.
#include <fmt/format.h>

#include "app/commands/commands.hpp"
#include "app/host/program_directories.hpp"
#include "app/starter/starter_pack.hpp"
#include "grammar/characters.hpp"

namespace topos::app {

namespace {

/// A name of the rule language: so that it can stand behind `pack`.
bool is_name(const std::string& name) {
    const std::u32string points = to_code_points(name);
    if (points.empty() || !begins_identifier(points.front())) return false;
    for (const char32_t c : points) {
        if (!continues_identifier(c)) return false;
    }
    return true;
}

}  // namespace

CommandResult new_command(const NewOptions& options, Environment environment) {
    if (!is_name(options.name)) {
        return unexpected(
            failure(ExitCode::usage, "bad_option",
                    fmt::format("`{}` cannot be the name of a pack", options.name),
                    "Names have letters of any script, digits and `_`, and begin with a letter: "
                    "`topos new platform_work`, `topos new 平台劳动`."));
    }
    const auto templates = data_directory("starter");
    if (templates.empty()) {
        return unexpected(failure(ExitCode::output, "input_not_found",
                                  "the templates of the starter pack are not there",
                                  "Install Topos again: `./run install`."));
    }
    auto written = write_starter_pack({options.name, options.languages}, templates, options.name);
    if (!written) return unexpected(std::move(written.error()));
    std::string text;
    for (const std::string& file : *written) text += file + "\n";
    environment.console.print(
        text + fmt::format("\nNext: cd {0} · topos test {0}.topos · topos run\n", options.name));
    return ExitCode::success;
}

}  // namespace topos::app
