#pragma once
/// Where plugins lie.
#include <filesystem>
#include <vector>

namespace topos {

/// Folders that hold one folder per plugin, first come first served: those the user named, those of
/// $TOPOS_PLUGIN_PATH (separated by `:`), and the one that belongs to the running program:
/// <folder of the program>/../plugins in a build tree, <prefix>/lib/topos/plugins when installed.
[[nodiscard]] std::vector<std::filesystem::path> plugin_directories(
    const std::vector<std::filesystem::path>& named_by_user);

}  // namespace topos
