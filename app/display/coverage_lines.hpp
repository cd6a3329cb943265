#pragma once
/// What no example shows, for `topos test`.
#include <string>

#include "core/coverage/coverage.hpp"

namespace topos::app {

/// How many of what no example shows, then one line for each rule, lexicon and context with the
/// words in question. Unless `all`, the first lines and the first words of each, with a count of
/// the rest.
[[nodiscard]] std::string coverage_lines(const CoverageReport& report, bool all);

}  // namespace topos::app
