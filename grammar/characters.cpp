#include "grammar/characters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace topos {
namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_ascii_letter(char32_t c) {
    const char32_t small = c | 0x20;
    return small >= U'a' && small <= U'z';
}

}  // namespace

// What is asked most is answered here, for large packs are read character by character; all answers
// are ICU's (tests/grammar/characters_test.cpp).

bool begins_identifier(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c) || c == U'_';
    return u_hasBinaryProperty(icu(c), UCHAR_XID_START);
}

bool continues_identifier(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c) || c == U'_' || (c >= U'0' && c <= U'9');
    return u_hasBinaryProperty(icu(c), UCHAR_XID_CONTINUE);
}

bool is_blank(char32_t c) {
    if (c > U' ' && c < 0x7F) return false;
    if (c > U'\u3000' && c < U'\uA000') return false;  // Chinese characters
    return u_isUWhiteSpace(icu(c)) || c == U'\u200B' || c == U'\uFEFF';
}

bool is_line_break(char32_t c) {
    return c == U'\n' || c == U'\r' || c == U'\u2028' || c == U'\u2029';
}

bool is_wide(char32_t c) {
    const int width = u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool is_control(char32_t c) {
    const bool bidirectional =
        (c >= U'\u202A' && c <= U'\u202E') || (c >= U'\u2066' && c <= U'\u2069');
    return u_charType(icu(c)) == U_CONTROL_CHAR || bidirectional;
}

char32_t ascii_twin(char32_t c) {
    switch (c) {
        case U'、':
            return U',';
        case U'【':
            return U'[';
        case U'】':
            return U']';
        case U'〔':
            return U'[';
        case U'〕':
            return U']';
        case U'《':
        case U'〈':
            return U'<';
        case U'》':
        case U'〉':
            return U'>';
        case U'\u2212':
            return U'-';  // minus sign
        case U'\uFFFF':
            return U'\uFFFD';  // kept free: statements.cpp marks quoted text with it
        default:
            break;
    }
    // The full-width block repeats ASCII from `!` to `~`.
    const bool full_width = c >= U'\uFF01' && c <= U'\uFF5E';
    return full_width ? c - U'\uFF01' + U'!' : c;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text) {
        char buffer[U8_MAX_LENGTH];
        int length = 0;
        UBool failed = false;
        U8_APPEND(buffer, length, U8_MAX_LENGTH, icu(c), failed);
        out += failed ? "\xEF\xBF\xBD" : std::string_view(buffer, static_cast<std::size_t>(length));
    }
    return out;
}

namespace {

/// Null if ICU lacks its data. Opened by one thread: files are parsed by several.
const icu::Normalizer2* nfc_normalizer() {
    static const icu::Normalizer2* const nfc = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* opened = icu::Normalizer2::getNFCInstance(status);
        return U_SUCCESS(status) ? opened : nullptr;
    }();
    return nfc;
}

}  // namespace

std::string to_nfc_utf8(std::u32string_view text) {
    const auto* nfc = nfc_normalizer();
    if (nfc == nullptr) return to_utf8(text);  // names are compared as written
    UErrorCode status = U_ZERO_ERROR;
    const auto utf16 = icu::UnicodeString::fromUTF8(to_utf8(text));
    std::string out;
    nfc->normalize(utf16, status).toUTF8String(out);
    return U_FAILURE(status) ? to_utf8(text) : out;
}

// ICU's macro mixes int and uint8_t.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
std::optional<char32_t> next_code_point(std::string_view utf8, std::size_t& offset) {
    UChar32 c = 0;
    U8_NEXT(utf8.data(), offset, utf8.size(), c);
    if (c < 0) return std::nullopt;
    return static_cast<char32_t>(c);
}
#pragma GCC diagnostic pop

std::u32string to_code_points(std::string_view utf8) {
    std::u32string out;
    for (std::size_t i = 0; i < utf8.size();) out += next_code_point(utf8, i).value_or(U'\uFFFD');
    return out;
}

}  // namespace topos
