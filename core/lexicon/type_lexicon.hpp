#pragma once
/// Entries that are found word by word, as questions about one type (a distinct word form):
///
///     word      its stem, or its norm, or its text is that of the entry        numbers of strings
///     glob      its norm begins with "contro"                                  numbers of strings,
///               by length
///               any other glob, or an expression, describes its whole norm     one RE2::Set
///     test      the predicate holds                                            evaluated
///     phrase    it may be the first, or the second, of the phrase's pair       a bit
///
/// All of it is asked once per type and never per token. Where a word that begins a pair stands
/// before one that ends a pair, the phrases of both are verified, word by word, by comparing keys.
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/lexicon/entries.hpp"
#include "core/lexicon/entry_words.hpp"
#include "core/lexicon/phrase_pairs.hpp"
#include "core/lexicon/token_test.hpp"

namespace topos {

/// A phrase asks for one of text, norm or stem (those it gives), and for the part of speech if it
/// gives one.
[[nodiscard]] inline bool fits(const WordKeys& word, const WordKeys& wanted) {
    if (wanted.part_of_speech != 0 && wanted.part_of_speech != word.part_of_speech) return false;
    return (wanted.text != 0 && wanted.text == word.text) ||
           (wanted.norm != 0 && wanted.norm == word.norm) ||
           (wanted.stem != 0 && wanted.stem == word.stem);
}

struct Phrase {
    AtomIndex atom = 0;
    std::uint32_t first_word = 0;  ///< into TypeLexicon::phrase_words()
    std::uint32_t word_count = 0;  ///< two or more
    std::uint32_t anchor = 0;      ///< which of its words is the first of its pair
    std::uint32_t entry = 0;       ///< LexiconEntry::number
};

/// What is to be known of a type.
struct TypeFacts {
    std::vector<AtomIndex> atoms;  ///< that it is a hit of; sorted
    WordKeys keys;
    PairKeys pair_keys;
    bool begins_pair = false;  ///< it may be the first word of a phrase's pair
    bool ends_pair = false;
};

class TypeLexicon {
  public:
    /// `words`: of all entries that will be added as words.
    explicit TypeLexicon(std::shared_ptr<const EntryWords> words);
    TypeLexicon();
    ~TypeLexicon();
    TypeLexicon(TypeLexicon&&) noexcept;
    TypeLexicon& operator=(TypeLexicon&&) noexcept;

    /// A word, form or phrase: what EntryWords knows by the number `words`.
    EntryFate add(const LexiconEntry& entry, std::uint32_t words);
    /// A glob, or an expression, which must be well formed.
    expected<void, Diagnostic> add(const LexiconEntry& entry, LanguageBackend& backend);
    expected<void, Diagnostic> add(const LexiconTest& test, LanguageBackend& backend);
    /// After the last entry.
    void finish();

    /// Replaces what `out` held. [any thread]
    void describe(std::string_view text, const TokenAnalysis& analysis, TypeFacts& out) const;

    /// Adds the numbers of the entries that make the word a hit of the atom, phrases left aside; in
    /// no order. Slow: for the few words of codings. [any thread]
    void add_entries(AtomIndex atom, std::string_view text, const TokenAnalysis& analysis,
                     std::vector<std::uint32_t>& out) const;

    [[nodiscard]] bool empty() const;
    [[nodiscard]] std::span<const Phrase> phrases() const { return phrases_; }
    [[nodiscard]] std::span<const WordKeys> phrase_words() const { return phrase_words_; }
    [[nodiscard]] const PhrasePairs& pairs() const { return pairs_; }
    /// The predicate of a test's atom. Programming error if it is none.
    [[nodiscard]] const TokenPredicate& predicate(AtomIndex atom) const;

  private:
    /// An atom that a word stands for, if it has the part of speech (0: any).
    struct Use {
        AtomIndex atom = 0;
        std::uint32_t part_of_speech = 0;  ///< its number
        std::uint32_t entry = 0;           ///< LexiconEntry::number
        [[nodiscard]] bool admits(const WordKeys& word) const {
            return part_of_speech == 0 || part_of_speech == word.part_of_speech;
        }
    };
    /// Uses by a number from 1; 0 has none.
    class Uses {
      public:
        void add(std::uint32_t number, const Use& use) { added_.emplace_back(number, use); }
        void finish();
        [[nodiscard]] std::span<const Use> of(std::uint32_t number) const {
            if (number + std::size_t{1} >= begins_.size()) return {};
            return {uses_.data() + begins_[number], begins_[number + 1] - begins_[number]};
        }
        [[nodiscard]] bool empty() const { return added_.empty() && uses_.empty(); }

      private:
        std::vector<std::pair<std::uint32_t, Use>> added_;  ///< until finish()
        std::vector<std::uint32_t> begins_;
        std::vector<Use> uses_;
    };
    struct Expressions;

    Use use_of(const LexiconEntry& entry);
    [[nodiscard]] static WordKeys wanted_keys(const LexiconEntry& entry, WordKeys keys);
    expected<void, Diagnostic> add_glob(const LexiconEntry& entry, LanguageBackend& backend);
    void add_word(const LexiconEntry& entry, const WordKeys& keys);
    [[nodiscard]] PairKeys pair_keys(const WordKeys& wanted) const;
    void add_phrase(const LexiconEntry& entry, std::uint32_t words);
    [[nodiscard]] WordKeys keys_of(std::string_view text, const TokenAnalysis& analysis) const;
    /// All uses of a word but those of tests.
    template <class Take>
    void for_uses(const WordKeys& keys, std::string_view norm, Take&& take) const;

    std::shared_ptr<const EntryWords> words_;
    Uses by_text_;
    Uses by_norm_;
    Uses by_stem_;
    StringNumbers parts_of_speech_;
    StringNumbers prefixes_;
    Uses by_prefix_;
    std::vector<std::size_t> prefix_sizes_;  ///< bytes, ascending
    std::unique_ptr<Expressions> expressions_;
    std::vector<std::pair<AtomIndex, TokenPredicate>> tests_;
    std::vector<Phrase> phrases_;
    std::vector<WordKeys> phrase_words_;
    PhrasePairs pairs_;
};

}  // namespace topos
