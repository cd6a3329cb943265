#pragma once
/// Bytes on their way to a file, a pipe or a terminal. Knows what went wrong: a full disk is a
/// sentence, not a lost line.
#include <filesystem>
#include <string_view>

#include "app/failure.hpp"
#include "grammar/expected.hpp"

namespace topos::app {

class OutputFile {
  public:
    /// Makes the file or empties it.
    [[nodiscard]] static expected<OutputFile, Failure> create(const std::filesystem::path& path);
    /// Makes the file. Fails with EEXIST where anything has that name, be it a link that leads
    /// nowhere: nobody's file is emptied.
    [[nodiscard]] static expected<OutputFile, int> create_new(const std::filesystem::path& path);
    [[nodiscard]] static OutputFile standard_output();
    [[nodiscard]] static OutputFile standard_error();

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    /// Writes all bytes. When that fails, a file on a disk is cut back to what it held before, so
    /// that it ends with a whole record; nothing is written any more, and every call fails.
    bool write(std::string_view bytes);

    /// 0, or the system's number for what went wrong.
    [[nodiscard]] int error() const { return error_; }
    [[nodiscard]] Failure failure() const;

  private:
    OutputFile(int descriptor, std::string name, bool owned);

    int descriptor_;
    std::string name_;
    bool owned_;
    int error_ = 0;
    std::uint64_t written_ = 0;
};

/// `name` could not be written for the reason that `error` (errno) stands for.
[[nodiscard]] Failure write_failure(const std::string& name, int error);

}  // namespace topos::app
