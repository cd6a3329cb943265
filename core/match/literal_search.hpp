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

    /// `at`: the character where the anchor stands. Fills `words` where the literal is found.
    [[nodiscard]] bool find(const Literal& literal, std::size_t at, Words& words) const;
    /// Only the anchor: does it stand on word boundaries (if it must)? Fills the words that it
    /// touches.
    [[nodiscard]] bool finds_anchor(const Literal& literal, std::size_t at, Words& words) const;

    /// False only where the literal cannot be found there, whatever the words are: a part is
    /// missing beside the anchor.
    [[nodiscard]] bool may_find(const Literal& literal, std::size_t at,
                                const CharacterClasses& classes) const;

  private:
    bool find_anywhere(const Literal& literal, std::size_t at, Words& words) const;
    bool find_on_words(const Literal& literal, std::size_t at, Words& words) const;
    bool part_on_words(const std::u32string& part, std::size_t at, Words& words) const;
    [[nodiscard]] bool stands_at(const std::u32string& part, std::size_t at) const;
    [[nodiscard]] std::uint32_t end_of(std::size_t character) const;
};

}  // namespace topos
