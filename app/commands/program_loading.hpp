#pragma once
#include "app/commands/commands.hpp"

namespace topos::app {

/// Rules ready to code with. Errors in them are a Failure; warnings are counted on standard error.
[[nodiscard]] expected<RuleSet, Failure> load_program(const std::vector<std::string>& rules,
                                                      const std::string& language,
                                                      const Environment& environment,
                                                      bool partial = false);

}  // namespace topos::app
