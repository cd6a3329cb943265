#include "core/match/literal_search.hpp"

#include "core/text/characters.hpp"

namespace topos {

namespace {

std::uint32_t character_bytes(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

bool LiteralSearch::find(const Literal& literal, std::size_t at, Words& words) const {
    if (!(literal.anywhere ? find_anywhere(literal, at, words) : find_on_words(literal, at, words)))
        return false;
    return literal.exact.empty() || text.slice(words) == literal.exact;
}

bool LiteralSearch::finds_anchor(const Literal& literal, std::size_t at, Words& words) const {
    const std::u32string& anchor = literal.parts[literal.anchor];
    if (!literal.anywhere) return part_on_words(anchor, at, words);
    words = text.touched(folded.begins[at], end_of(at + anchor.size() - 1));
    return true;
}

/// Between two parts there may be anything that is no letter or digit.
bool LiteralSearch::may_find(const Literal& literal, std::size_t at,
                             const CharacterClasses& classes) const {
    const auto is_between = [&](std::size_t i) {
        return (classes(folded.characters[i]) & CharacterClasses::kWord) == 0;
    };
    std::size_t begin = at;
    for (std::size_t part = literal.anchor; part-- > 0;) {
        const std::size_t size = literal.parts[part].size();
        const auto stands_before = [&] {
            return begin >= size && stands_at(literal.parts[part], begin - size);
        };
        while (!stands_before() && begin > 0 && is_between(begin - 1)) --begin;
        if (!stands_before()) return false;
        begin -= size;
    }
    std::size_t end = at + literal.parts[literal.anchor].size();
    for (std::size_t part = literal.anchor + 1; part < literal.parts.size(); ++part) {
        while (!stands_at(literal.parts[part], end) && end < folded.characters.size() &&
               is_between(end))
            ++end;
        if (!stands_at(literal.parts[part], end)) return false;
        end += literal.parts[part].size();
    }
    return true;
}

std::uint32_t LiteralSearch::end_of(std::size_t character) const {
    const std::uint32_t begin = folded.begins[character];
    return begin + character_bytes(text.text[begin]);
}

bool LiteralSearch::stands_at(const std::u32string& part, std::size_t at) const {
    return at + part.size() <= folded.characters.size() &&
           std::equal(part.begin(), part.end(),
                      folded.characters.begin() + static_cast<std::ptrdiff_t>(at));
}

bool LiteralSearch::find_anywhere(const Literal& literal, std::size_t at, Words& words) const {
    std::size_t begin = at;
    for (std::size_t part = literal.anchor; part-- > 0;) {
        while (begin > 0 && is_space(folded.characters[begin - 1])) --begin;
        const std::size_t size = literal.parts[part].size();
        if (begin < size || !stands_at(literal.parts[part], begin - size)) return false;
        begin -= size;
    }
    std::size_t end = at + literal.parts[literal.anchor].size();
    for (std::size_t part = literal.anchor + 1; part < literal.parts.size(); ++part) {
        while (end < folded.characters.size() && is_space(folded.characters[end])) ++end;
        if (!stands_at(literal.parts[part], end)) return false;
        end += literal.parts[part].size();
    }
    words = text.touched(folded.begins[begin], end_of(end - 1));
    return true;
}

bool LiteralSearch::find_on_words(const Literal& literal, std::size_t at, Words& words) const {
    if (!part_on_words(literal.parts[literal.anchor], at, words)) return false;
    Words other;
    for (std::size_t part = literal.anchor; part-- > 0;) {
        if (words.first == 0) return false;
        // Its last word is the one before: compare from that word's end.
        const std::size_t end = folded.at(text.word_end(words.first - 1));
        const std::size_t size = literal.parts[part].size();
        if (end < size || !part_on_words(literal.parts[part], end - size, other)) return false;
        if (other.last != words.first) return false;
        words = hull(other, words);
    }
    for (std::size_t part = literal.anchor + 1; part < literal.parts.size(); ++part) {
        if (words.last == text.word_count()) return false;
        const std::size_t begin = folded.at(text.word_begin(words.last));
        if (!part_on_words(literal.parts[part], begin, other) || other.first != words.last)
            return false;
        words = hull(words, other);
    }
    return true;
}

/// Does the part stand there, from the begin of a word to the end of one? Characters that
/// folding drops may stand at its edges.
bool LiteralSearch::part_on_words(const std::u32string& part, std::size_t at, Words& words) const {
    if (!stands_at(part, at)) return false;
    const std::size_t end = at + part.size();
    words = text.touched(folded.begins[at], end_of(end - 1));
    if (words.first == words.last) return false;
    const std::uint32_t earliest = at == 0 ? 0 : end_of(at - 1);
    if (text.word_begin(words.first) < earliest) return false;
    if (text.word_begin(words.first) > folded.begins[at]) return false;
    const std::uint32_t last_end = text.word_end(words.last - 1);
    if (last_end < words.end || last_end > folded.begins[end]) return false;
    words.begin = text.word_begin(words.first);
    words.end = last_end;
    return true;
}

}  // namespace topos
