#include "core/text/characters.hpp"

#include <unicode/uchar.h>

namespace topos {

namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kLongestCharacter = 4;

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// Most characters of Chinese text; no mark is among them.
bool is_common_han(char32_t c) { return between(c, 0x3400, 0x9FFF) && !between(c, 0x4DC0, 0x4DFF); }

bool among(char32_t c, std::u32string_view set) {
    return !is_common_han(c) && set.find(c) != std::u32string_view::npos;
}

/// Bytes that a lead byte announces; 1 for one that leads nothing.
std::size_t announced_bytes(unsigned char lead) {
    if (lead >= 0xF0) return 4;
    if (lead >= 0xE0) return 3;
    return lead >= 0xC2 ? 2 : 1;
}

}  // namespace

DecodedCharacter first_character_beyond_ascii(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = announced_bytes(lead);
    if (bytes == 1 || bytes > text.size()) return {kReplacement, 1};
    char32_t c = lead & (0x7Fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if (!is_continuation_byte(text[i])) return {kReplacement, 1};
        c = (c << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    }
    return {c, bytes};
}

DecodedCharacter last_character_beyond_ascii(std::string_view text) {
    std::size_t bytes = 1;
    while (bytes < kLongestCharacter && bytes < text.size() &&
           is_continuation_byte(text[text.size() - bytes])) {
        ++bytes;
    }
    const DecodedCharacter c = first_character_beyond_ascii(text.substr(text.size() - bytes));
    return c.bytes == bytes ? c : DecodedCharacter{kReplacement, 1};
}

bool is_space_beyond_ascii(char32_t c) {
    return c == 0xA0 || c == 0x1680 || between(c, 0x2000, 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

bool is_unspaced(char32_t c) {
    if (c < 0x2E80) return false;
    return between(c, 0x2E80, 0x312F) || between(c, 0x3190, 0x9FFF) || between(c, 0xF900, 0xFAFF) ||
           between(c, 0xFE30, 0xFE4F) || between(c, 0xFF01, 0xFF9F) || between(c, 0x20000, 0x323AF);
}

bool is_shared_punctuation(char32_t c) { return c >= 0x80 && among(c, U"“”‘’—…⋯·"); }

bool is_letter(char32_t c) {
    if (c < 0x80) return between(c | 0x20, 'a', 'z');
    return is_common_han(c) || u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_lower_case(char32_t c) {
    if (c < 0x80) return between(c, 'a', 'z');
    if (is_common_han(c)) return false;
    return u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_upper_case(char32_t c) {
    if (c < 0x80) return between(c, 'A', 'Z');
    if (is_common_han(c)) return false;
    return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_sentence_final(char32_t c) {
    if (c < 0x80) return c == '.' || c == '!' || c == '?';
    return among(c, U"…⋯。！？｡．︒‼⁇⁈⁉");
}

bool is_opening(char32_t c) {
    if (c < 0x80) return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{';
    return among(c, U"“‘«‹「『（【《〈〔［｛〝");
}

bool is_closing(char32_t c) {
    if (c < 0x80) return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}';
    return among(c, U"”’»›」』）】》〉〕］｝〞〟");
}

bool is_pausing(char32_t c) { return c < 0x80 ? c == ',' || c == ';' : among(c, U"，、；"); }

std::string_view without_leading_blanks(std::string_view text) {
    for (;;) {
        const DecodedCharacter first = first_character(text);
        if (first.bytes == 0 || !(is_space(first.code_point) || first.code_point == '\r'))
            return text;
        text.remove_prefix(first.bytes);
    }
}

std::string_view without_trailing_blanks(std::string_view text) {
    for (;;) {
        const DecodedCharacter last = last_character(text);
        if (last.bytes == 0 || !(is_space(last.code_point) || last.code_point == '\r')) return text;
        text.remove_suffix(last.bytes);
    }
}

}  // namespace topos
