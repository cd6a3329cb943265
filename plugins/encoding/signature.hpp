#pragma once
#include <string_view>

namespace topos::encoding {

/// An encoding that the text itself declares by its first bytes.
struct ByteOrderMark {
    std::string_view encoding;  ///< "UTF-8", "UTF-16LE", …; empty: there is none
    std::size_t bytes = 0;
};

[[nodiscard]] ByteOrderMark byte_order_mark(std::string_view bytes);

/// What kind of file it is if its first bytes say that it is no text ("a PDF file"), else empty.
[[nodiscard]] std::string_view binary_format(std::string_view bytes);

}  // namespace topos::encoding
