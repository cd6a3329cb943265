#pragma once
/// Texts of languages without blanks between words, as the characters that are compared.
///
///     CharacterTable   per code point, in one word: what it folds to and what it is to the search
///     FoldedText       a view of a text that is folded as it is read: only what is looked at costs
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/language/backend.hpp"
#include "core/lexicon/character_classes.hpp"

namespace topos {

inline constexpr char32_t kBasicPlane = 0x10000;  ///< code points below are looked up in a table

/// Folding is a pure function of each code point (plugin.h), so the backend is asked once for each.
class CharacterTable {
  public:
    /// Bits of an entry.
    enum Entry : std::uint32_t {
        kFolded = 0x1FFFFF,       ///< the folded code point; 0: folding drops the character
        kRemarkable = 1u << 21,   ///< dropped, kSentenceEnd, kAlone or CharacterClasses::kStrongEnd
        kWord = 1u << 22,         ///< the folded character is a letter or digit
        kSentenceEnd = 1u << 23,  ///< the folded character ends a sentence
        kAlone = 1u << 31         ///< a string that is sought is this folded character alone
    };
    /// CharacterClasses of the character as it stands: the seven bits from here on.
    [[nodiscard]] static unsigned kinds(std::uint32_t entry) { return entry >> 24 & 0x7F; }
    /// Stands in plane() for what was not looked up yet; has all bits set.
    static constexpr std::uint32_t kUnknown = ~0u;

    /// `alone`: the sought strings of one character, folded. Asks the backend for nothing until
    /// the first look-up.
    CharacterTable(LanguageBackend& backend, std::span<const char32_t> alone);

    [[nodiscard]] std::uint32_t operator()(char32_t c) {
        if (c >= kBasicPlane) return beyond(c);
        const std::uint32_t entry = plane_[c];
        return entry != kUnknown ? entry : ask(c);
    }
    /// Entries of the Basic Multilingual Plane, as far as they are known.
    [[nodiscard]] const std::uint32_t* plane() const { return plane_.data(); }

  private:
    std::uint32_t ask(char32_t c);
    std::uint32_t beyond(char32_t c);
    [[nodiscard]] std::uint32_t entry_of(char32_t c, char32_t folded) const;

    LanguageBackend& backend_;
    std::vector<char32_t> alone_;  ///< sorted
    std::vector<std::uint32_t> plane_;
    std::unordered_map<char32_t, std::uint32_t> beyond_;
    std::vector<char32_t> folded_;
};

/// A character that folding does not drop, with the bytes where it stands.
struct FoldedCharacter {
    char32_t folded = 0;  ///< 0: there is none
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// The text is UTF-8; it and the table must stay as long as the view.
class FoldedText {
  public:
    FoldedText(std::string_view text, CharacterTable& table) : text_(text), table_(&table) {}

    /// The first character that begins at or behind byte `at`; at the end, none that stands there.
    [[nodiscard]] FoldedCharacter next(std::uint32_t at) const;
    /// The last character that ends at or before byte `at`; at the begin, none that stands there.
    [[nodiscard]] FoldedCharacter before(std::uint32_t at) const;
    /// The text up to byte `end`.
    [[nodiscard]] FoldedText until(std::uint32_t end) const {
        return {text_.substr(0, end), *table_};
    }

  private:
    [[nodiscard]] FoldedCharacter next_but_slowly(std::uint32_t at) const;

    std::string_view text_;
    CharacterTable* table_;
};

inline FoldedCharacter FoldedText::next(std::uint32_t at) const {
    const auto byte = [&](std::uint32_t i) {
        return static_cast<unsigned char>(text_[std::size_t{at} + i]);
    };
    // Most characters are ideographs of three bytes.
    if (text_.size() >= std::size_t{at} + 3 && (byte(0) & 0xF0u) == 0xE0u) {
        const std::uint32_t c =
            (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
        const std::uint32_t folded = (*table_)(c)&CharacterTable::kFolded;
        if (folded != 0) return {folded, at, at + 3};
    }
    return next_but_slowly(at);
}

}  // namespace topos
