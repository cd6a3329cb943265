#include "app/host/byte_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace topos {

namespace {

/// How long a stop may have to wait for a pipe that gives nothing.
constexpr int kPollMilliseconds = 50;

/// Linux reads at most 2 GB at once; smaller pieces let a stop take effect.
constexpr std::size_t kLargestRead = 64u << 20;

}  // namespace

ByteSource::ByteSource(const std::filesystem::path& path, StopRequested stop)
    : stop_(std::move(stop)) {
    owned_ = path != "-";
    descriptor_ = owned_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    struct stat status {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
        note_error(errno);
    } else if (S_ISDIR(status.st_mode)) {
        note_error(EISDIR);
    }
    may_block_ = !S_ISREG(status.st_mode);
}

ByteSource::~ByteSource() {
    if (owned_ && descriptor_ >= 0) ::close(descriptor_);
}

void ByteSource::note_error(int code) { error_ = std::generic_category().message(code); }

bool ByteSource::wait_for_bytes() const {
    pollfd request{descriptor_, POLLIN, 0};
    while (!stop_()) {
        if (::poll(&request, 1, kPollMilliseconds) > 0) return true;
    }
    return false;
}

std::int64_t ByteSource::read(char* buffer, std::size_t capacity) {
    if (!error_.empty() || stop_()) return -1;
    if (may_block_ && !wait_for_bytes()) return -1;
    for (;;) {
        const ssize_t size = ::read(descriptor_, buffer, std::min(capacity, kLargestRead));
        if (size >= 0) return size;
        if (errno == EINTR) continue;
        note_error(errno);
        return -1;
    }
}

topos_byte_source ByteSource::table() {
    return {this, [](void* context, char* buffer, std::size_t capacity) -> std::int64_t {
                return static_cast<ByteSource*>(context)->read(buffer, capacity);
            }};
}

}  // namespace topos
