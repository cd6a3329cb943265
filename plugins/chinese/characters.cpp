#include "characters.hpp"

namespace topos::chinese {
namespace {

constexpr char32_t kJoiner = 0x200D;

bool is_digit(char32_t folded) { return folded >= U'0' && folded <= U'9'; }

/// `sign`, as it stands in the text, joins two folded letters or digits. Signs of ASCII alone join:
/// a full-width comma between digits is a comma, and runs between such signs are local.
bool joins(char32_t before, char32_t sign, char32_t after) {
    if (sign == U'_') return true;
    if (is_digit(before) != is_digit(after)) return false;
    return sign == U'.' || sign == U'\'' || (sign == U',' && is_digit(before));
}

bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

std::size_t end_of_pictograph(const std::vector<Character>& characters, std::size_t at) {
    const bool flag = is_flag_letter(characters[at].code_point);
    std::size_t end = at + 1;
    if (flag && end < characters.size() && is_flag_letter(characters[end].code_point)) ++end;
    for (; end < characters.size(); ++end) {
        const bool joined = characters[end].kind == CharacterClass::pictograph &&
                            characters[end - 1].code_point == kJoiner;
        if (characters[end].kind != CharacterClass::extend && !joined) break;
    }
    return end;
}

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

}  // namespace

char32_t next_code_point_slowly(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    if (first < 0x80) return static_cast<char32_t>(text[at++]);
    const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    // Texts are UTF-8 by contract: this only keeps the reads inside the text.
    if (text.size() - at < size) {
        at = text.size();
        return 0xFFFD;
    }
    char32_t c = first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) c = c << 6 | (byte(at + i) & 0x3FU);
    at += size;
    return c;
}

void decode(std::string_view text, const Dictionary& dictionary, std::vector<Character>& out,
            std::size_t begin) {
    out.clear();
    for (std::size_t at = 0; at < text.size();) {
        Character c;
        c.begin = static_cast<std::uint32_t>(begin + at);
        c.code_point = next_code_point(text, at);
        c.end = static_cast<std::uint32_t>(begin + at);
        c.folded = dictionary.fold(c.code_point);
        c.kind = dictionary.class_of(c.code_point);
        out.push_back(c);
    }
}

std::string folded_utf8(std::string_view text, const Dictionary& dictionary) {
    std::string out;
    for (std::size_t at = 0; at < text.size();)
        if (const char32_t c = dictionary.fold(next_code_point(text, at)); c != 0)
            append_utf8(out, c);
    return out;
}

std::size_t end_of_token(const std::vector<Character>& characters, std::size_t begin) {
    const CharacterClass kind = characters[begin].kind;
    if (kind == CharacterClass::pictograph) return end_of_pictograph(characters, begin);
    std::size_t end = begin + 1;
    for (; end < characters.size(); ++end) {
        if (characters[end].kind == kind || characters[end].kind == CharacterClass::extend)
            continue;
        const bool inside = kind == CharacterClass::alphanumeric && end + 1 < characters.size() &&
                            characters[end + 1].kind == kind &&
                            joins(characters[end - 1].folded, characters[end].code_point,
                                  characters[end + 1].folded);
        if (!inside) break;
    }
    return end;
}

}  // namespace topos::chinese
