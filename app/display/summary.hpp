#pragma once
/// The table at the end of a run, and of `topos summary`.
#include <string>

#include "app/coding/tally.hpp"

namespace topos::app {

/// Codes that occur, in the codebook's order, with one example each; then those that do not.
[[nodiscard]] std::string summary_table(const RunTally& tally, std::size_t width);

}  // namespace topos::app
