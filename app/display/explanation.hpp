#pragma once
/// An explanation in words, and as JSON.
#include <string>

#include "core/explain/explain.hpp"

namespace topos::app {

[[nodiscard]] std::string explanation_text(const Explanation& explanation, const Program& program,
                                           const Document& document);
[[nodiscard]] std::string explanation_json(const Explanation& explanation, const Program& program,
                                           const Document& document);

}  // namespace topos::app
