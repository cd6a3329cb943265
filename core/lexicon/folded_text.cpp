#include "core/lexicon/folded_text.hpp"

#include <algorithm>
#include <string>

#include "core/text/characters.hpp"

namespace topos {

namespace {

constexpr char32_t kPlane = 0x10000;

bool is_surrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

void append_utf8(char32_t c, std::string& out) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else {
        if (c < kPlane) {
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

CharacterTable::CharacterTable(LanguageBackend& backend, std::span<const char32_t> beginnings)
    : backend_(backend),
      beginnings_(beginnings.begin(), beginnings.end()),
      plane_(kPlane, kUnknown) {
    std::ranges::sort(beginnings_);
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
    if (folded == 0) return 0;
    const CharacterClasses& classes = CharacterClasses::table();
    std::uint32_t entry = static_cast<std::uint32_t>(folded);
    if (std::ranges::binary_search(beginnings_, folded)) entry |= kBegins;
    const unsigned kind = classes(folded);
    if ((kind & CharacterClasses::kWord) != 0) entry |= kWord;
    if ((kind & CharacterClasses::kSentenceEnd) != 0) entry |= kSentenceEnd;
    return entry | std::uint32_t{classes(c)} << kKindShift;
}

void FoldedText::fold(std::string_view text, CharacterTable& table) {
    if (all_characters_.size() <= text.size()) {
        const std::size_t room = text.size() * 3 / 2 + 1;
        all_characters_.resize(room);
        all_begins_.resize(room);
        all_kinds_.resize(room);
        all_beginnings_.resize(room);
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::size_t size = text.size();
    std::size_t count = 0;
    std::size_t beginning_count = 0;
    std::size_t dropped = 0;
    std::uint64_t words = 0;
    std::uint64_t sentences = 0;
    std::uint32_t is_open = 0;  // kWord: the sentence has a word
    for (std::size_t at = 0; at < size;) {
        std::uint32_t entry = 0;
        const std::size_t begin = at;
        if (bytes[at] < 0x80) {
            entry = table.common(bytes[at]);
            at += 1;
        } else if ((bytes[at] & 0xF0u) == 0xE0u && size - at >= 3) {
            const std::uint32_t c =
                (bytes[at] & 0x0Fu) << 12 | (bytes[at + 1] & 0x3Fu) << 6 | (bytes[at + 2] & 0x3Fu);
            entry = table.common(c);
            at += 3;
        } else {
            const DecodedCharacter c = first_character(text.substr(at));
            entry = c.code_point < kPlane ? table.common(c.code_point) : table.beyond(c.code_point);
            at += c.bytes;
        }
        // A character that is dropped is overwritten by the next.
        all_characters_[count] = entry & CharacterTable::kFolded;
        all_begins_[count] = static_cast<std::uint32_t>(begin);
        all_kinds_[count] = static_cast<std::uint8_t>(entry >> CharacterTable::kKindShift);
        all_beginnings_[beginning_count] = static_cast<std::uint32_t>(count);
        beginning_count += (entry & CharacterTable::kBegins) != 0 ? 1 : 0;
        count += entry != 0 ? 1 : 0;
        dropped += entry == 0 ? 1 : 0;
        const std::uint32_t word = entry & CharacterTable::kWord;
        words += word != 0 ? 1 : 0;
        is_open |= word;
        if ((entry & CharacterTable::kSentenceEnd) != 0) {
            sentences += is_open != 0 ? 1 : 0;
            is_open = 0;
        }
    }
    all_begins_[count] = static_cast<std::uint32_t>(size);
    characters = {all_characters_.data(), count};
    begins = {all_begins_.data(), count + 1};
    kinds = {all_kinds_.data(), count};
    beginnings = {all_beginnings_.data(), beginning_count};
    has_dropped = dropped != 0;
    word_count = words;
    sentence_count = sentences + (is_open != 0 ? 1 : 0);
}

std::size_t FoldedText::at(std::uint32_t byte) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(begins, byte) - begins.begin());
}

}  // namespace topos
