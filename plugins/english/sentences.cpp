#include "sentences.hpp"

#include <algorithm>
#include <array>

namespace topos::english {
namespace {

constexpr std::array<std::string_view, 40> kAbbreviations = {
    "adj", "adm",  "approx", "apt", "art",  "assn", "ave", "capt",   "cf",  "co",
    "col", "corp", "dept",   "dr",  "e.g",  "ed",   "esq", "etc",    "fig", "gen",
    "gov", "hon",  "i.e",    "inc", "jr",   "lt",   "ltd", "messrs", "mr",  "mrs",
    "ms",  "no",   "p",      "pp",  "prof", "rev",  "sr",  "st",     "vol", "vs"};

bool is_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Bytes of the sentence end at `at`, 0 where there is none: . ! ? … 。 ！ ？
std::size_t terminator(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '.' || c == '!' || c == '?') return 1;
    const std::string_view three = text.substr(at, 3);
    return three == "…" || three == "。" || three == "！" || three == "？" ? 3 : 0;
}

std::size_t closer(std::string_view text, std::size_t at) {
    if (std::string_view("\"')]}").find(text[at]) != std::string_view::npos) return 1;
    const std::string_view three = text.substr(at, 3);
    if (three == "”" || three == "’" || three == "」" || three == "』" || three == "）") return 3;
    return text.substr(at, 2) == "»" ? 2 : 0;
}

bool is_abbreviation(std::string_view text, std::size_t stop) {
    std::size_t begin = stop;
    while (begin > 0 && (is_letter(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    const std::string_view word = text.substr(begin, stop - begin);
    if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I') return true;
    std::string lower(word);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return std::ranges::binary_search(kAbbreviations, std::string_view(lower));
}

/// Where the sentence that ends at `at` is over, or 0.
std::size_t end_behind(std::string_view text, std::size_t at) {
    const bool stop_only = text[at] == '.';
    const std::size_t first = at;
    std::size_t marks = 0;
    while (at < text.size())
        if (const std::size_t size = terminator(text, at))
            at += size, ++marks;
        else
            break;
    while (at < text.size())
        if (const std::size_t size = closer(text, at))
            at += size;
        else
            break;
    if (at < text.size() && !is_blank(text[at])) return 0;
    while (at < text.size() && is_blank(text[at])) ++at;
    if (at == text.size() || !stop_only) return at;
    if (text[at] >= 'a' && text[at] <= 'z') return 0;
    return marks == 1 && is_abbreviation(text, first) ? 0 : at;
}

}  // namespace

void cut_sentences(std::string_view text, plugin::SegmentWriter& out) {
    if (text.empty()) return;
    out.sentence(0);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = terminator(text, at);
        if (size == 0) {
            ++at;
            continue;
        }
        const std::size_t end = end_behind(text, at);
        if (end != 0 && end < text.size()) out.sentence(end);
        at = end != 0 ? end : at + size;
    }
}

}  // namespace topos::english
