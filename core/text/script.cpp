// The script of a text by its first letters.
//
//     until 512 letters are seen: runs of ASCII are counted in blocks, all else by ICU's table
//     Han if its letters, each counted twice, are a fifth of all; else the script with most letters
//
// A Han character says as much as two or three Latin letters, and Chinese full of English names
// stays Chinese; an English text that quotes a Chinese word stays English. Where kana outnumber
// Han, the text is Japanese and its script the kana's.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "core/text/characters.hpp"
#include "core/text/passage.hpp"

namespace topos {

namespace {

constexpr std::uint32_t kLettersRead = 512;
constexpr std::size_t kBlock = 64;

using LetterCounts = std::array<std::uint32_t, USCRIPT_CODE_LIMIT>;

struct AsciiBlock {
    bool all_ascii = false;
    std::uint32_t letters = 0;
};

AsciiBlock look_at_block(const char* bytes) {
    unsigned char any = 0;
    std::uint8_t letters = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        any = static_cast<unsigned char>(any | byte);
        const auto from_a = static_cast<unsigned char>((byte | 0x20) - 'a');
        letters = static_cast<std::uint8_t>(letters + (from_a < 26 ? 1 : 0));
    }
    return {any < 0x80, letters};
}

UScriptCode script_of(char32_t c) {
    if (c < 0x80) return is_letter(c) ? USCRIPT_LATIN : USCRIPT_COMMON;
    if (c >= 0x4E00 && c <= 0x9FFF) return USCRIPT_HAN;
    if (!is_letter(c)) return USCRIPT_COMMON;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    return U_SUCCESS(status) ? script : USCRIPT_COMMON;
}

/// Letters counted, by script; common and inherited ones belong to none.
std::uint32_t count_letters(std::string_view text, LetterCounts& counts) {
    std::uint32_t letters = 0;
    while (!text.empty() && letters < kLettersRead) {
        if (text.size() >= kBlock) {
            const AsciiBlock block = look_at_block(text.data());
            if (block.all_ascii) {
                counts[USCRIPT_LATIN] += block.letters;
                letters += block.letters;
                text.remove_prefix(kBlock);
                continue;
            }
        }
        // As many characters as a block has bytes, before the next look for ASCII.
        for (std::size_t i = 0; i < kBlock / 2 && !text.empty(); ++i) {
            const DecodedCharacter c = first_character(text);
            const UScriptCode script = script_of(c.code_point);
            if (script > USCRIPT_INHERITED) {
                ++counts[static_cast<std::size_t>(script)];
                ++letters;
            }
            text.remove_prefix(c.bytes);
        }
    }
    return letters;
}

std::string_view name_of(std::size_t script) {
    return uscript_getShortName(static_cast<UScriptCode>(script));
}

}  // namespace

std::string_view main_script(std::string_view text) {
    LetterCounts counts{};
    const std::uint32_t letters = count_letters(text, counts);
    if (letters == 0) return "Zyyy";
    const std::uint32_t han = counts[USCRIPT_HAN];
    const std::uint32_t kana = counts[USCRIPT_HIRAGANA] + counts[USCRIPT_KATAKANA];
    if (han >= kana && 2 * han * 5 >= letters + han) return "Hani";
    const auto most = std::max_element(counts.begin(), counts.end());
    return name_of(static_cast<std::size_t>(most - counts.begin()));
}

}  // namespace topos
