#pragma once
/// What a single code point is to the rule language. The only place, with source.cpp, that asks
/// ICU.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace topos {

/// UAX #31: XID_Start or `_`.
[[nodiscard]] bool begins_identifier(char32_t c);
/// UAX #31: XID_Continue. Without the dot, which joins the parts of a dotted name.
[[nodiscard]] bool continues_identifier(char32_t c);
/// Anything that separates words without being one: White_Space, zero-width space, BOM.
[[nodiscard]] bool is_blank(char32_t c);
/// `\n`, `\r`, and U+2028/2029, which some editors put in pasted text.
[[nodiscard]] bool is_line_break(char32_t c);
/// Takes two terminal columns (East Asian Width W or F).
[[nodiscard]] bool is_wide(char32_t c);
/// Must not reach a terminal: C0, C1, bidirectional controls.
[[nodiscard]] bool is_control(char32_t c);

/// The ASCII twin of Chinese punctuation and of a full-width form (`：` is `:`, `、` is `,`), else
/// `c` itself. Quotation marks have no twin here: they come in pairs (statements.cpp).
[[nodiscard]] char32_t ascii_twin(char32_t c);

[[nodiscard]] std::string to_utf8(std::u32string_view text);
/// Canonical composition (NFC), as UTF-8: how names are compared.
[[nodiscard]] std::string to_nfc_utf8(std::u32string_view text);
/// The code point at byte `offset`, which moves behind it; nothing where the bytes are not UTF-8.
[[nodiscard]] std::optional<char32_t> next_code_point(std::string_view utf8, std::size_t& offset);
/// UTF-8 that is known to be well-formed; ill-formed parts become U+FFFD.
[[nodiscard]] std::u32string to_code_points(std::string_view utf8);

}  // namespace topos
