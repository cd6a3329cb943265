#include "core/lexicon/folded_text.hpp"

#include <algorithm>
#include <string>

#include "core/text/characters.hpp"

namespace topos {

namespace {

bool is_surrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

void append_utf8(char32_t c, std::string& out) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else {
        if (c < kBasicPlane) {
            put(0xE0 | c >> 12);
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3F));
        }
        put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

}  // namespace

CharacterTable::CharacterTable(LanguageBackend& backend, std::span<const char32_t> alone)
    : backend_(backend), alone_(alone.begin(), alone.end()), plane_(kBasicPlane, kUnknown) {
    std::ranges::sort(alone_);
}

/// For a row of code points at once: a call costs more than a character.
std::uint32_t CharacterTable::ask(char32_t c) {
    constexpr char32_t kRow = 64;
    const char32_t first = c / kRow * kRow;
    std::string row;
    for (char32_t i = first; i < first + kRow; ++i) append_utf8(is_surrogate(i) ? U'?' : i, row);
    backend_.fold_characters(row, folded_);
    for (char32_t i = 0; i < kRow; ++i) plane_[first + i] = entry_of(first + i, folded_[i]);
    return plane_[c];
}

std::uint32_t CharacterTable::beyond(char32_t c) {
    const auto [found, is_new] = beyond_.try_emplace(c);
    if (is_new) {
        std::string text;
        append_utf8(c, text);
        backend_.fold_characters(text, folded_);
        found->second = entry_of(c, folded_.front());
    }
    return found->second;
}

std::uint32_t CharacterTable::entry_of(char32_t c, char32_t folded) const {
    const CharacterClasses& classes = CharacterClasses::table();
    const std::uint32_t own_kinds = classes(c);
    std::uint32_t entry = static_cast<std::uint32_t>(folded) | own_kinds << 24;
    if (folded == 0 || (own_kinds & CharacterClasses::kStrongEnd) != 0) entry |= kRemarkable;
    if (folded == 0) return entry;
    if (std::ranges::binary_search(alone_, folded)) entry |= kAlone | kRemarkable;
    const unsigned kind = classes(folded);
    if ((kind & CharacterClasses::kWord) != 0) entry |= kWord;
    if ((kind & CharacterClasses::kSentenceEnd) != 0) entry |= kSentenceEnd | kRemarkable;
    return entry;
}

FoldedCharacter FoldedText::next_but_slowly(std::uint32_t at) const {
    while (at < text_.size()) {
        const DecodedCharacter c = first_character(text_.substr(at));
        const auto end = at + static_cast<std::uint32_t>(c.bytes);
        const std::uint32_t folded = (*table_)(c.code_point) & CharacterTable::kFolded;
        if (folded != 0) return {folded, at, end};
        at = end;
    }
    return {0, at, at};
}

FoldedCharacter FoldedText::before(std::uint32_t at) const {
    while (at > 0) {
        const DecodedCharacter c = last_character(text_.substr(0, at));
        const auto begin = at - static_cast<std::uint32_t>(c.bytes);
        const std::uint32_t folded = (*table_)(c.code_point) & CharacterTable::kFolded;
        if (folded != 0) return {folded, begin, at};
        at = begin;
    }
    return {};
}

}  // namespace topos
