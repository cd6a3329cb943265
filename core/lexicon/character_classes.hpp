#pragma once
/// What a code point is to the search in texts without blanks: one look-up, for texts that are
/// walked character by character.
#include <array>
#include <cstdint>

namespace topos {

class CharacterClasses {
  public:
    enum Class : std::uint8_t {
        kWord = 1,         ///< letter or digit
        kBeginner = 2,     ///< letter, or quote or bracket that opens, beyond ASCII
        kSentenceEnd = 4,  ///< 。！？ and their kin, but not the ASCII full stop
        kSeparator = 8,    ///< blank, or punctuation beyond ASCII: no word reaches across it
        kStrongEnd = 16,   ///< 。！？ alone: a beginner behind it begins a sentence
        kCloser = 32,      ///< quotes and brackets that close, beyond ASCII
        kBlank = 64,       ///< a space, of ASCII or as wide as an ideograph
    };

    /// Constant; made when first asked, as it takes a millisecond.
    static const CharacterClasses& table();
    [[nodiscard]] std::uint8_t operator()(char32_t c) const {
        return c < classes_.size() ? classes_[c] : beyond(c);
    }

  private:
    CharacterClasses();
    static std::uint8_t beyond(char32_t c);
    std::array<std::uint8_t, 0x10000> classes_{};
};

}  // namespace topos
