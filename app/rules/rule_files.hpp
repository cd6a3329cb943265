#pragma once
/// Rule files with all the files they use, each read once. Reading is injected: what happens when a
/// file is missing or files use each other in a circle is tested without a disk.
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/expected.hpp"

namespace topos::app {

/// [any thread]
struct RuleReading {
    /// The bytes, or the reason why not.
    std::function<expected<std::string, std::string>(const std::string& path)> read;
    /// Two paths with one identity are one file.
    std::function<std::string(const std::string& path)> identity;
    /// Files that may hold packs, for a rule file of that folder: the nearest first.
    std::function<std::vector<std::string>(const std::string& folder)> pack_files;
};

struct RuleFiles {
    std::vector<ast::File> files;  ///< in the order of naming; a used file follows its first user
    Diagnostics diagnostics;       ///< sorted
};

[[nodiscard]] RuleFiles read_rule_files(std::span<const std::string> paths,
                                        const RuleReading& reading);

/// From the disk. Packs are looked for beside the rule file, in its folder `packs`, in the folders
/// of TOPOS_RULES_PATH, and among those that came with the program.
[[nodiscard]] RuleReading reading_from_disk();

/// Files as named; folders become the .topos files in them and in their folders, sorted bytewise.
/// Fails for a path that is not there and for a folder without rules.
[[nodiscard]] expected<std::vector<std::string>, Diagnostic> rule_paths(
    std::span<const std::string> files_and_folders);

}  // namespace topos::app
