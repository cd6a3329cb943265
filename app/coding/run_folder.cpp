#include "app/coding/run_folder.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <system_error>

#include "app/store/store_reader.hpp"

namespace topos::app {

namespace {

namespace fs = std::filesystem;

/// SQLite puts these beside a store that is being written.
constexpr const char* kCompanions[] = {"", "-wal", "-shm", "-journal"};

Failure unwritable(const fs::path& path, const std::error_code& error) {
    return failure(ExitCode::output, "output_unwritable",
                   fmt::format("`{}` cannot be written: {}", path.string(), error.message()),
                   "Name another folder (`--out`, or `output:` in topos.yaml).");
}

/// Exports of the run that is given up: beside the new results they would look like theirs.
std::vector<std::string> files_of_earlier_run(const fs::path& folder) {
    const auto store = StoreReader::open(folder);
    if (!store) return {};
    const auto options = nlohmann::json::parse(store->run().options, nullptr, false);
    if (!options.is_object() || !options.contains("files")) return {};
    std::vector<std::string> files;
    for (const auto& file : options["files"]) {
        if (!file.is_string()) continue;
        const fs::path name = file.get<std::string>();
        if (name == name.filename()) files.push_back(name);
    }
    return files;
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
                "Name another folder (`--out`, or `output:` in topos.yaml), or say `--replace` to "
                "give the earlier results up."));
        }
    }
    std::vector<std::string> obsolete = files_of_earlier_run(folder);
    obsolete.insert(obsolete.end(), files.begin(), files.end());
    for (const std::string& file : obsolete) {
        for (const char* companion : kCompanions) {
            const fs::path path = folder / (file + companion);
            fs::remove(path, error);
            if (error) return unexpected(unwritable(path, error));
        }
    }
    return {};
}

}  // namespace topos::app
