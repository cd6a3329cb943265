#pragma once
/// What a decoded text looks like: the basis for saying whether it was decoded rightly.
#include <cstdint>
#include <string_view>

namespace topos::encoding {

/// Numbers of code points.
struct TextProfile {
    std::uint64_t characters = 0;
    std::uint64_t ascii = 0;          ///< letters, digits, punctuation, blanks, line ends
    std::uint64_t han = 0;            ///< of the basic block
    std::uint64_t common_han = 0;     ///< of them, the few hundred that every text is full of
    std::uint64_t extension_han = 0;  ///< beyond the basic block: rare, and often decoded wrongly
    std::uint64_t chinese_marks = 0;  ///< punctuation and full-width forms
    std::uint64_t kana = 0;
    std::uint64_t hangul = 0;
    std::uint64_t cyrillic = 0;
    std::uint64_t greek = 0;
    std::uint64_t other = 0;
    std::uint64_t latin = 0;        ///< letters of Latin beyond ASCII
    std::uint64_t bad = 0;          ///< control characters, unassigned and private ones
    std::uint64_t implausible = 0;  ///< neighbours that no word has: `s³owo`
    std::uint64_t long_runs = 0;    ///< three or more characters beyond ASCII in a row

    [[nodiscard]] std::uint64_t beyond_ascii() const { return characters - ascii; }
};

/// `text`: well-formed UTF-8.
[[nodiscard]] TextProfile profile_of(std::string_view text);

/// How much better "this is Chinese, decoded rightly" explains the characters than "decoded
/// wrongly", as a natural logarithm. Large negative where it cannot be Chinese.
[[nodiscard]] double evidence_of_chinese(const TextProfile& profile);

/// The same for any text in UTF-16 or UTF-32 against any other bytes read as such.
[[nodiscard]] double evidence_of_wide_text(const TextProfile& profile);

/// Letters of western European languages inside words, and their punctuation, all in good places.
[[nodiscard]] bool looks_western(const TextProfile& profile);

}  // namespace topos::encoding
