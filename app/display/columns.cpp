#include "app/display/columns.hpp"

#include <unicode/uchar.h>

#include "core/text/characters.hpp"
#include "grammar/source.hpp"

namespace topos::app {

namespace {

constexpr std::string_view kCut = "…";

std::size_t width_of(char32_t c) {
    if (c >= 0x20 && c < 0x7F) return 1;
    return display_width({&c, 1});
}

/// Bytes of a first character together with the marks that stand on it.
struct Cluster {
    std::size_t bytes = 0;
    std::size_t columns = 0;
};

Cluster first_cluster(std::string_view text) {
    const DecodedCharacter base = first_character(text);
    Cluster cluster{base.bytes, width_of(base.code_point)};
    while (cluster.bytes < text.size()) {
        const DecodedCharacter next = first_character(text.substr(cluster.bytes));
        if (next.bytes == 0 || width_of(next.code_point) != 0) break;
        cluster.bytes += next.bytes;
    }
    return cluster;
}

Cluster last_cluster(std::string_view text) {
    Cluster cluster;
    while (cluster.bytes < text.size()) {
        const DecodedCharacter c = last_character(text.substr(0, text.size() - cluster.bytes));
        if (c.bytes == 0) break;
        cluster.bytes += c.bytes;
        cluster.columns = width_of(c.code_point);
        if (cluster.columns != 0) break;
    }
    return cluster;
}

bool is_blank_or_control(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || u_iscntrl(static_cast<UChar32>(c));
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const DecodedCharacter c = first_character(text);
        columns += width_of(c.code_point);
        text.remove_prefix(c.bytes);
    }
    return columns;
}

std::string beginning_that_fits(std::string_view text, std::size_t most) {
    std::size_t bytes = 0;
    std::size_t columns = 0;
    std::size_t bytes_beside_cut = 0;  // what fits if the mark of a cut must fit, too
    while (bytes < text.size()) {
        const Cluster cluster = first_cluster(text.substr(bytes));
        if (columns + cluster.columns > most) {
            if (most == 0) return {};
            return std::string(text.substr(0, bytes_beside_cut)).append(kCut);
        }
        bytes += cluster.bytes;
        columns += cluster.columns;
        if (columns + 1 <= most) bytes_beside_cut = bytes;
    }
    return std::string(text);
}

std::string end_that_fits(std::string_view text, std::size_t most) {
    std::size_t bytes = 0;
    std::size_t columns = 0;
    std::size_t bytes_beside_cut = 0;
    while (bytes < text.size()) {
        const Cluster cluster = last_cluster(text.substr(0, text.size() - bytes));
        if (columns + cluster.columns > most) {
            if (most == 0) return {};
            return std::string(kCut).append(text.substr(text.size() - bytes_beside_cut));
        }
        bytes += cluster.bytes;
        columns += cluster.columns;
        if (columns + 1 <= most) bytes_beside_cut = bytes;
    }
    return std::string(text);
}

std::string padded_right(std::string text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    if (columns < width) text.append(width - columns, ' ');
    return text;
}

std::string padded_left(std::string text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    if (columns < width) text.insert(0, width - columns, ' ');
    return text;
}

std::string on_one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    bool blank_before = false;
    while (!text.empty()) {
        const DecodedCharacter c = first_character(text);
        const bool blank = is_blank_or_control(c.code_point);
        if (!blank) line.append(text.substr(0, c.bytes));
        if (blank && !blank_before) line += ' ';
        blank_before = blank;
        text.remove_prefix(c.bytes);
    }
    return line;
}

}  // namespace topos::app
