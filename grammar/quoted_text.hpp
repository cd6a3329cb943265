#pragma once
/// What stands between quotes: escapes undone, line breaks closed up, the marks of examples found.
#include <cstdint>
#include <string>
#include <vector>

#include "grammar/clauses.hpp"

namespace topos {

/// A text whose every code point knows where in the file it was written.
struct TracedText {
    std::u32string text;
    std::vector<std::uint32_t> origin;  ///< one more than `text`: the last is the closing quote
    std::vector<bool> escaped;          ///< written with a backslash: `\{` is no mark
};

/// Undoes `\"`, `\\`, `\{` and `\}` (any other backslash stays) and closes up line breaks: to one
/// blank, or to nothing between Chinese characters. `quoted` covers the quotes.
[[nodiscard]] TracedText unquote(const Source& source, Span quoted);

[[nodiscard]] ast::Text text_of(const Source& source, Span quoted);

/// The expression between slashes, `\/` undone.
[[nodiscard]] std::string regex_of(const Source& source, Span enclosed);

struct MarkedText {
    ast::Text text;
    std::vector<ast::Mark> marks;
};

/// `The {agent: app} can …`: the text without its braces and what they mark.
[[nodiscard]] Parsed<MarkedText> marked_text(const ClauseText& clause, Span quoted);

}  // namespace topos
