#pragma once
/// Words of a dictionary as entries of a lexicon, or, where they cannot be, as patterns of a rule.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace topos::app {

/// What one word, phrase or glob becomes.
struct WrittenValue {
    enum class Kind {
        entry,    ///< of a lexicon: `ban*`, `"cut off"`
        pattern,  ///< of `find`: several words with a glob among them
        nothing,  ///< no letter, no digit: nothing that could be found
    };
    Kind kind = Kind::nothing;
    std::string text;                ///< of an entry
    std::vector<std::string> words;  ///< of a pattern: each as an expression, `/african.*/`
};

/// `value`: as in the dictionary, where `*` stands for any letters and `?` for one.
[[nodiscard]] WrittenValue written_value(std::string_view value);

/// The same for two values that find the same: one blank between words, capitals folded.
[[nodiscard]] std::string same_value_key(std::string_view value);

/// "zh" where a Han character stands in it, else "en".
[[nodiscard]] std::string_view language_of_value(std::string_view value);

/// In double quotes, on one line, without blanks at the ends.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace topos::app
