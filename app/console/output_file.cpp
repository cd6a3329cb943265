#include "app/console/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace topos::app {

Failure write_failure(const std::string& name, int error) {
    if (error == EPIPE) return {ExitCode::closed_pipe, {}};  // not worth a word: `| head`
    if (error == ENOSPC || error == EDQUOT) {
        return app::failure(ExitCode::output, "disk_full",
                            fmt::format("the disk is full: `{}` could not be written", name),
                            "Free some space or name a folder on another disk, then run the "
                            "command again.");
    }
    return app::failure(
        ExitCode::output, "output_unwritable",
        fmt::format("`{}` cannot be written: {}", name, std::generic_category().message(error)),
        "Check that the folder exists and that you may write there.");
}

OutputFile::OutputFile(int descriptor, std::string name, bool owned)
    : descriptor_(descriptor), name_(std::move(name)), owned_(owned) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : descriptor_(other.descriptor_),
      name_(std::move(other.name_)),
      owned_(std::exchange(other.owned_, false)),
      error_(other.error_),
      written_(other.written_) {}

OutputFile::~OutputFile() {
    if (owned_) ::close(descriptor_);
}

expected<OutputFile, Failure> OutputFile::create(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) return unexpected(write_failure(path.string(), errno));
    return OutputFile(descriptor, path.string(), true);
}

expected<OutputFile, int> OutputFile::create_new(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) return unexpected(errno);
    return OutputFile(descriptor, path.string(), true);
}

OutputFile OutputFile::standard_output() { return {STDOUT_FILENO, "the output", false}; }
OutputFile OutputFile::standard_error() { return {STDERR_FILENO, "the messages", false}; }

bool OutputFile::write(std::string_view bytes) {
    if (error_ != 0) return false;
    const std::uint64_t before = written_;
    while (!bytes.empty()) {
        const ssize_t size = ::write(descriptor_, bytes.data(), bytes.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) {
            error_ = errno;
            // Fails for pipes and devices, where there is nothing to cut.
            if (owned_ && ::ftruncate(descriptor_, static_cast<off_t>(before)) == 0)
                written_ = before;
            return false;
        }
        written_ += static_cast<std::uint64_t>(size);
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
}

Failure OutputFile::failure() const { return write_failure(name_, error_); }

}  // namespace topos::app
