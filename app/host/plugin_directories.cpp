#include "app/host/plugin_directories.hpp"

#include <boost/dll/runtime_symbol_info.hpp>
#include <cstdlib>
#include <string_view>

namespace topos {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> from_environment() {
    const char* value = std::getenv("TOPOS_PLUGIN_PATH");
    std::vector<fs::path> folders;
    for (std::string_view rest = value == nullptr ? "" : value; !rest.empty();) {
        const std::size_t colon = std::min(rest.find(':'), rest.size());
        if (colon != 0) folders.emplace_back(rest.substr(0, colon));
        rest.remove_prefix(std::min(colon + 1, rest.size()));
    }
    return folders;
}

/// The first that exists; empty if none does.
fs::path beside_the_program() {
    std::error_code error;
    const fs::path bin = boost::dll::program_location(error).parent_path();
    if (error) return {};
    for (const char* place : {"../plugins", "../lib/topos/plugins", "../lib64/topos/plugins"}) {
        const fs::path folder = (bin / place).lexically_normal();
        if (fs::is_directory(folder, error)) return folder;
    }
    return {};
}

}  // namespace

std::vector<fs::path> plugin_directories(const std::vector<fs::path>& named_by_user) {
    std::vector<fs::path> folders = named_by_user;
    for (fs::path& folder : from_environment()) folders.push_back(std::move(folder));
    if (fs::path folder = beside_the_program(); !folder.empty())
        folders.push_back(std::move(folder));
    return folders;
}

}  // namespace topos
