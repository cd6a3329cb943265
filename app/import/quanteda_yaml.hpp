#pragma once
/// Dictionaries of quanteda in YAML (.yml), and in JSON, which is YAML: nested maps of lists.
#include "app/import/category.hpp"

namespace topos::app {

/// `text`: UTF-8. A key `__` holds words that stand beside sub-categories.
[[nodiscard]] ImportedOr read_quanteda_yaml(std::string_view text);

}  // namespace topos::app
