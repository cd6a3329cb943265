#pragma once
/// Folding of running text by a plugin, checked.
#include <string_view>
#include <vector>

#include "topos/plugin.h"

namespace topos {

/// Folds with the plugin. Empty, or what is wrong with the result; `out` is of no use then.
[[nodiscard]] std::string_view fold_with(const topos_language_backend& table, void* instance,
                                         std::string_view text, std::vector<char32_t>& out);

/// The code points as they are.
void unfolded_characters(std::string_view text, std::vector<char32_t>& out);

}  // namespace topos
