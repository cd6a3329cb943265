#pragma once
/// What the fast path knows of a character: enough of UAX #29 for Latin, Greek and Cyrillic letters
/// and the usual signs. All else is `hard`: ICU decides.
#include <array>
#include <cstdint>
#include <string_view>

namespace topos::english {

enum class WordKind : std::uint8_t {
    other,       ///< no part of a word
    letter,      ///< ALetter
    digit,       ///< Numeric
    low_line,    ///< `_`, the only ExtendNumLet that is not hard
    mid_letter,  ///< MidLetter: between letters
    mid_number,  ///< MidNum: between digits
    mid_both,    ///< MidNumLet and Single_Quote: between letters, or between digits
    hard,
};

/// UAX #29's Sentence_Break, by what the rules ask of it.
enum class SentenceKind : std::uint8_t {
    other,
    full_stop,  ///< ATerm
    end,        ///< STerm
    close,
    blank,  ///< Sp, and the line breaks (Sep, CR, LF)
    lower,
    letter,     ///< Upper, OLetter
    goes_on,    ///< SContinue
    invisible,  ///< Extend, Format
};

struct DecodedCharacter {
    char32_t code_point = 0;  ///< U+FFFD for bytes that are no UTF-8
    std::uint32_t bytes = 1;
};
/// The character at byte `at`, which is inside the text.
[[nodiscard]] DecodedCharacter character_at(std::string_view text, std::size_t at);
/// The character that ends before byte `end`, which is not 0.
[[nodiscard]] DecodedCharacter character_before(std::string_view text, std::size_t end);

class Characters {
  public:
    /// Constant; made when first asked, as it takes ICU a while.
    static const Characters& table();
    [[nodiscard]] WordKind word_kind(char32_t c) const {
        if (c < kLetters) return words_[c];
        if (c - kSigns < kSignCount) return word_signs_[c - kSigns];
        return WordKind::hard;
    }
    [[nodiscard]] SentenceKind sentence_kind(char32_t c) const {
        if (c < kLetters) return sentences_[c];
        if (c - kSigns < kSignCount) return sentence_signs_[c - kSigns];
        return sentence_kind_by_icu(c);
    }

  private:
    Characters();
    static SentenceKind sentence_kind_by_icu(char32_t c);
    static constexpr char32_t kLetters = 0x530;  ///< up to Cyrillic
    static constexpr char32_t kSigns = 0x2000;   ///< General Punctuation
    static constexpr char32_t kSignCount = 0x70;
    std::array<WordKind, kLetters> words_{};
    std::array<WordKind, kSignCount> word_signs_{};
    std::array<SentenceKind, kLetters> sentences_{};
    std::array<SentenceKind, kSignCount> sentence_signs_{};
};

}  // namespace topos::english
