#include "core/text/lines.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/text/characters.hpp"
#include "core/text/line_starts.hpp"

namespace topos {

namespace {

/// Nobody wraps at more columns than this many bytes can fill; the width of longer lines does not
/// matter.
constexpr std::size_t kLongestMeasured = 1200;
constexpr std::uint32_t kLongestWord = 24;

bool is_rare_break_at(const char* p) {
    const auto a = static_cast<unsigned char>(p[0]);
    const auto b = static_cast<unsigned char>(p[1]);
    const auto c = static_cast<unsigned char>(p[2]);
    const bool control = (a == 0x0B) | (a == 0x0C) | ((a == 0x0D) & (b != 0x0A));
    const bool next_line = (a == 0xC2) & (b == 0x85);
    const bool separator = (a == 0xE2) & (b == 0x80) & ((c & 0xFE) == 0xA8);
    return control | next_line | separator;
}

/// Without branches, so that compilers vectorise it. Reads two bytes more.
bool has_rare_break_in(const char* bytes, std::size_t size) {
    unsigned char any = 0;
    for (std::size_t i = 0; i < size; ++i) {
        any = static_cast<unsigned char>(any | (is_rare_break_at(bytes + i) ? 1 : 0));
    }
    return any != 0;
}

/// True if some line ends otherwise than at LF or CRLF.
bool has_rare_breaks(std::string_view text) {
    constexpr std::size_t kBlock = 256;
    constexpr std::size_t kBeyond = 2;
    std::size_t i = 0;
    if (text.size() >= kBlock + kBeyond) {
        for (; i + kBlock + kBeyond <= text.size(); i += kBlock) {
            if (has_rare_break_in(text.data() + i, kBlock)) return true;
        }
        // The last block begins inside the one before.
        const std::size_t last = text.size() - kBeyond - kBlock;
        if (has_rare_break_in(text.data() + last, kBlock)) return true;
        i = text.size() - kBeyond;
    }
    for (; i < text.size(); ++i) {
        std::array<char, 3> window{};
        const std::size_t left = std::min<std::size_t>(text.size() - i, 3);
        std::memcpy(window.data(), text.data() + i, left);
        if (is_rare_break_at(window.data())) return true;
    }
    return false;
}

struct Break {
    std::size_t begin = 0;  ///< text.size() where there is none
    std::size_t end = 0;
    bool page = false;
};

Break next_common_break(std::string_view text, std::size_t from) {
    const std::size_t at = text.find('\n', from);
    if (at == std::string_view::npos) return {text.size(), text.size(), false};
    return {at, at + 1, false};
}

/// Bytes that a break mark of this lead has at `at`; 0 where it is none.
std::size_t break_length(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    switch (static_cast<unsigned char>(rest.front())) {
        case '\n':
        case '\v':
        case '\f':
            return 1;
        case '\r':
            return rest.starts_with("\r\n") ? 2 : 1;
        case 0xC2:
            return rest.starts_with("\u0085") ? 2 : 0;
        case 0xE2:
            return rest.starts_with("\u2028") || rest.starts_with("\u2029") ? 3 : 0;
        default:
            return 0;
    }
}

Break next_rare_break(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x0A || byte > 0x0D) && byte != 0xC2 && byte != 0xE2) continue;
        if (const std::size_t length = break_length(text, i)) return {i, i + length, byte == '\f'};
    }
    return {text.size(), text.size(), false};
}

/// Characters, and once more those whose lead byte is E3 or above: Han, kana, Hangul, full-width,
/// emoji.
std::uint32_t columns(std::string_view text) {
    if (text.size() > kLongestMeasured) return static_cast<std::uint32_t>(kLongestMeasured);
    constexpr std::size_t kBlock = 64;  // 8-bit sums hold two for each, and vectorise
    std::uint32_t sum = 0;
    while (!text.empty()) {
        const std::string_view block = text.substr(0, kBlock);
        std::uint8_t columns_of_block = 0;
        for (const char byte : block) {
            const int begins = static_cast<signed char>(byte) > -65 ? 1 : 0;
            const int wide = static_cast<unsigned char>(byte) >= 0xE3 ? 1 : 0;
            columns_of_block = static_cast<std::uint8_t>(columns_of_block + begins + wide);
        }
        sum += columns_of_block;
        text.remove_prefix(block.size());
    }
    return sum;
}

