#pragma once
/// The words and signs of the language: where one that begins at `at` ends. Each returns `at`
/// itself where there is none. They read the easy text of the splitter (statements.hpp), so ASCII
/// punctuation is all they know.
#include <cstdint>
#include <string_view>

#include "grammar/clauses.hpp"

namespace topos::lexeme {

using Offset = std::uint32_t;  ///< code points of the file

[[nodiscard]] Offset skip_blanks(const ClauseText& clause, Offset at);

[[nodiscard]] Offset name(const ClauseText& clause, Offset at);         ///< `平台`
[[nodiscard]] Offset dotted_name(const ClauseText& clause, Offset at);  ///< `mechanism.control`
[[nodiscard]] Offset role(const ClauseText& clause,
                          Offset at);  ///< a name, not `near`, `then`, `any`
[[nodiscard]] Offset label(const ClauseText& clause, Offset at);         ///< `agent:`
[[nodiscard]] Offset language_tag(const ClauseText& clause, Offset at);  ///< `en`, `zh-Hant`
[[nodiscard]] Offset version(const ClauseText& clause, Offset at);       ///< `1.2`, `1.2.3`
[[nodiscard]] Offset integer(const ClauseText& clause, Offset at);
[[nodiscard]] Offset number(const ClauseText& clause, Offset at);  ///< `1`, `-0.5`, `+2`
[[nodiscard]] Offset signed_number(const ClauseText& clause,
                                   Offset at);                     ///< the sign must be there
[[nodiscard]] Offset quoted(const ClauseText& clause, Offset at);  ///< with its quotes
[[nodiscard]] Offset regex(const ClauseText& clause, Offset at);   ///< with its slashes
[[nodiscard]] Offset colour(const ClauseText& clause, Offset at);  ///< `#` and all up to a blank
[[nodiscard]] Offset bare_value(const ClauseText& clause, Offset at);  ///< `VERB` in a token test
[[nodiscard]] Offset bare_form(const ClauseText& clause,
                               Offset at);  ///< `Uber` of `=Uber` in a pattern
/// Words of an entry up to what ends it: a comma, a line break, a bracket, a quote.
[[nodiscard]] Offset bare_entry(const ClauseText& clause, Offset at);
/// The same in a context, where the word `scope` ends the entries.
[[nodiscard]] Offset bare_trigger(const ClauseText& clause, Offset at);
/// The blanks before the next word, if there is a line break among them.
[[nodiscard]] Offset line_break(const ClauseText& clause, Offset at);

}  // namespace topos::lexeme
