#include "plugins/jsonl/line_buffer.hpp"

#include <cstring>

namespace topos::jsonl {

namespace {

/// Room for a piece of the stream, so that appending one seldom moves the buffer.
constexpr std::size_t kRoom = std::size_t{3} << 20;

}  // namespace

bool LineBuffer::read_more() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    if (too_long_ || buffer_.size() > kLongestLine) {  // forget it, remember that it was too long
        buffer_.clear();
        too_long_ = true;
    }
    if (buffer_.capacity() < buffer_.size() + kRoom) {
        buffer_.reserve(std::max(buffer_.size() * 2, buffer_.size() + kRoom));
    }
    const bool more = stream_.append_to(buffer_);
    if (buffer_.capacity() < buffer_.size() + kPadding) buffer_.reserve(buffer_.size() + kPadding);
    return more;
}

std::size_t LineBuffer::find_end() {
    std::size_t searched = 0;  // of the line, in bytes
    for (;;) {
        const std::size_t from = begin_ + searched;
        const void* found = std::memchr(buffer_.data() + from, '\n', buffer_.size() - from);
        if (found != nullptr) {
            return static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
        }
        searched = buffer_.size() - begin_;
        if (!read_more()) return buffer_.size();
        if (too_long_) searched = 0;
    }
}

std::optional<LineBuffer::Line> LineBuffer::next() {
    too_long_ = false;
    const std::size_t end = find_end();
    if (end == buffer_.size() && begin_ == end && !too_long_) return std::nullopt;
    std::string_view text(buffer_.data() + begin_, end - begin_);
    begin_ = std::min(end + 1, buffer_.size());
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (too_long_) text = {};
    return Line{text, ++number_, too_long_};
}

}  // namespace topos::jsonl
