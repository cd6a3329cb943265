// Code points are the bytes that continue none: b & 0xC0 != 0x80, as a signed byte b > -65.
//
//     in blocks of 255 rows of 32 bytes: one 8-bit counter per column, so that no counter overflows
//     and compilers turn the row into two vector additions; then sum the counters.
#include <algorithm>
#include <array>
#include <numeric>

#include "core/text/passage.hpp"

namespace topos {

namespace {

constexpr std::size_t kColumns = 32;
constexpr std::size_t kRows = 255;
constexpr std::size_t kIndexedBlock = 128;  ///< bytes

bool begins_code_point(char byte) { return static_cast<signed char>(byte) > -65; }

/// At most kRows rows.
std::uint64_t count_rows(const char* bytes, std::size_t rows) {
    std::array<std::uint8_t, kColumns> counts{};
    for (std::size_t row = 0; row < rows; ++row, bytes += kColumns) {
        for (std::size_t column = 0; column < kColumns; ++column) {
            counts[column] = static_cast<std::uint8_t>(counts[column] +
                                                       (begins_code_point(bytes[column]) ? 1 : 0));
        }
    }
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

}  // namespace

std::uint64_t count_code_points(std::string_view text) {
    std::uint64_t sum = 0;
    while (text.size() >= kColumns) {
        const std::size_t rows = std::min(text.size() / kColumns, kRows);
        sum += count_rows(text.data(), rows);
        text.remove_prefix(rows * kColumns);
    }
    for (const char byte : text) sum += begins_code_point(byte) ? 1 : 0;
    return sum;
}

void CodePointIndex::read(std::string_view text) {
    text_ = text;
    before_.clear();
    std::uint64_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += kIndexedBlock) {
        before_.push_back(count);
        count += count_code_points(text.substr(at, kIndexedBlock));
    }
    before_.push_back(count);
    is_ascii_ = count == text.size();
}

std::uint64_t CodePointIndex::before(std::uint64_t byte) const {
    if (is_ascii_) return byte;
    const std::uint64_t block = byte / kIndexedBlock;
    const std::uint64_t begin = block * kIndexedBlock;
    return before_[block] + count_code_points(text_.substr(begin, byte - begin));
}

std::uint64_t CodePointCounter::before(std::uint64_t byte) {
    if (byte >= byte_) {
        code_points_ += count_code_points(text_.substr(byte_, byte - byte_));
    } else if (byte_ - byte < byte) {
        code_points_ -= count_code_points(text_.substr(byte, byte_ - byte));
    } else {
        code_points_ = count_code_points(text_.substr(0, byte));
    }
    byte_ = byte;
    return code_points_;
}

}  // namespace topos
