#pragma once
/// Lines of a dictionary file, as people and programs leave them.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace topos::app {

struct TextLine {
    std::uint64_t number = 0;  ///< from 1
    std::string_view text;     ///< without line break and without blanks at its end
};

/// Lines end with LF, CR LF or CR. Blank ones are left out; their numbers count.
[[nodiscard]] std::vector<TextLine> lines_of(std::string_view text);

/// Without blanks, tabs and no-break spaces at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Where the text of the line begins, in columns; a tab goes on to the next multiple of 4.
[[nodiscard]] std::size_t indentation(std::string_view line);

/// Parts between blanks and tabs; what stands in parentheses stays together.
[[nodiscard]] std::vector<std::string_view> fields_of(std::string_view text);

/// The line, from 1, of a byte of the text.
[[nodiscard]] std::uint64_t line_at(std::string_view text, std::ptrdiff_t offset);

[[nodiscard]] bool is_number(std::string_view text);

}  // namespace topos::app
