#pragma once
/// Beginnings that no line inside a paragraph has: list items, speaker turns, rows.
#include <string_view>

namespace topos {

/// `- `, `• `, `1. `, `(a) `, `一、`, `（一）`, `第三章`, `①`, `# `, `> `, `|`. `line` has no
/// indent.
[[nodiscard]] bool starts_as_item(std::string_view line);

/// `Interviewer:`, `Mr. Li:`, `P03:`, `受访者：`, `[00:12] Anna:`. `line` has no indent.
[[nodiscard]] bool starts_as_turn(std::string_view line);

/// A table row, or a line without a letter: a rule, a page number. `line` has no indent.
[[nodiscard]] bool stands_alone(std::string_view line);

}  // namespace topos
