#pragma once
/// The words of the rule language for the values of the syntax tree's enumerations.
#include <string_view>

#include "grammar/ast.hpp"

namespace topos {

[[nodiscard]] std::string_view written_name(ast::Keep keep);
[[nodiscard]] std::string_view written_name(ast::Scope scope);
[[nodiscard]] std::string_view written_name(ast::MatchMode mode);
[[nodiscard]] std::string_view written_name(ast::Measure::Kind kind);
[[nodiscard]] std::string_view written_name(ast::Comparison comparison);
[[nodiscard]] std::string_view written_name(ast::Condition::Place place);
[[nodiscard]] std::string_view written_name(ast::Entry::Kind kind);
[[nodiscard]] std::string_view written_name(ast::ContextTriggers::Direction direction);

}  // namespace topos
