#pragma once
/// New texts for files that are there: written beside them first, then put in their places, each as
/// a whole. Where one cannot be written, no file is changed.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/failure.hpp"
#include "grammar/expected.hpp"

namespace topos::app {

class FileReplacement {
  public:
    FileReplacement() = default;
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;
    /// Forgets what was not put in its place.
    ~FileReplacement();

    /// Keeps the file's permissions; follows a link to the file itself.
    [[nodiscard]] expected<void, Failure> add(const std::string& file, std::string_view text);
    [[nodiscard]] expected<void, Failure> commit();

  private:
    struct Waiting {
        std::filesystem::path file;
        std::filesystem::path beside;
    };
    std::vector<Waiting> waiting_;
};

}  // namespace topos::app
