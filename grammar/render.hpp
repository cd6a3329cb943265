#pragma once
/// Prints diagnostics for people: the source line as written, a caret under the right columns, the
/// remedy.
#include <string>

#include "grammar/diagnostic.hpp"

namespace topos {

struct RenderOptions {
    bool colour = false;  ///< ANSI colours; the caller decides (terminal, NO_COLOR)
};

[[nodiscard]] std::string render(const Diagnostic& diagnostic, RenderOptions options = {});
[[nodiscard]] std::string render(const Diagnostics& diagnostics, RenderOptions options = {});

/// The name among `names` that `query` most likely meant (edit distance over code points), or
/// nothing.
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view query,
                                                      const std::vector<std::string>& names);

/// The same where no other name is as near: the one that is meant, with certainty enough to edit a
/// file.
[[nodiscard]] std::optional<std::string> only_near_name(std::string_view query,
                                                        const std::vector<std::string>& names);

}  // namespace topos
