#pragma once
/// Text as characters with their class, their folded form and the bytes they stand at.
#include <string>
#include <string_view>
#include <vector>

#include "dictionary.hpp"

namespace topos::chinese {

struct Character {
    char32_t code_point = 0;
    char32_t folded = 0;
    CharacterClass kind = CharacterClass::other;
    std::uint32_t begin = 0;  ///< bytes, half open
    std::uint32_t end = 0;
};

/// The code point at byte `at` of well-formed UTF-8; moves `at` behind it.
[[nodiscard]] char32_t next_code_point_slowly(std::string_view text, std::size_t& at);
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned first = byte(0);
    if (first < 0x80) {
        ++at;
        return first;
    }
    if ((first & 0xF0U) != 0xE0U || text.size() - at < 3) return next_code_point_slowly(text, at);
    const char32_t c = (first & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    at += 3;
    return c;
}

/// `begin`: of the first byte of `text`, for Character::begin and end.
void decode(std::string_view text, const Dictionary& dictionary, std::vector<Character>& out,
            std::size_t begin = 0);

/// Folded code points, without those that are dropped.
[[nodiscard]] std::string folded_utf8(std::string_view text, const Dictionary& dictionary);

/// Behind the token that begins at `begin`: letters and digits with the joins of UAX #29 between
/// them (those of ASCII: . ' , _), kana, hangul, or a sequence of pictographs that is shown as one.
[[nodiscard]] std::size_t end_of_token(const std::vector<Character>& characters, std::size_t begin);

}  // namespace topos::chinese
