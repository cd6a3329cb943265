#pragma once
/// What the layout of a text asks of single characters. Text is well-formed UTF-8; on malformed
/// bytes these functions give U+FFFD and stay inside the view.
#include <cstddef>
#include <string_view>

namespace topos {

struct DecodedCharacter {
    char32_t code_point = 0;
    std::size_t bytes = 0;  ///< 0 for an empty view
};

[[nodiscard]] DecodedCharacter first_character_beyond_ascii(std::string_view text);
[[nodiscard]] DecodedCharacter last_character_beyond_ascii(std::string_view text);

[[nodiscard]] inline bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

[[nodiscard]] inline DecodedCharacter first_character(std::string_view text) {
    if (text.empty()) return {};
    if (is_ascii(text.front())) return {static_cast<char32_t>(text.front()), 1};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    // Characters of three bytes are most of what is read one by one.
    if (text.size() >= 3 && (byte(0) & 0xF0u) == 0xE0u && (byte(1) & 0xC0u) == 0x80u &&
        (byte(2) & 0xC0u) == 0x80u)
        return {(byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu), 3};
    return first_character_beyond_ascii(text);
}

[[nodiscard]] inline DecodedCharacter last_character(std::string_view text) {
    if (text.empty()) return {};
    if (is_ascii(text.back())) return {static_cast<char32_t>(text.back()), 1};
    return last_character_beyond_ascii(text);
}

/// Blanks that may stand at a line's edge: space, tab, no-break and ideographic space, and their
/// kin.
[[nodiscard]] bool is_space_beyond_ascii(char32_t c);
[[nodiscard]] inline bool is_space(char32_t c) {
    return c < 0x80 ? c == ' ' || c == '\t' : is_space_beyond_ascii(c);
}

/// Characters that are written without blanks between them: Han, kana, their punctuation,
/// full-width forms. Not Hangul, which separates words by blanks.
[[nodiscard]] bool is_unspaced(char32_t c);

/// Quotes, dashes and ellipses that Chinese shares with other scripts: unspaced beside an unspaced
/// one.
[[nodiscard]] bool is_shared_punctuation(char32_t c);

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_lower_case(char32_t c);
[[nodiscard]] bool is_upper_case(char32_t c);
[[nodiscard]] bool is_sentence_final(char32_t c);  ///< . ! ? … 。 ！ ？ and their kin
[[nodiscard]] bool is_opening(char32_t c);         ///< quotes and brackets that open
[[nodiscard]] bool is_closing(char32_t c);         ///< quotes and brackets that close

/// Marks after which a sentence goes on: commas and enumeration marks.
[[nodiscard]] bool is_pausing(char32_t c);

[[nodiscard]] inline bool is_continuation_byte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

/// The text without blanks and carriage returns at its beginning or end.
[[nodiscard]] std::string_view without_leading_blanks(std::string_view text);
[[nodiscard]] std::string_view without_trailing_blanks(std::string_view text);

}  // namespace topos
