#pragma once
/// A folder to begin with: rules that pass their own tests, texts, a project file.
#include <filesystem>
#include <string>
#include <vector>

#include "app/failure.hpp"

namespace topos::app {

struct StarterPack {
    std::string name;                    ///< of the pack and the folder
    std::vector<std::string> languages;  ///< tags; lines of others are left out
};

/// Writes the templates of `templates` into a new folder `folder`; gives the files. Fails where
/// something of that name is there already.
[[nodiscard]] expected<std::vector<std::string>, Failure> write_starter_pack(
    const StarterPack& pack, const std::filesystem::path& templates,
    const std::filesystem::path& folder);

}  // namespace topos::app
