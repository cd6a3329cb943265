#include "sentences.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string>

namespace topos::english {
namespace {

constexpr std::array<std::string_view, 40> kAbbreviations = {
    "adj", "adm",  "approx", "apt", "art",  "assn", "ave", "capt",   "cf",  "co",
    "col", "corp", "dept",   "dr",  "e.g",  "ed",   "esq", "etc",    "fig", "gen",
    "gov", "hon",  "i.e",    "inc", "jr",   "lt",   "ltd", "messrs", "mr",  "mrs",
    "ms",  "no",   "p",      "pp",  "prof", "rev",  "sr",  "st",     "vol", "vs"};

/// UAX #29's classes of the code point at `at`, which moves behind it.
int break_class(std::string_view text, std::size_t& at) {
    UChar32 c = 0;
    auto offset = static_cast<std::int32_t>(at);
    U8_NEXT_UNSAFE(text.data(), offset, c);
    at = static_cast<std::size_t>(offset);
    return u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The word before the full stop at `stop` is an initial or is shortened.
bool is_abbreviation(std::string_view text, std::size_t stop) {
    std::size_t begin = stop;
    while (begin > 0 && stop - begin < 12 && (is_letter(text[begin - 1]) || text[begin - 1] == '.'))
        --begin;
    const std::string_view word = text.substr(begin, stop - begin);
    if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I') return true;
    std::string lower(word);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return std::ranges::binary_search(kAbbreviations, std::string_view(lower));
}

/// SB8: the next letter, past anything that is neither letter nor sentence end, is lower case.
bool goes_on_in_lower_case(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const int kind = break_class(text, at);
        if (kind == U_SB_LOWER) return true;
        if (kind == U_SB_OLETTER || kind == U_SB_UPPER || kind == U_SB_ATERM || kind == U_SB_STERM)
            return false;
    }
    return false;
}

/// SB8a: a comma, colon or dash, or another sentence end, follows.
bool is_continued(std::string_view text, std::size_t at) {
    if (at == text.size()) return false;
    const int kind = break_class(text, at);
    return kind == U_SB_SCONTINUE || kind == U_SB_STERM || kind == U_SB_ATERM;
}

struct Ending {
    std::size_t marks_end = 0;   ///< behind the last . ! ?
    std::size_t close_end = 0;   ///< behind quotes and brackets
    std::size_t blanks_end = 0;  ///< where the next sentence would begin
    bool full_stop = false;      ///< the last mark is one (class ATerm)
};

/// What stands from the sentence end at `at` on.
Ending ending_at(std::string_view text, std::size_t at) {
    Ending ending;
    const auto take = [&](std::size_t& end, auto wanted) {
        for (std::size_t next = end; next < text.size(); end = next) {
            const int kind = break_class(text, next);
            if (kind == U_SB_EXTEND || kind == U_SB_FORMAT) continue;
            if (!wanted(kind)) break;
        }
    };
    ending.marks_end = at;
    take(ending.marks_end, [&](int kind) {
        const bool mark = kind == U_SB_ATERM || kind == U_SB_STERM;
        if (mark) ending.full_stop = kind == U_SB_ATERM;
        return mark;
    });
    ending.close_end = ending.marks_end;
    take(ending.close_end, [](int kind) { return kind == U_SB_CLOSE; });
    ending.blanks_end = ending.close_end;
    take(ending.blanks_end, [](int kind) {
        return kind == U_SB_SP || kind == U_SB_SEP || kind == U_SB_LF || kind == U_SB_CR;
    });
    return ending;
}

bool ends_sentence(std::string_view text, std::size_t at, const Ending& ending) {
    if (ending.blanks_end == ending.close_end && ending.blanks_end < text.size()) return false;
    if (is_continued(text, ending.blanks_end)) return false;
    const bool closed = ending.close_end > ending.marks_end;
    if (!ending.full_stop && !closed) return true;
    if (goes_on_in_lower_case(text, ending.blanks_end)) return false;
    if (!ending.full_stop) return true;
    return !(ending.close_end == at + 1 && is_abbreviation(text, at));
}

/// Bytes that may begin a sentence end: ASCII ones, and the first bytes of those above (… 。 ！ ？
/// and others).
bool may_end(char c) {
    return c == '.' || c == '!' || c == '?' || static_cast<unsigned char>(c) >= 0xC0;
}

bool is_end(std::string_view text, std::size_t at) {
    const int kind = break_class(text, at);
    return kind == U_SB_ATERM || kind == U_SB_STERM;
}

}  // namespace

void cut_sentences(std::string_view text, plugin::SegmentWriter& out) {
    if (text.empty()) return;
    out.sentence(0);
    for (std::size_t at = 0; at < text.size();) {
        if (!may_end(text[at]) || !is_end(text, at)) {
            ++at;
            continue;
        }
        const Ending ending = ending_at(text, at);
        if (ends_sentence(text, at, ending) && ending.blanks_end < text.size())
            out.sentence(ending.blanks_end);
        at = ending.marks_end;
    }
}

}  // namespace topos::english
