#pragma once
/// A pattern by itself as a rule file with one rule, for `topos kwic --find`.
#include "app/failure.hpp"
#include "grammar/ast.hpp"
#include "grammar/expected.hpp"

namespace topos::app {

/// The name of the rule and of its code: no identifier, so that it never meets one of the user's.
inline constexpr const char* kPatternRule = "--find";

[[nodiscard]] expected<ast::File, Failure> rule_file_of_pattern(const std::string& pattern);

}  // namespace topos::app
