#include "words.hpp"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <bit>

namespace topos::english {
namespace {

constexpr std::size_t kBlock = 64;  ///< bytes that one word of marks stands for

/// Appends to `places` from `count` on: `offset` + the place of each bit, ascending. Returns the
/// new count. Eight at a time and as many too many as it takes, if there is room for that: how many
/// bits there are cannot be foreseen, so a branch for each would cost more.
std::size_t put_places(std::uint64_t bits, std::size_t offset, std::uint32_t* places,
                       std::size_t count, bool has_room) {
    const std::size_t end = count + static_cast<std::size_t>(std::popcount(bits));
    const auto put_next = [&] {
        places[count++] =
            static_cast<std::uint32_t>(offset) + static_cast<std::uint32_t>(std::countr_zero(bits));
        bits &= bits - 1;
    };
    if (!has_room) {
        while (count < end) put_next();
    }
    while (count < end) {
        for (int i = 0; i < 8; ++i) put_next();
    }
    return end;
}

bool is_word(WordKind kind) {
    return kind == WordKind::letter || kind == WordKind::digit || kind == WordKind::low_line;
}

bool may_join(WordKind kind) {
    return kind == WordKind::mid_letter || kind == WordKind::mid_number ||
           kind == WordKind::mid_both;
}

/// WB6/7 and WB11/12: `sign` stands inside a word between `before` and `after`.
bool joins_across(WordKind before, WordKind sign, WordKind after) {
    if (before != after) return false;
    if (before == WordKind::letter)
        return sign == WordKind::mid_letter || sign == WordKind::mid_both;
    return before == WordKind::digit &&
           (sign == WordKind::mid_number || sign == WordKind::mid_both);
}

/// Nothing joins across these bytes, so a word iterator may begin or end there.
bool is_apart(char c) { return c == ' ' || c == '@' || (c >= 9 && c <= 13); }

bool is_token(std::string_view segment, std::int32_t status) {
    if (status >= UBRK_WORD_NUMBER) return true;
    const char32_t c = character_at(segment, 0).code_point;
    return c > 0x7F &&
           u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

}  // namespace

Words::Words(const Characters& characters) : characters_(characters) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status))
        throw plugin::Failure(plugin::Failure::missing_resource, "ICU has no word iterator");
}

void Words::cut(std::string_view text, plugin::SegmentWriter& out) {
    text_ = text;
    word_bytes_.mark<WordBytes>(text);
    above_.mark<BytesAbove>(text);
    joins_.mark<JoinBytes>(text);
    odd_.mark<OddBytes>(text);
    next_above_ = above_.next(0);
    for (std::size_t at = 0; at < text.size();) {
        if (is_easy(at / kBlock)) at = cut_easy_blocks(at, out.arrays());
        if (at < text.size()) at = cut_next(at, out);
    }
}

/// Only ASCII, no sign between two bytes of words that may join them, no byte that words are
/// treated differently beside.
bool Words::is_easy(std::size_t block) const {
    const std::uint64_t words = word_bytes_.block(block);
    const std::uint64_t odd = odd_.block(block);
    std::uint64_t before = words << 1;
    std::uint64_t beside_odd = odd | odd << 1;
    if (block > 0) {
        before |= word_bytes_.block(block - 1) >> 63;
        beside_odd |= odd_.block(block - 1) >> 63;
    }
    const std::uint64_t behind = words >> 1 | word_bytes_.block(block + 1) << 63;
    return (above_.block(block) | beside_odd | (joins_.block(block) & before & behind)) == 0;
}

/// Words from `begin` on, which is in an easy block and not inside of a word, up to the first block
/// that is not easy. A word that reaches into that one is left to cut_next(). Returns where to go
/// on.
std::size_t Words::cut_easy_blocks(std::size_t begin, topos_segments& out) const {
    std::size_t begins = out.token_count;
    std::size_t ends = out.token_count;
    std::uint64_t inside = 0;  // 1: a word goes on from the block before
    std::size_t block = begin / kBlock;
    std::uint64_t passed = (std::uint64_t{1} << (begin % kBlock)) - 1;
    for (; block * kBlock < text_.size() && is_easy(block); ++block) {
        const std::uint64_t words = word_bytes_.block(block) & ~passed;
        const std::uint64_t before = words << 1 | inside;
        const bool has_room = text_.size() - block * kBlock >= kBlock;
        begins = put_places(words & ~before, block * kBlock, out.token_begin, begins, has_room);
        ends = put_places(before & ~words, block * kBlock, out.token_end, ends, has_room);
        inside = words >> 63;
        passed = 0;
    }
    const std::size_t end = std::min(block * kBlock, text_.size());
    out.token_count = ends;
    if (begins == ends) return end;
    if (end < text_.size()) return out.token_begin[ends];
    out.token_end[out.token_count++] = static_cast<std::uint32_t>(end);
    return end;
}

