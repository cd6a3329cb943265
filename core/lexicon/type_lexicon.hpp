#pragma once
/// Entries that are found word by word, as questions about one type (a distinct word form):
///
///     word      its stem, or its norm, or its text is that of the entry        hash tables
///     glob      its norm begins with "contro"                                  hash tables by
///     length
///               any other glob, or an expression, describes its whole norm     one RE2::Set
///     test      the predicate holds                                            evaluated
///     phrase    it may be the phrase's anchor, its longest word                hash tables
///
/// All of it is asked once per type and never per token. A phrase is then verified around each
/// token of its anchor, word by word, by comparing keys: small numbers for the texts, norms and
/// stems that occur in phrases.
#include <array>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/lexicon/entries.hpp"
#include "core/lexicon/token_test.hpp"

namespace topos {

/// Which texts, norms, stems and parts of speech of phrases a word has; 0: none that occurs in a
/// phrase.
struct WordKeys {
    std::uint32_t text = 0;
    std::uint32_t norm = 0;
    std::uint32_t stem = 0;
    std::uint32_t part_of_speech = 0;
};

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
    std::uint32_t word_count = 0;
    std::uint32_t anchor = 0;  ///< which of its words
    std::uint32_t entry = 0;   ///< LexiconEntry::number
};

/// What is to be known of a type.
struct TypeFacts {
    std::vector<AtomIndex> atoms;        ///< that it is a hit of; sorted
    std::vector<std::uint32_t> phrases;  ///< that it may be the anchor of; sorted
    WordKeys keys;
};

/// What became of an entry.
enum class EntryFate { found, has_no_word, has_symbols };

class TypeLexicon {
  public:
    TypeLexicon();
    ~TypeLexicon();
    TypeLexicon(TypeLexicon&&) noexcept;
    TypeLexicon& operator=(TypeLexicon&&) noexcept;

    /// Expressions must be well formed.
    expected<EntryFate, Diagnostic> add(const LexiconEntry& entry, LanguageBackend& backend);
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
    /// The predicate of a test's atom. Programming error if it is none.
    [[nodiscard]] const TokenPredicate& predicate(AtomIndex atom) const;

  private:
    /// An atom that a word stands for, if it has the part of speech (empty: any).
    struct Use {
        AtomIndex atom = 0;
        std::string part_of_speech;
        std::uint32_t entry = 0;  ///< LexiconEntry::number
        [[nodiscard]] bool admits(const TokenAnalysis& analysis) const {
            return part_of_speech.empty() || part_of_speech == analysis.part_of_speech;
        }
    };
    struct StringHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    template <class Value>
    using Table = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;
    /// Uses and phrases by one way to compare words.
    struct Index {
        Table<std::vector<Use>> uses;
        Table<std::uint32_t> keys;
        std::vector<std::vector<std::uint32_t>> anchored;  ///< by key - 1
        std::uint32_t key_of(const std::string& value);
        [[nodiscard]] std::uint32_t find_key(std::string_view value) const;
    };
    struct Expressions;

    expected<EntryFate, Diagnostic> add_words(const LexiconEntry& entry, LanguageBackend& backend);
    expected<EntryFate, Diagnostic> add_glob(const LexiconEntry& entry, LanguageBackend& backend);
    void add_word(const LexiconEntry& entry, const std::string& text,
                  const TokenAnalysis& analysis);
    WordKeys wanted_keys(const LexiconEntry& entry, const std::string& text,
                         const TokenAnalysis& analysis);
    void anchor(std::uint32_t phrase);
    void look_up(const Index& index, std::string_view value, const TokenAnalysis& analysis,
                 std::uint32_t& key, TypeFacts& out) const;
    void look_up_prefixes(const TokenAnalysis& analysis, TypeFacts& out) const;
    static void take(const std::vector<Use>& uses, const TokenAnalysis& analysis, TypeFacts& out);

    Index by_text_;
    Index by_norm_;
    Index by_stem_;
    Table<std::uint32_t> parts_of_speech_;
    Table<std::vector<Use>> prefixes_;
    std::vector<std::size_t> prefix_sizes_;  ///< bytes, ascending
    std::unique_ptr<Expressions> expressions_;
    std::vector<std::pair<AtomIndex, TokenPredicate>> tests_;
    std::vector<Phrase> phrases_;
    std::vector<WordKeys> phrase_words_;
};

}  // namespace topos
