#pragma once
/// Dictionaries of WordStat (.cat): a tree by indentation, entries with a weight: `MUSEUM* (1)`.
#include "app/import/category.hpp"

namespace topos::app {

/// `text`: UTF-8. A line that ends in a weight is an entry, any other a category. Rules of WordStat
/// (`@NEGATIVE [NOT BEFORE #GOOD /S3]`) and weights other than 1 are reported.
[[nodiscard]] ImportedOr read_wordstat(std::string_view text);

}  // namespace topos::app
