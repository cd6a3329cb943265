#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

#include "app/failure.hpp"
#include "app/host/program_directories.hpp"
#include "app/rules/rule_files.hpp"

namespace topos::app {

namespace {

namespace fs = std::filesystem;

expected<std::string, std::string> bytes_of(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        return unexpected(std::generic_category().message(EISDIR));
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return unexpected(std::generic_category().message(errno));
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (file.bad()) return unexpected(std::generic_category().message(EIO));
    return std::move(bytes).str();
}

std::string canonical_path(const std::string& path) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(path, error);
    return error ? fs::path(path).lexically_normal().string() : canonical.string();
}

std::vector<std::string> rules_in(const fs::path& folder) {
    std::vector<std::string> found;
    std::error_code error;
    fs::recursive_directory_iterator it(folder,
                                        fs::directory_options::follow_directory_symlink |
                                            fs::directory_options::skip_permission_denied,
                                        error);
    for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        std::error_code ignored;
        if (it->path().extension() == ".topos" && !it->is_directory(ignored))
            found.push_back(it->path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> rules_directly_in(const fs::path& folder) {
    std::vector<std::string> found;
    std::error_code error;
    for (fs::directory_iterator it(folder.empty() ? "." : folder, error), end; !error && it != end;
         it.increment(error)) {
        if (it->path().extension() == ".topos") found.push_back(it->path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> pack_files(const std::string& folder) {
    std::vector<std::string> files = rules_directly_in(folder);
    const auto add = [&](const std::vector<std::string>& more) {
        files.insert(files.end(), more.begin(), more.end());
    };
    add(rules_in(fs::path(folder) / "packs"));
    for (const fs::path& place : rule_directories()) add(rules_in(place));
    return files;
}

}  // namespace

RuleReading reading_from_disk() { return {bytes_of, canonical_path, pack_files}; }

expected<std::vector<std::string>, Diagnostic> rule_paths(
    std::span<const std::string> files_and_folders) {
    std::vector<std::string> paths;
    for (const std::string& path : files_and_folders) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status)) {
            return unexpected(trouble("input_not_found", fmt::format("`{}` is not there", path),
                                      "Name a rule file, or a folder with .topos files."));
        }
        if (!fs::is_directory(status)) {
            paths.push_back(path);
            continue;
        }
        std::vector<std::string> found = rules_in(path);
        if (found.empty()) {
            return unexpected(trouble("no_rules", fmt::format("there are no rules in `{}`", path),
                                      "Rule files have names that end in .topos."));
        }
        std::move(found.begin(), found.end(), std::back_inserter(paths));
    }
    return paths;
}

}  // namespace topos::app
