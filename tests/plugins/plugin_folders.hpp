#pragma once
/// Where the tests find plugins, and short ways to use them.
#include <unistd.h>

#include <atomic>
#include <fstream>

#include "app/host/document_source.hpp"
#include "places.hpp"

namespace topos {

inline std::filesystem::path bundled_plugins() {
    return std::filesystem::path(TOPOS_BINARY_DIR) / "plugins";
}
inline std::filesystem::path hostile_plugins() {
    return std::filesystem::path(TOPOS_BINARY_DIR) / "hostile";
}

/// A file that goes when the test ends.
class TemporaryFile {
  public:
    explicit TemporaryFile(std::string_view content, std::string_view extension = ".txt") {
        static std::atomic<int> number = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("topos-" + std::to_string(::getpid()) + "-" + std::to_string(++number) +
                 std::string(extension));
        std::ofstream(path_, std::ios::binary) << content;
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Everything that an input gives.
struct WholeReading {
    std::vector<Document> documents;
    Diagnostics troubles;
};

inline WholeReading read_whole(const ReaderPlugin& reader, const std::filesystem::path& path,
                               PluginOptions options = {}, std::string name = "input") {
    DocumentSource source({{path, reader, {std::move(name), "", std::move(options)}}});
    WholeReading reading;
    while (auto document = source.next()) reading.documents.push_back(std::move(*document));
    reading.troubles = source.take_troubles();
    return reading;
}

}  // namespace topos
