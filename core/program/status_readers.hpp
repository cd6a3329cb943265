#pragma once
/// Whose statuses anybody reads: those of rules with a code, and of rules that a condition counts
/// by status (`count(scene, asserted)`). Of other rules only the number of matches is of use, and to
/// know that no words around them need be looked at.
#include <vector>

#include "core/program/compiled.hpp"

namespace topos {

/// By rule of Compiled::rules.
[[nodiscard]] std::vector<bool> rules_with_read_status(const Program::Compiled& program);

}  // namespace topos
