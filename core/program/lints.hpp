#pragma once
/// Advice about rules that compile: what is written twice, what finds nothing new, what costs time.
/// Only for people who check rules; a run does without.
#include <span>

#include "core/program/program.hpp"

namespace topos {

/// `program`: of these files; may be null (they have errors), then what needs it is left out.
[[nodiscard]] Diagnostics lint(std::span<const ast::File> files, const Languages& languages,
                               const Program* program);

}  // namespace topos
