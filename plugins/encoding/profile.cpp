#include "plugins/encoding/profile.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cmath>

#include "plugins/encoding/common_han.hpp"

namespace topos::encoding {

namespace {

constexpr double kImpossible = -1e9;

bool is_text_ascii(char32_t c) { return (c >= 0x20 && c < 0x7F) || (c >= '\t' && c <= '\r'); }

bool is_chinese_mark(char32_t c) {
    // Stars, circled numbers and the like belong to Chinese character sets as punctuation does.
    return (c >= 0x3000 && c <= 0x301F) || (c >= 0x2460 && c <= 0x266F) ||
           (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x2010 && c <= 0x2026) || c == 0xB7 ||
           c == 0x30FB || c == 0x2030 || c == 0x203B;
}

bool is_bad(char32_t c) {
    switch (u_charType(static_cast<UChar32>(c))) {
        case U_UNASSIGNED:
        case U_CONTROL_CHAR:
        case U_PRIVATE_USE_CHAR:
        case U_SURROGATE:
            return true;
        default:
            return false;
    }
}

/// The letters that Latin-1 and windows-1252 have.
bool is_western_letter(char32_t c) {
    return (c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7) || c == 0x152 || c == 0x153 ||
           c == 0x160 || c == 0x161 || c == 0x178 || c == 0x17D || c == 0x17E;
}

/// Without the ª, µ and º of Latin-1, which Unicode calls letters.
bool is_letter(char32_t c) {
    if (c < 0x80) return (c | 0x20u) >= 'a' && (c | 0x20u) <= 'z';
    return is_western_letter(c) || (c >= 0x100 && u_isalpha(static_cast<UChar32>(c)) != 0);
}

bool is_among(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

/// Symbols beyond ASCII that stand directly before or behind a letter in good text.
bool may_precede_letter(char32_t c) { return is_among(U"“‘’„«¿¡‚‹–—…§\u00A0\u00AD·£€", c); }
bool may_follow_letter(char32_t c) { return is_among(U"”’“‘»›…–—°®™©\u00A0\u00AD·ªº²³", c); }

bool is_symbol(char32_t c) { return c >= 0x80 && !is_letter(c); }

/// `s³owo`, `£ód¼`, `zïQv`: two characters that do not follow each other in words.
bool clash(char32_t a, char32_t b) {
    if (is_symbol(a) && is_letter(b)) return !may_precede_letter(a);
    if (is_letter(a) && is_symbol(b)) return !may_follow_letter(b);
    if (a == U'œ') return !is_among(U"ucdnst", b) && is_letter(b);  // as in Polish read as French
    const bool beyond_ascii = a >= 0x80 || b >= 0x80;
    return beyond_ascii && u_islower(static_cast<UChar32>(a)) && u_isupper(static_cast<UChar32>(b));
}

void count_script(char32_t c, TextProfile& profile) {
    if (c >= 0x4E00 && c <= 0x9FFF) {
        ++profile.han;
        if (is_common_han(c)) ++profile.common_han;
    } else if ((c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF)) {
        ++profile.extension_han;
    } else if (is_chinese_mark(c)) {
        ++profile.chinese_marks;
    } else if (c >= 0x3041 && c <= 0x30FF) {
        ++profile.kana;
    } else if (c >= 0xAC00 && c <= 0xD7A3) {
        ++profile.hangul;
    } else if (c >= 0x400 && c <= 0x4FF) {
        ++profile.cyrillic;
    } else if (c >= 0x370 && c <= 0x3FF) {
        ++profile.greek;
    } else if (is_western_letter(c)) {
        ++profile.latin;
    } else {
        ++profile.other;
    }
}

}  // namespace

TextProfile profile_of(std::string_view text) {
    TextProfile profile;
    char32_t previous = ' ';
    unsigned run = 0;  // of characters beyond ASCII, up to here
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 next = 0;
        U8_NEXT_UNSAFE(bytes, at, next);
        const auto c = static_cast<char32_t>(next);
        ++profile.characters;
        if (is_text_ascii(c)) {
            ++profile.ascii;
        } else if (is_bad(c)) {
            ++profile.bad;
        } else {
            count_script(c, profile);
        }
        run = c < 0x80 ? 0 : run + 1;
        if (clash(previous, c)) ++profile.implausible;
        if (run == 3) ++profile.long_runs;
        previous = c;
    }
    return profile;
}

double evidence_of_chinese(const TextProfile& profile) {
    const std::uint64_t beyond = profile.beyond_ascii();
    const std::uint64_t foreign =
        beyond - profile.han - profile.extension_han - profile.chinese_marks;
    if (beyond == 0 || profile.bad * 50 > beyond || foreign * 10 > beyond) return kImpossible;
    // Shares of common characters measured on running text, and on the same bytes read as the other
    // one of GB18030 and Big5.
    const double common = std::log(0.60 / 0.12);
    const double rare = std::log(0.40 / 0.88);
    const double mark = std::log(0.12 / 0.04);
    return static_cast<double>(profile.common_han) * common +
           static_cast<double>(profile.han - profile.common_han) * rare +
           static_cast<double>(profile.chinese_marks) * mark -
           static_cast<double>(profile.extension_han) * 2 -
           static_cast<double>(foreign + profile.bad) * 4;
}

double evidence_of_wide_text(const TextProfile& profile) {
    const std::uint64_t good = profile.ascii + profile.common_han + profile.chinese_marks +
                               profile.kana + profile.cyrillic + profile.greek + profile.latin;
    const double usual = std::log(0.80 / 0.04);
    const double unusual = std::log(0.20 / 0.96);
    return static_cast<double>(good) * usual +
           static_cast<double>(profile.characters - good - profile.bad) * unusual -
           static_cast<double>(profile.bad) * 6;
}

bool looks_western(const TextProfile& profile) {
    constexpr std::uint64_t kShortest = 8;  // in fewer characters everything looks like something
    return profile.characters >= kShortest && profile.bad == 0 && profile.implausible == 0 &&
           profile.long_runs == 0 && profile.beyond_ascii() * 3 < profile.characters;
}

}  // namespace topos::encoding
