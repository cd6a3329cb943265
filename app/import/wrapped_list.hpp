#pragma once
/// Lists in rule files, broken into lines that people can read.
#include <span>
#include <string>
#include <string_view>

namespace topos::app {

/// `first` + items with `separator` between + `last`, and a line break. Before an item that would
/// go beyond 100 columns, a line break and `further`, which takes the place of a separator that
/// ends in it: `a,⏎    b`, `a⏎    | b`.
[[nodiscard]] std::string wrapped_list(std::string_view first, std::span<const std::string> items,
                                       std::string_view separator, std::string_view further,
                                       std::string_view last = {});

/// On one line, without characters that a terminal would obey.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace topos::app
