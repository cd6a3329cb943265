#pragma once
/// The words of entries: segmented and analysed once, for all lexicons of a language. Few entries
/// have words of their own, so the backend is asked once for each distinct word. Parts of speech
/// are those of entries, not of words: TypeLexicon numbers them.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/language/backend.hpp"
#include "core/lexicon/string_numbers.hpp"

namespace topos {

/// Numbers of a word's text, norm, stem and part of speech among those of entries; 0: no entry has
/// it.
struct WordKeys {
    std::uint32_t text = 0;
    std::uint32_t norm = 0;
    std::uint32_t stem = 0;
    std::uint32_t part_of_speech = 0;
};

/// Keys by which words are the same to one kind of entry or another. Kin: words that share a norm
/// or a stem with words of entries, by way of others if need be. Two words with one kin may be the
/// same to an entry that folds inflections, two words without are not.
struct PairKeys {
    std::uint32_t text = 0;
    std::uint32_t norm = 0;
    std::uint32_t kin = 0;
    std::uint32_t other_kin = 0;  ///< norm and stem may belong to two families
};

/// What became of an entry.
enum class EntryFate : std::uint8_t { found, has_no_word, has_symbols };

class EntryWords {
  public:
    /// Entries are numbered as they are added, from 0.
    expected<std::uint32_t, Diagnostic> add(std::string_view entry, LanguageBackend& backend);
    /// After the last entry, before the keys of any.
    expected<void, Diagnostic> analyse(LanguageBackend& backend);

    [[nodiscard]] EntryFate fate(std::uint32_t entry) const { return entries_[entry].fate; }
    [[nodiscard]] std::uint32_t word_count(std::uint32_t entry) const {
        return entries_[entry].count;
    }
    [[nodiscard]] const WordKeys& keys(std::uint32_t entry, std::uint32_t word) const {
        return keys_[words_[entries_[entry].first + word]];
    }
    /// In code points.
    [[nodiscard]] std::uint32_t length(std::uint32_t entry, std::uint32_t word) const {
        return lengths_[words_[entries_[entry].first + word]];
    }

    /// Of any word, also of one that no entry has.
    [[nodiscard]] WordKeys keys_of(std::string_view text, const TokenAnalysis& analysis) const;
    [[nodiscard]] PairKeys pair_keys_of(const WordKeys& keys) const;

  private:
    struct Entry {
        std::uint32_t first = 0;  ///< into words_
        std::uint32_t count = 0;
        EntryFate fate = EntryFate::found;
    };
    void add_word(std::string_view word);
    void find_kin();

    StringNumbers texts_;
    StringNumbers norms_;
    StringNumbers stems_;
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> words_;       ///< of all entries: numbers of texts
    std::vector<WordKeys> keys_{1};          ///< by number of text
    std::vector<std::uint32_t> lengths_{0};  ///< by number of text
    std::vector<std::uint32_t> kin_of_norm_;
    std::vector<std::uint32_t> kin_of_stem_;
    Segmentation segmentation_;
};

}  // namespace topos
