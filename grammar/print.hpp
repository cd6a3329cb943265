#pragma once
/// Syntax trees as text, in two forms: rules as a person would write them, and a dump for tests.
#include <string>

#include "grammar/ast.hpp"

namespace topos {

/// The file in canonical form: one order of clauses, one way to write each thing, ASCII
/// punctuation, no comments. Parsing it gives the same tree, apart from the places. [any thread]
[[nodiscard]] std::string print(const ast::File& file);
[[nodiscard]] std::string print(const ast::Statement& statement);
[[nodiscard]] std::string print(const ast::Pattern& pattern);
[[nodiscard]] std::string print(const ast::Condition& condition);
/// `..3 `, with a blank behind it.
[[nodiscard]] std::string print(const ast::Gap& gap);

/// Every field of the tree but the places, one clause a line, in brackets: `(find (sequence <a> ..6
/// <b>))`.
[[nodiscard]] std::string dump(const ast::File& file);
[[nodiscard]] std::string dump(const ast::Pattern& pattern);

}  // namespace topos
