#pragma once
/// All that can be found in one language.
#include <vector>

#include "core/lexicon/character_scanner.hpp"
#include "core/lexicon/literal_lexicon.hpp"
#include "core/lexicon/type_lexicon.hpp"

namespace topos {

struct LanguageLexicon {
    TypeLexicon types;
    std::vector<Literal> literals;  ///< unspaced languages: entries that are found as characters
    CharacterScanner scanner;       ///< of the literals' anchors; string i is literal i
    /// Unspaced languages: strings that must occur where an atom of `types` is to be found (for a
    /// glob), by atom.
    struct Hint {
        AtomIndex atom = 0;
        std::u32string string;
    };
    std::vector<Hint> hints;
    std::vector<double>
        cost;  ///< per atom: how often its hits are presumed, in a thousand words; 0: never
    std::vector<std::uint8_t> unhinted;  ///< per atom: unspaced languages: any word may be a hit
};

/// Presumed occurrences of an entry in a thousand words: short words are frequent ones.
[[nodiscard]] double presumed_frequency(const LexiconEntry& entry, bool unspaced);

/// An entry that is found word by word, and is no glob or expression: EntryWords knows its words.
[[nodiscard]] bool is_made_of_words(const LexiconEntry& entry, bool unspaced);

/// Adds an entry to the part of the lexicon that finds it. `words`: its number among EntryWords, if
/// it is made of words.
[[nodiscard]] expected<EntryFate, Diagnostic> add_entry(const LexiconEntry& entry,
                                                        std::uint32_t words, bool unspaced,
                                                        LanguageBackend& backend,
                                                        LanguageLexicon& lexicon);
[[nodiscard]] expected<void, Diagnostic> add_test(const LexiconTest& test, LanguageBackend& backend,
                                                  LanguageLexicon& lexicon);
void finish(LanguageLexicon& lexicon);

}  // namespace topos
