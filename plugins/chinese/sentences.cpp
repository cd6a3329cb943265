#include "sentences.hpp"

#include "characters.hpp"

namespace topos::chinese {
namespace {

constexpr std::u32string_view kEnds = U"。！？!?…．｡";
constexpr std::u32string_view kClosers = U"”’」』）》】〕〉\"')]";

bool is_one_of(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

bool is_blank(char32_t c) { return c == U' ' || c == 0x3000 || c == 0xA0 || (c >= 9 && c <= 13); }

bool is_ascii_alphanumeric(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The code point at `at`, 0 at the end; `behind` it.
char32_t peek(std::string_view text, std::size_t at, std::size_t& behind) {
    behind = at;
    return at < text.size() ? next_code_point(text, behind) : 0;
}

template <class Wanted>
std::size_t skip(std::string_view text, std::size_t at, Wanted&& wanted) {
    for (std::size_t behind = at; at < text.size() && wanted(peek(text, at, behind)); at = behind) {
    }
    return at;
}

/// Marks that end, quotes and brackets that close, in any order.
std::size_t skip_marks(std::string_view text, std::size_t at) {
    return skip(text, at, [](char32_t c) { return is_one_of(kEnds, c) || is_one_of(kClosers, c); });
}

std::size_t skip_blanks(std::string_view text, std::size_t at) { return skip(text, at, is_blank); }

bool is_upper_case(char32_t c, const Dictionary& dictionary) {
    if (c < 0xFF00)
        return dictionary.class_of(c) == CharacterClass::alphanumeric && dictionary.fold(c) != c;
    return c >= U'Ａ' && c <= U'Ｚ';  // folding changes every full-width letter
}

bool begins_sentence(std::string_view text, std::size_t at, const Dictionary& dictionary) {
    if (at == text.size()) return true;
    std::size_t behind = 0;
    const char32_t c = peek(text, at, behind);
    return dictionary.class_of(c) == CharacterClass::han || is_upper_case(c, dictionary);
}

/// The full stop of ASCII before `behind` ends a sentence.
bool full_stop_ends(std::string_view text, std::size_t behind, const Dictionary& dictionary) {
    const std::size_t marks_end = skip_marks(text, behind);
    const std::size_t next = skip_blanks(text, marks_end);
    if (next == marks_end) return next == text.size();
    return begins_sentence(text, next, dictionary);
}

bool ends_here(std::string_view text, std::size_t at, std::size_t behind,
               const Dictionary& dictionary) {
    std::size_t mark_end = 0;
    std::size_t next_end = 0;
    const char32_t c = peek(text, at, mark_end);
    if (c == U'.') return full_stop_ends(text, behind, dictionary);
    if (!is_one_of(kEnds, c)) return false;
    const char32_t next = peek(text, behind, next_end);
    if (c == U'．') return !is_ascii_alphanumeric(dictionary.fold(next));
    const bool inside = (c == U'!' || c == U'?') && at > 0 && is_ascii_alphanumeric(next) &&
                        is_ascii_alphanumeric(static_cast<unsigned char>(text[at - 1]));
    return !inside;
}

}  // namespace

bool may_end_sentence(char32_t c) { return c == U'.' || is_one_of(kEnds, c); }

void cut_sentences(std::string_view text, std::span<const std::uint32_t> marks,
                   const Dictionary& dictionary, plugin::SegmentWriter& out) {
    if (text.empty()) return;
    out.sentence(0);
    std::size_t at = 0;
    for (const std::size_t mark : marks) {
        if (mark < at) continue;
        std::size_t behind = mark;
        static_cast<void>(next_code_point(text, behind));
        if (!ends_here(text, mark, behind, dictionary)) continue;
        at = skip_blanks(text, skip_marks(text, behind));
        if (at < text.size()) out.sentence(at);
    }
}

}  // namespace topos::chinese
