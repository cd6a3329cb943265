#include "app/host/program_directories.hpp"

#include <boost/dll/runtime_symbol_info.hpp>
#include <cstdlib>
#include <string_view>

namespace topos {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> from_environment(const char* variable) {
    const char* value = std::getenv(variable);
    std::vector<fs::path> folders;
    for (std::string_view rest = value == nullptr ? "" : value; !rest.empty();) {
        const std::size_t colon = std::min(rest.find(':'), rest.size());
        if (colon != 0) folders.emplace_back(rest.substr(0, colon));
        rest.remove_prefix(std::min(colon + 1, rest.size()));
    }
    return folders;
}

/// The first of the places that exists, from the program's folder; empty if none does.
fs::path beside_the_program(std::initializer_list<const char*> places) {
    std::error_code error;
    const fs::path bin = boost::dll::program_location(error).parent_path();
    if (error) return {};
    for (const char* place : places) {
        const fs::path folder = (bin / place).lexically_normal();
        if (fs::is_directory(folder, error)) return folder;
    }
    return {};
}

}  // namespace

std::vector<fs::path> plugin_directories(const std::vector<fs::path>& named_by_user) {
    std::vector<fs::path> folders = named_by_user;
    for (fs::path& folder : from_environment("TOPOS_PLUGIN_PATH"))
        folders.push_back(std::move(folder));
    fs::path own =
        beside_the_program({"../plugins", "../lib/topos/plugins", "../lib64/topos/plugins"});
    if (!own.empty()) folders.push_back(std::move(own));
    return folders;
}

std::vector<fs::path> rule_directories() {
    std::vector<fs::path> folders = from_environment("TOPOS_RULES_PATH");
    if (fs::path own = data_directory("rules"); !own.empty()) folders.push_back(std::move(own));
    return folders;
}

fs::path data_directory(const std::string& name) {
    return beside_the_program({("../share/topos/" + name).c_str()});
}

}  // namespace topos
