#pragma once
/// When one pattern finds all that another finds, in the simple cases that can be decided.
#include "grammar/ast.hpp"

namespace topos {

/// True: every match of `narrow` is a match of `wide`, with the same roles. False: not known.
[[nodiscard]] bool includes(const ast::Pattern& wide, const ast::Pattern& narrow);

/// The same for whole rules of one code.
[[nodiscard]] bool includes(const ast::Rule& wide, const ast::Rule& narrow);

}  // namespace topos
