#include "core/match/literal_search.hpp"

#include "core/text/characters.hpp"

namespace topos {

bool LiteralSearch::find(const Literal& literal, const Place& anchor, Words& words) const {
    if (!(literal.anywhere ? find_anywhere(literal, anchor, words)
                           : find_on_words(literal, anchor, words)))
        return false;
    return literal.exact.empty() || text.slice(words) == literal.exact;
}

/// Between two parts there may be anything that is no letter or digit.
bool LiteralSearch::may_find(const Literal& literal, const Place& anchor,
                             const CharacterClasses& classes) const {
    const auto is_between = [&](const FoldedCharacter& c) {
        return c.folded != 0 && (classes(c.folded) & CharacterClasses::kWord) == 0;
    };
    Place place;
    std::uint32_t begin = anchor.begin;
    for (std::size_t part = literal.anchor; part-- > 0;) {
        while (!stands_until(literal.parts[part], begin, place)) {
            const FoldedCharacter before = folded.before(begin);
            if (!is_between(before)) return false;
            begin = before.begin;
        }
        begin = place.begin;
    }
    std::uint32_t end = anchor.end;
    for (std::size_t part = literal.anchor + 1; part < literal.parts.size(); ++part) {
        while (!stands_from(literal.parts[part], end, place)) {
            const FoldedCharacter next = folded.next(end);
            if (!is_between(next)) return false;
            end = next.end;
        }
        end = place.end;
    }
    return true;
}

bool LiteralSearch::stands_from(const std::u32string& part, std::uint32_t at, Place& place) const {
    FoldedCharacter c = folded.next(at);
    place.begin = c.begin;
    for (std::size_t i = 0;; c = folded.next(c.end)) {
        if (c.folded != part[i]) return false;
        if (++i == part.size()) break;
    }
    place.end = c.end;
    return true;
}

bool LiteralSearch::stands_until(const std::u32string& part, std::uint32_t at, Place& place) const {
    FoldedCharacter c = folded.before(at);
    place.end = c.end;
    for (std::size_t i = part.size();; c = folded.before(c.begin)) {
        if (c.folded != part[--i]) return false;
        if (i == 0) break;
    }
    place.begin = c.begin;
    return true;
}

bool LiteralSearch::find_anywhere(const Literal& literal, Place place, Words& words) const {
    Place other;
    for (std::size_t part = literal.anchor; part-- > 0;) {
        FoldedCharacter before = folded.before(place.begin);
        while (is_space(before.folded)) before = folded.before(before.begin);
        if (!stands_until(literal.parts[part], before.end, other)) return false;
        place.begin = other.begin;
    }
    for (std::size_t part = literal.anchor + 1; part < literal.parts.size(); ++part) {
        FoldedCharacter next = folded.next(place.end);
        while (is_space(next.folded)) next = folded.next(next.end);
        if (!stands_from(literal.parts[part], next.begin, other)) return false;
        place.end = other.end;
    }
    words = text.touched(place.begin, place.end);
    return true;
}

bool LiteralSearch::find_on_words(const Literal& literal, const Place& anchor, Words& words) const {
    if (!stands_on_words(anchor, words)) return false;
    Words other;
    Place place;
    for (std::size_t part = literal.anchor; part-- > 0;) {
        if (words.first == 0) return false;
        // Its last word is the one before: compare from that word's end.
        const std::uint32_t end = text.word_end(words.first - 1);
        if (!stands_until(literal.parts[part], end, place) || !stands_on_words(place, other))
            return false;
        if (other.last != words.first) return false;
        words = hull(other, words);
    }
    for (std::size_t part = literal.anchor + 1; part < literal.parts.size(); ++part) {
        if (words.last == text.word_count()) return false;
        const std::uint32_t begin = text.word_begin(words.last);
        if (!stands_from(literal.parts[part], begin, place) || !stands_on_words(place, other) ||
            other.first != words.last)
            return false;
        words = hull(words, other);
    }
    return true;
}

/// Does the part stand from the begin of a word to the end of one? Characters that folding drops
/// may stand at its edges.
bool LiteralSearch::stands_on_words(const Place& part, Words& words) const {
    words = text.touched(part.begin, part.end);
    if (words.first == words.last) return false;
    const std::uint32_t begin = text.word_begin(words.first);
    const std::uint32_t end = text.word_end(words.last - 1);
    if (begin > part.begin || end < part.end) return false;
    if (begin < part.begin && begin < folded.before(part.begin).end) return false;
    if (end > part.end && end > folded.next(part.end).begin) return false;
    words.begin = begin;
    words.end = end;
    return true;
}

}  // namespace topos
