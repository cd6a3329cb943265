#pragma once
/// The folder that the results of a run go to. An earlier run is never destroyed silently.
#include <filesystem>
#include <string>
#include <vector>

#include "app/failure.hpp"
#include "grammar/expected.hpp"

namespace topos::app {

inline constexpr const char* kStoreName = "run.sqlite";

/// Makes the folder; refuses where one of the `files` is there already, unless `replace`: then
/// removes them and what belongs to them.
[[nodiscard]] expected<void, Failure> prepare_run_folder(const std::filesystem::path& folder,
                                                         const std::vector<std::string>& files,
                                                         bool replace);

}  // namespace topos::app
