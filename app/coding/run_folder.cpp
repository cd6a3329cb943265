#include "app/coding/run_folder.hpp"

#include <fmt/format.h>

#include <system_error>

namespace topos::app {

namespace {

namespace fs = std::filesystem;

/// SQLite puts these beside a store that is being written.
constexpr const char* kCompanions[] = {"", "-wal", "-shm", "-journal"};

Failure unwritable(const fs::path& path, const std::error_code& error) {
    return failure(ExitCode::output, "output_unwritable",
                   fmt::format("`{}` cannot be written: {}", path.string(), error.message()),
                   "Name another folder with `--out`.");
}

}  // namespace

expected<void, Failure> prepare_run_folder(const fs::path& folder,
                                           const std::vector<std::string>& files, bool replace) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return unexpected(unwritable(folder, error));
    for (const std::string& file : files) {
        const fs::path path = folder / file;
        if (!fs::exists(path, error)) continue;
        if (!replace) {
            return unexpected(failure(
                ExitCode::output, "output_exists",
                fmt::format("`{}` is there already, from an earlier run", path.string()),
                "Name another folder with `--out`, or say `--replace` to give the earlier results "
                "up."));
        }
    }
    for (const std::string& file : files) {
        for (const char* companion : kCompanions) {
            const fs::path path = folder / (file + companion);
            fs::remove(path, error);
            if (error) return unexpected(unwritable(path, error));
        }
    }
    return {};
}

}  // namespace topos::app
