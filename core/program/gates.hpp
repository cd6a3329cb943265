#pragma once
/// Gated rules: those whose `when` can be decided before they are looked for. In most documents of
/// most corpora such a condition does not hold; then nothing of these rules need be looked for.
#include <vector>

#include "core/program/compiled.hpp"

namespace topos {

/// By rule: may it be left out where its `when` does not hold, without any other result changing?
/// So what its condition counts, what other rules build on and what choices compare are not gated.
/// Empty: no rule is.
[[nodiscard]] std::vector<bool> find_gated_rules(const Program::Compiled& program);

/// Document rules, and one step for each different condition of a gated rule, in their order.
[[nodiscard]] std::vector<DocumentStep> find_gate_steps(const Program::Compiled& program);

/// By atom: do rules that are not gated, or contexts, ask for it?
[[nodiscard]] std::vector<bool> atoms_before_gates(const Program::Compiled& program);

}  // namespace topos
