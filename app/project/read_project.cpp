#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "app/project/project_file.hpp"

namespace topos::app {

expected<CodeOptions, Failure> read_project(const std::string& place) {
    namespace fs = std::filesystem;
    std::error_code error;
    const bool is_folder = fs::is_directory(place, error);
    const fs::path file =
        is_folder ? (fs::path(place) / "topos.yaml").lexically_normal() : fs::path(place);
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return unexpected(failure(
            ExitCode::usage, "project_unreadable",
            "the project file cannot be read: " + std::generic_category().message(errno),
            "Name a folder with a file topos.yaml; `topos run --help` shows one.", file.string()));
    }
    return parse_project({std::istreambuf_iterator<char>(stream), {}}, file.string());
}

}  // namespace topos::app