std::uint32_t indent_columns(std::string_view blanks) {
    if (blanks.empty()) return 0;
    constexpr std::uint32_t kTab = 4;
    const auto tabs = static_cast<std::uint32_t>(std::count(blanks.begin(), blanks.end(), '\t'));
    return columns(blanks) + tabs * (kTab - 1);
}

std::uint32_t width_of_first_word(std::string_view line) {
    std::uint32_t width = 0;
    while (!line.empty() && width < kLongestWord) {
        const DecodedCharacter c = first_character(line);
        if (is_space(c.code_point)) break;
        if (is_unspaced(c.code_point) && !is_closing(c.code_point) && !is_pausing(c.code_point) &&
            !is_sentence_final(c.code_point)) {
            return width == 0 ? 2 : width;
        }
        width += c.bytes > 2 ? 2 : 1;
        line.remove_prefix(c.bytes);
    }
    return width;
}

void describe_end(std::string_view content, Line& line) {
    DecodedCharacter last = last_character(content);
    line.ends_pausing = is_pausing(last.code_point);
    if (last.code_point == '-') {
        line.ends_hyphenated =
            is_letter(last_character(content.substr(0, content.size() - 1)).code_point);
    }
    while (last.bytes != 0 && is_closing(last.code_point)) {
        content.remove_suffix(last.bytes);
        last = last_character(content);
    }
    line.ends_sentence = last.bytes != 0 && is_sentence_final(last.code_point);
}

void describe_start(std::string_view content, Line& line) {
    line.first_word = static_cast<std::uint16_t>(width_of_first_word(content));
    line.starts_item = starts_as_item(content);
    line.starts_turn = starts_as_turn(content);
    line.is_row = stands_alone(content);
    DecodedCharacter first = first_character(content);
    line.starts_unspaced = is_unspaced(first.code_point);
    const bool narrow = line.edge - line.indent == content.size();
    line.is_one_word =
        narrow && content.size() < kLongestMeasured && content.find(' ') == content.npos;
    while (first.bytes != 0 && is_opening(first.code_point)) {
        content.remove_prefix(first.bytes);
        first = first_character(content);
    }
    line.starts_lower = is_lower_case(first.code_point);
    line.starts_unspaced = line.starts_unspaced || is_unspaced(first.code_point);
}

Line described_line(std::string_view text, std::size_t raw_begin, std::string_view content) {
    Line line;
    line.begin = static_cast<std::uint64_t>(content.data() - text.data());
    line.end = line.begin + content.size();
    line.indent = indent_columns(text.substr(raw_begin, line.begin - raw_begin));
    line.edge = line.indent + columns(content);
    describe_start(content, line);
    describe_end(content, line);
    return line;
}

template <class NextBreak>
void split_at(std::string_view text, std::vector<Line>& lines, NextBreak next_break) {
    std::uint8_t blank_lines = 0;
    bool page = false;
    for (std::size_t at = 0; at < text.size();) {
        const Break found = next_break(text, at);
        const std::string_view content =
            without_leading_blanks(without_trailing_blanks(text.substr(at, found.begin - at)));
        if (content.empty()) {
            if (!found.page && blank_lines < 2) ++blank_lines;
        } else {
            lines.push_back(described_line(text, at, content));
            lines.back().blank_lines_before = blank_lines;
            lines.back().page_before = page;
            blank_lines = 0;
            page = false;
        }
        page = page || found.page;
        at = found.end;
    }
}

}  // namespace

void split_lines(std::string_view text, std::vector<Line>& lines) {
    lines.clear();
    if (has_rare_breaks(text)) {
        split_at(text, lines, next_rare_break);
    } else {
        split_at(text, lines, next_common_break);
    }
}

}  // namespace topos
