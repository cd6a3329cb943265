#pragma once
/// Which encoding has a text that declares none and is not UTF-8?
#include <vector>

#include "plugins/encoding/decoded.hpp"

namespace topos::encoding {

/// The name of the encoding. Refused where the bytes are no text, or where more than one encoding
/// is as likely: the message names what was tried.
///
///     UTF-16 and UTF-32    if decoded so, most characters are usual ones
///     GB18030, Big5        if decoded so, the usual Han characters are as frequent as in Chinese,
///                          and clearly more so than in the other one
///     windows-1252         a few letters and quotes beyond ASCII, all in good places
///     others               if uchardet and ICU agree, and the text shows the script
[[nodiscard]] Result<std::string> guess_encoding(std::string_view bytes);

/// UTF-16 or UTF-32, if the bytes clearly are; else empty.
[[nodiscard]] std::string wide_encoding(std::string_view bytes);

}  // namespace topos::encoding
