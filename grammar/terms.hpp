#pragma once
/// Entries of lexicons that come from elsewhere than a rule file, one by one.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"

namespace topos {

/// One term as it is written in a lexicon: `ban*`, `=Uber`, `cut off`, `"cut off"`, `/b[ae]n/`,
/// `fine(verb)`. Nothing where there are only blanks. `span`: the place to report.
[[nodiscard]] std::optional<ast::Entry> entry_of_term(std::string_view term, Span span);

/// The terms of a text with one a line, without comments (`#`) and blank lines.
[[nodiscard]] std::vector<std::string> lines_of_terms(std::string_view text);

}  // namespace topos
