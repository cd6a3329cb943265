#pragma once
/// Entries of lexicons and words in patterns, made from the places where they stand.
#include <optional>

#include "grammar/clauses.hpp"

namespace topos {

/// `deactivate`, `cut off` (several words: a phrase) or `ban*` (a glob).
[[nodiscard]] ast::Entry bare_entry_of(const ClauseText& clause, Span span);
/// `"cut off"`
[[nodiscard]] ast::Entry phrase_of(const ClauseText& clause, Span quoted);
/// `=Uber` or `="New York"`; `written` is what stands behind `=`.
[[nodiscard]] ast::Entry form_of(const ClauseText& clause, Span written);
/// `/b[ae]n/`
[[nodiscard]] ast::Entry regex_entry_of(const ClauseText& clause, Span enclosed);

/// What is wrong with an entry by itself: empty quotes, a glob over several words.
[[nodiscard]] std::optional<Diagnostic> problem_of(const ClauseText& clause,
                                                   const ast::Entry& entry);

}  // namespace topos
