#pragma once
/// Dictionaries of Lexicoder (.lc3): `+category#AA0000`, then one word or phrase a line.
#include "app/import/category.hpp"

namespace topos::app {

/// `text`: UTF-8. The `+` is no part of the name.
[[nodiscard]] ImportedOr read_lexicoder(std::string_view text);

}  // namespace topos::app
