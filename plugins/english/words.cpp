#include "words.hpp"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <array>

namespace topos::english {
namespace {

enum Kind : unsigned char { other, apart, letter, digit, joins, above };  // joins: the low line

constexpr std::array<Kind, 256> kKinds = [] {
    std::array<Kind, 256> kinds{};
    for (unsigned c = 0; c < 256; ++c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            kinds[c] = letter;
        else if (c >= '0' && c <= '9')
            kinds[c] = digit;
        else if (c == '_')
            kinds[c] = joins;
        else if (c == ' ' || c == '@' || (c >= 9 && c <= 13))
            kinds[c] = apart;
        else if (c >= 0x80)
            kinds[c] = above;
    }
    return kinds;
}();

Kind kind(char c) { return kKinds[static_cast<unsigned char>(c)]; }

/// WB6/7 and WB11/12: `c` stands inside a word between `before` and `after`. (CLDR, and so ICU,
/// took the colon out of WB6.)
bool joins_across(Kind before, char c, Kind after) {
    if (before != after) return false;
    if (c == '.' || c == '\'') return before == letter || before == digit;
    return (c == ',' || c == ';') && before == digit;
}

std::size_t end_of_word(std::string_view piece, std::size_t at) {
    for (++at; at < piece.size(); ++at) {
        const Kind now = kind(piece[at]);
        if (now == letter || now == digit || now == joins) continue;
        if (at + 1 < piece.size() &&
            joins_across(kind(piece[at - 1]), piece[at], kind(piece[at + 1])))
            continue;
        break;
    }
    return at;
}

/// Something above ASCII follows, maybe behind a sign that could join it: ICU has to say where the
/// word ends.
bool touches_more(std::string_view text, std::size_t end) {
    if (end >= text.size()) return false;
    if (kind(text[end]) == above) return true;
    const bool joiner = std::string_view(".',;").find(text[end]) != std::string_view::npos;
    return joiner && end + 1 < text.size() && kind(text[end + 1]) == above;
}

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};

/// A word that was hyphenated at the end of a line is one token: `algo-⏎rithm`.
bool goes_on(std::string_view text, std::size_t begin) {
    return begin >= 3 && text[begin - 1] == '\n' && text[begin - 2] == '-' &&
           kind(text[begin - 3]) >= letter && text[begin] >= 'a' && text[begin] <= 'z';
}

}  // namespace

Words::Words() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status))
        throw plugin::Failure(plugin::Failure::missing_resource, "ICU has no word iterator");
}

void Words::emit(std::size_t begin, std::size_t end, plugin::SegmentWriter& out) {
    while (begin < end && text_[begin] == '_') ++begin;
    while (end > begin && text_[end - 1] == '_') --end;
    if (begin == end) return;
    topos_segments& arrays = out.arrays();
    if (goes_on(text_, begin) && arrays.token_count > 0 &&
        arrays.token_end[arrays.token_count - 1] + 2 == begin)
        arrays.token_end[arrays.token_count - 1] = static_cast<std::uint32_t>(end);
    else
        out.token(begin, end);
}

void Words::cut(std::string_view text, plugin::SegmentWriter& out) {
    text_ = text;
    for (std::size_t at = 0; at < text.size();) {
        const Kind now = kind(text[at]);
        if (now == letter || now == digit || now == joins) {
            const std::size_t end = end_of_word(text, at);
            if (touches_more(text, end)) {
                at = cut_piece_by_icu(at, out);
                continue;
            }
            emit(at, end, out);
            at = end;
        } else if (now == above) {
            at = cut_piece_by_icu(at, out);
        } else {
            ++at;
        }
    }
}

/// The piece between blanks or `@` from `begin` on; what of it stands before `begin` is cut
/// already.
std::size_t Words::cut_piece_by_icu(std::size_t begin, plugin::SegmentWriter& out) {
    std::size_t end = begin;
    while (end < text_.size() && kind(text_[end]) != apart) ++end;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, CloseText> piece(utext_openUTF8(
        nullptr, text_.data() + begin, static_cast<std::int64_t>(end - begin), &status));
    iterator_->setText(piece.get(), status);
    std::int32_t from = iterator_->first();
    for (std::int32_t to = iterator_->next(); to != icu::BreakIterator::DONE;
         from = to, to = iterator_->next())
        if (is_token(text_.substr(begin + from, to - from), iterator_->getRuleStatus()))
            emit(begin + from, begin + to, out);
    return end;
}

bool Words::is_token(std::string_view segment, std::int32_t status) {
    if (status >= UBRK_WORD_NUMBER) return true;
    UChar32 c = 0;
    std::int32_t at = 0;
    U8_NEXT_UNSAFE(segment.data(), at, c);
    return c > 0x7F && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

}  // namespace topos::english
