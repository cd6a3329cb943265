#pragma once
/// Is a literal whose anchor was seen really there? See literal_lexicon.hpp for what the two kinds
/// of literals mean.
#include "core/lexicon/character_classes.hpp"
#include "core/lexicon/folded_text.hpp"
#include "core/lexicon/literal_lexicon.hpp"
#include "core/match/words.hpp"

namespace topos {

/// Views of a passage, folded and segmented.
struct LiteralSearch {
    const FoldedText& folded;
    SegmentedText text;

    /// `anchor`: where the anchor stands. Fills `words` where the literal is found.
    [[nodiscard]] bool find(const Literal& literal, const Place& anchor, Words& words) const;

    /// False only where the literal cannot be found there, whatever the words are: a part is
    /// missing beside the anchor.
    [[nodiscard]] bool may_find(const Literal& literal, const Place& anchor,
                                const CharacterClasses& classes) const;

  private:
    bool find_anywhere(const Literal& literal, Place place, Words& words) const;
    bool find_on_words(const Literal& literal, const Place& anchor, Words& words) const;
    bool stands_on_words(const Place& part, Words& words) const;
    /// Does the part begin with the first character at or behind byte `at`?
    bool stands_from(const std::u32string& part, std::uint32_t at, Place& place) const;
    /// Does the part end with the last character at or before byte `at`?
    bool stands_until(const std::u32string& part, std::uint32_t at, Place& place) const;
};

}  // namespace topos
