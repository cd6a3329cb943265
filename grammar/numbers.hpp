#pragma once
/// Numbers of the rule language, from text that a lexeme has matched.
#include <cstdint>
#include <string_view>

namespace topos {

/// ASCII digits; a number that does not fit is the largest there is, so that a bound check refuses
/// it.
[[nodiscard]] std::uint32_t integer_of(std::u32string_view digits);
/// `-0.5`, `+2`, `1`
[[nodiscard]] double decimal_of(std::u32string_view text);

}  // namespace topos
