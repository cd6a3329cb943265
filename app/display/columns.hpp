#pragma once
/// Text in terminal columns: a Chinese character takes two, a combining mark none.
#include <cstddef>
#include <string>
#include <string_view>

namespace topos::app {

[[nodiscard]] std::size_t columns_of(std::string_view text);

/// The longest beginning (end) of the text that fits into `most` columns, with `…` where something
/// was cut off. Never cuts a combining mark from its letter.
[[nodiscard]] std::string beginning_that_fits(std::string_view text, std::size_t most);
[[nodiscard]] std::string end_that_fits(std::string_view text, std::size_t most);

/// Filled up with blanks on its right (left) to `width` columns.
[[nodiscard]] std::string padded_right(std::string text, std::size_t width);
[[nodiscard]] std::string padded_left(std::string text, std::size_t width);

/// Runs of blanks, line breaks and control characters become one blank each: fit for one line.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace topos::app
