#pragma once
/// Where things lie that belong to the running program.
#include <filesystem>
#include <vector>

namespace topos {

/// Folders that hold one folder per plugin, first come first served: those the user named, those of
/// $TOPOS_PLUGIN_PATH (separated by `:`), and the one that belongs to the running program:
/// <folder of the program>/../plugins in a build tree, <prefix>/lib/topos/plugins when installed.
[[nodiscard]] std::vector<std::filesystem::path> plugin_directories(
    const std::vector<std::filesystem::path>& named_by_user);

/// Folders with rule packs: those of $TOPOS_RULES_PATH (separated by `:`), and the program's own.
[[nodiscard]] std::vector<std::filesystem::path> rule_directories();

/// <prefix>/share/topos/<name>, both when installed and in a build tree; empty if it is not there.
[[nodiscard]] std::filesystem::path data_directory(const std::string& name);

}  // namespace topos
