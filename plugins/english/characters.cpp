#include "characters.hpp"

#include <unicode/uchar.h>

namespace topos::english {
namespace {

WordKind word_kind_by_icu(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    if (u_hasBinaryProperty(code_point, UCHAR_EXTENDED_PICTOGRAPHIC)) return WordKind::hard;
    if (c == U'_') return WordKind::low_line;
    // CLDR, and so ICU, took the colon out of MidLetter, and ICU 72 has `@` for a letter: we not.
    if (c == U':' || c == U'@') return WordKind::other;
    switch (u_getIntPropertyValue(code_point, UCHAR_WORD_BREAK)) {
        case U_WB_ALETTER:
            return WordKind::letter;
        case U_WB_NUMERIC:
            return WordKind::digit;
        case U_WB_MIDLETTER:
            return WordKind::mid_letter;
        case U_WB_MIDNUM:
            return WordKind::mid_number;
        case U_WB_MIDNUMLET:
        case U_WB_SINGLE_QUOTE:
            return WordKind::mid_both;
        case U_WB_OTHER:
        case U_WB_CR:
        case U_WB_LF:
        case U_WB_NEWLINE:
        case U_WB_DOUBLE_QUOTE:  // WB7b, 7c are about Hebrew letters
        case U_WB_WSEGSPACE:
            return WordKind::other;
        default:
            return WordKind::hard;
    }
}

}  // namespace

SentenceKind Characters::sentence_kind_by_icu(char32_t c) {
    switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK)) {
        case U_SB_ATERM:
            return SentenceKind::full_stop;
        case U_SB_STERM:
            return SentenceKind::end;
        case U_SB_CLOSE:
            return SentenceKind::close;
        case U_SB_SP:
        case U_SB_SEP:
        case U_SB_CR:
        case U_SB_LF:
            return SentenceKind::blank;
        case U_SB_LOWER:
            return SentenceKind::lower;
        case U_SB_UPPER:
        case U_SB_OLETTER:
            return SentenceKind::letter;
        case U_SB_SCONTINUE:
            return SentenceKind::goes_on;
        case U_SB_EXTEND:
        case U_SB_FORMAT:
            return SentenceKind::invisible;
        default:
            return SentenceKind::other;
    }
}

const Characters& Characters::table() {
    static const Characters characters;
    return characters;
}

Characters::Characters() {
    for (char32_t c = 0; c < kLetters; ++c) {
        words_[c] = word_kind_by_icu(c);
        sentences_[c] = sentence_kind_by_icu(c);
    }
    for (char32_t i = 0; i < kSignCount; ++i) {
        word_signs_[i] = word_kind_by_icu(kSigns + i);
        sentence_signs_[i] = sentence_kind_by_icu(kSigns + i);
    }
}

DecodedCharacter character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return std::uint32_t{static_cast<unsigned char>(text[at + i])};
    };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    // Texts are UTF-8 by contract: what is checked here only keeps the reads inside the text.
    const std::uint32_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0xC0 || text.size() - at < size) return {0xFFFD, 1};
    char32_t c = first & (0x7FU >> size);
    for (std::uint32_t i = 1; i < size; ++i) c = c << 6 | (byte(i) & 0x3FU);
    return {c, size};
}

DecodedCharacter character_before(std::string_view text, std::size_t end) {
    std::size_t at = end - 1;
    while (at > 0 && end - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return character_at(text.substr(0, end), at);
}

}  // namespace topos::english