/// Cuts the first word at or behind `begin`. Returns where to go on.
std::size_t Words::cut_next(std::size_t begin, plugin::SegmentWriter& out) {
    const std::size_t at = word_bytes_.next(begin);
    if (at / kBlock != begin / kBlock) return std::min(at, (begin / kBlock + 1) * kBlock);
    const std::size_t end = word_bytes_.next_other(at);
    if (next_above_ < at) next_above_ = above_.next(at);
    if (end > next_above_ || may_go_on(end)) return cut_character(at, out);
    put(at, end, out);
    return end;
}

/// A sign that may join words stands at `end`, with more of a word behind it.
bool Words::may_go_on(std::size_t end) const {
    if (end >= text_.size()) return false;
    const char c = text_[end];
    return (c == '.' || c == '\'' || c == ',' || c == ';') && word_bytes_.has(end + 1);
}

WordKind Words::kind_at(std::size_t at) const {
    return at < text_.size() ? characters_.word_kind(character_at(text_, at).code_point)
                             : WordKind::other;
}

Words::Reach Words::reach_of(std::size_t begin) const {
    WordKind last = WordKind::other;
    for (std::size_t at = begin; at < text_.size();) {
        const DecodedCharacter now = character_at(text_, at);
        const WordKind kind = characters_.word_kind(now.code_point);
        if (kind == WordKind::hard) return {at, true};
        if (may_join(kind)) {
            const WordKind next = kind_at(at + now.bytes);
            if (next == WordKind::hard) return {at, true};
            if (!joins_across(last, kind, next)) return {at, false};
        } else if (!is_word(kind)) {
            return {at, false};
        }
        last = kind;
        at += now.bytes;
    }
    return {text_.size(), false};
}

/// Cuts what begins with the character at `begin`: a word, or nothing. Returns where to go on.
std::size_t Words::cut_character(std::size_t begin, plugin::SegmentWriter& out) {
    const DecodedCharacter first = character_at(text_, begin);
    const WordKind kind = characters_.word_kind(first.code_point);
    if (kind == WordKind::hard) return cut_by_icu(begin, out);
    if (!is_word(kind)) return begin + first.bytes;
    const Reach reach = reach_of(begin);
    if (reach.hard) return cut_by_icu(begin, out);
    put(begin, reach.end, out);
    return reach.end;
}

/// The piece from `begin` to the next blank or `@`. Returns its end.
std::size_t Words::cut_by_icu(std::size_t begin, plugin::SegmentWriter& out) {
    std::size_t end = begin;
    while (end < text_.size() && !is_apart(text_[end])) ++end;
    UErrorCode status = U_ZERO_ERROR;
    UText piece = UTEXT_INITIALIZER;
    utext_openUTF8(&piece, text_.data() + begin, static_cast<std::int64_t>(end - begin), &status);
    iterator_->setText(&piece, status);
    utext_close(&piece);  // the iterator has a clone
    if (U_FAILURE(status))
        throw plugin::Failure(plugin::Failure::other, "ICU's word iterator fails");
    std::size_t from = begin;
    for (std::int32_t to = iterator_->next(); to != icu::BreakIterator::DONE;
         to = iterator_->next()) {
        const std::size_t until = begin + static_cast<std::size_t>(to);
        if (is_token(text_.substr(from, until - from), iterator_->getRuleStatus()))
            put(from, until, out);
        from = until;
    }
    return end;
}

/// How many bytes of hyphen and line break stand before `begin`, if the word there goes on one that
/// was cut at the end of a line; else 0.
std::size_t Words::hyphenated_part(std::size_t begin) const {
    const std::size_t line_break = begin >= 3 && text_[begin - 2] == '\r' ? 2 : 1;
    if (begin < line_break + 2 || text_[begin - line_break - 1] != '-') return 0;
    const char32_t before = character_before(text_, begin - line_break - 1).code_point;
    const char32_t after = character_at(text_, begin).code_point;
    const bool goes_on =
        u_isalpha(static_cast<UChar32>(before)) != 0 && u_islower(static_cast<UChar32>(after)) != 0;
    return goes_on ? line_break + 1 : 0;
}

void Words::put(std::size_t begin, std::size_t end, plugin::SegmentWriter& out) const {
    while (begin < end && text_[begin] == '_') ++begin;
    while (end > begin && text_[end - 1] == '_') --end;
    if (begin == end) return;
    topos_segments& arrays = out.arrays();
    if (begin > 0 && text_[begin - 1] == '\n' && arrays.token_count > 0) {
        const std::size_t part = hyphenated_part(begin);
        std::uint32_t& last_end = arrays.token_end[arrays.token_count - 1];
        if (part > 0 && last_end + part == begin) {
            last_end = static_cast<std::uint32_t>(end);
            return;
        }
    }
    out.token(begin, end);
}

}  // namespace topos::english
