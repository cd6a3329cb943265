#pragma once
/// Lays rule files out in one way, without changing what they say: `topos fmt`.
///
///  - statements begin at the margin, clauses two blanks in, what goes on six; clauses of a block
///  are aligned
///  - one blank between words, none before a comma; at most one blank line
///  - lines of Chinese entries have ：and 、, all others ASCII punctuation outside quotes
///  - lists that are wider than kWidestLine columns are broken between entries, patterns before `|`
///  - comments stay where they are; a clause with comments between its lines keeps its lines
#include <memory>
#include <string>

#include "grammar/source.hpp"

namespace topos {

inline constexpr std::uint32_t kWidestLine = 100;  ///< terminal columns

/// The file laid out. Formatting it again changes nothing, and it parses to the same tree. Where
/// that cannot be had (a file with errors), what it says is given back as it is. [any thread]
[[nodiscard]] std::string format_rules(const std::shared_ptr<const Source>& source);

}  // namespace topos
