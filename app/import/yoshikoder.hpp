#pragma once
/// Dictionaries of Yoshikoder (.ykd, .lcd): XML, categories `cnode` and words `pnode`.
#include "app/import/category.hpp"

namespace topos::app {

/// `text`: UTF-8. Words beside sub-categories belong to the category that both stand in. Words of a
/// dictionary that says `patternengine="regexp"` are expressions and left out.
[[nodiscard]] ImportedOr read_yoshikoder(std::string_view text);

}  // namespace topos::app
