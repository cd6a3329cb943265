#pragma once
/// Dictionaries of quanteda in YAML (.yml), and the same in JSON: nested maps of lists.
#include "app/import/category.hpp"

namespace topos::app {

/// `text`: UTF-8. A key `__` holds words that stand beside sub-categories.
[[nodiscard]] ImportedOr read_quanteda_yaml(std::string_view text);

/// The same in JSON. Not by way of YAML, which knows no `\ud83d\ude00`. Lines are not known.
[[nodiscard]] ImportedOr read_json_dictionary(std::string_view text);

}  // namespace topos::app
