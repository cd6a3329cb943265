#pragma once
/// Texts of languages without blanks between words, as the characters that are compared.
///
///     CharacterTable   per code point, in one word: what it folds to, what it is to the search,
///     and
///                      whether a string that is sought begins with it
///     FoldedText       one pass over the bytes of a text: decode, look up, note
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/language/backend.hpp"
#include "core/lexicon/character_classes.hpp"

namespace topos {

/// Folding is a pure function of each code point (plugin.h), so the backend is asked once for each.
class CharacterTable {
  public:
    /// Bits of an entry. 0 is the entry of a character that folding drops.
    enum Entry : std::uint32_t {
        kFolded = 0x1FFFFF,      ///< the folded code point
        kBegins = 1u << 21,      ///< a string that is sought begins with it
        kWord = 1u << 22,        ///< the folded character is a letter or digit
        kSentenceEnd = 1u << 23  ///< the folded character ends a sentence
    };
    static constexpr unsigned kKindShift = 24;  ///< CharacterClasses of the character as it stands

    /// `beginnings`: the first characters of the strings that are sought, folded. Asks the backend
    /// for nothing until the first look-up.
    CharacterTable(LanguageBackend& backend, std::span<const char32_t> beginnings);

    /// Of a code point of the Basic Multilingual Plane.
    [[nodiscard]] std::uint32_t common(char32_t c) {
        const std::uint32_t entry = plane_[c];
        return entry != kUnknown ? entry : ask(c);
    }
    /// Of any other code point.
    [[nodiscard]] std::uint32_t beyond(char32_t c);

  private:
    static constexpr std::uint32_t kUnknown = ~0u;

    std::uint32_t ask(char32_t c);
    [[nodiscard]] std::uint32_t entry_of(char32_t c, char32_t folded) const;

    LanguageBackend& backend_;
    std::vector<char32_t> beginnings_;  ///< sorted
    std::vector<std::uint32_t> plane_;
    std::unordered_map<char32_t, std::uint32_t> beyond_;
    std::vector<char32_t> folded_;
};

/// The characters of a text as they are compared, without those that folding drops. Keeps its
/// buffers from one text to the next.
class FoldedText {
  public:
    void fold(std::string_view text, CharacterTable& table);

    std::span<const char32_t> characters;
    std::span<const std::uint32_t> begins;  ///< byte of each character, then the text's size
    /// CharacterClasses of each character as it stands in the text.
    std::span<const std::uint8_t> kinds;
    /// Indices of characters with which a sought string may begin, ascending.
    std::span<const std::uint32_t> beginnings;
    bool has_dropped = false;      ///< folding has dropped characters
    std::uint64_t word_count = 0;  ///< letters and digits: so Chinese texts are measured
    std::uint64_t sentence_count = 0;

    /// The first character at or behind `byte`.
    [[nodiscard]] std::size_t at(std::uint32_t byte) const;

  private:
    std::vector<char32_t> all_characters_;
    std::vector<std::uint32_t> all_begins_;
    std::vector<std::uint8_t> all_kinds_;
    std::vector<std::uint32_t> all_beginnings_;
};

}  // namespace topos
