#pragma once
/// Is it UTF-8? Texts of plugins are not trusted until this says so.
#include <cstddef>
#include <string_view>

namespace topos {

/// Bytes of the longest prefix that is well-formed UTF-8: no overlong forms, no surrogates, nothing
/// beyond U+10FFFF, nothing cut off.
[[nodiscard]] std::size_t well_formed_prefix(std::string_view text);

/// Is all of it? With vector instructions, as far as the machine has them.
[[nodiscard]] bool is_well_formed(std::string_view text);

[[nodiscard]] bool is_ascii(std::string_view text);

/// True where a character begins at `byte` of well-formed text; the end counts.
[[nodiscard]] inline bool is_code_point_border(std::string_view text, std::size_t byte) {
    return byte == text.size() || static_cast<signed char>(text[byte]) > -65;
}

}  // namespace topos
