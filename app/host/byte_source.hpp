#pragma once
/// Where readers get their bytes: files and standard input.
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "topos/plugin.h"

namespace topos {

/// True when reading shall end early. Asked often, on the reading thread.
using StopRequested = std::function<bool()>;

/// An open file or standard input, read in the chunks that the reader asks for. [one thread]
class ByteSource {
  public:
    /// Standard input, "-", or a file. Opening fails silently; `error` and the first read say so.
    ByteSource(const std::filesystem::path& path, StopRequested stop);
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    ~ByteSource();

    /// Bytes read; 0 at the end; -1 on an error or when a stop was requested. A pipe that gives
    /// nothing does not keep a stop waiting.
    std::int64_t read(char* buffer, std::size_t capacity);

    /// The system's words for what went wrong, empty if nothing did.
    [[nodiscard]] const std::string& error() const { return error_; }

    /// For plugin.h; points to this object.
    [[nodiscard]] topos_byte_source table();

  private:
    void note_error(int code);
    [[nodiscard]] bool wait_for_bytes() const;

    StopRequested stop_;
    int descriptor_ = -1;
    bool owned_ = false;
    bool may_block_ = false;
    std::string error_;
};

}  // namespace topos
