#pragma once
/// Small services around a language backend: folded text, globs as expressions.
#include <re2/re2.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/language/backend.hpp"

namespace topos {

/// How the language compares `text`, taken as one token.
[[nodiscard]] expected<std::string, Diagnostic> norm_of(const std::string& text,
                                                        LanguageBackend& backend);

/// One folded code point for each that is not dropped.
[[nodiscard]] std::u32string fold_characters(std::string_view text, LanguageBackend& backend);

/// `exact`: capitals matter.
[[nodiscard]] re2::RE2::Options folded_regex_options(bool exact = false);

/// A glob cut at its `*` and `?`; those have an empty text.
struct GlobPart {
    enum class Kind { text, any_letters, one_letter };
    Kind kind = Kind::text;
    std::string text;  ///< folded
};
[[nodiscard]] expected<std::vector<GlobPart>, Diagnostic> parse_glob(std::string_view glob,
                                                                     LanguageBackend& backend);

[[nodiscard]] std::string regex_of(const std::vector<GlobPart>& glob);

/// ASCII only: Universal Dependencies tags.
[[nodiscard]] std::string upper_case(std::string text);

/// Parts between blanks.
[[nodiscard]] std::vector<std::string> split_at_blanks(std::string_view text);

/// Signs of ASCII as full-width ones and the other way round: `?` gives `？`.
[[nodiscard]] std::string twin_of_sign(std::string_view sign);

}  // namespace topos
