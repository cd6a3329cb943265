#pragma once
/// Names of other programs as names of the rule language.
#include <set>
#include <string>
#include <string_view>

namespace topos::app {

/// Letters, digits and `_` in any script; everything else becomes one `_`, none at the ends. What
/// would begin with a digit begins with `_`. `category` where nothing is left.
[[nodiscard]] std::string identifier_of(std::string_view name);

/// `name`, or `name_2`, `name_3`, … where it is taken. Then it is.
[[nodiscard]] std::string unique_name(const std::string& name, std::set<std::string>& taken);

}  // namespace topos::app
