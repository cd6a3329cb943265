#pragma once
/// Bytes to text: the whole of it.
#include "plugins/encoding/decoded.hpp"

namespace topos::encoding {

/// `requested`: a name that the user gave, or empty: byte order mark, then UTF-8, then a guess. A
/// byte order mark is removed and overrules a request for its own family only. Never replaces
/// anything: what cannot be decoded to the last byte is refused.
[[nodiscard]] Result<Decoded> decode(std::string bytes, std::string_view requested);

/// The encoding of a text of which `sample` is the beginning: what `decode` would take, except that
/// "UTF-8" only says that the sample is no evidence against it. `mark` bytes are to be skipped.
struct Choice {
    std::string encoding;
    std::size_t mark = 0;
};
[[nodiscard]] Result<Choice> choose_encoding(std::string_view sample, std::string_view requested,
                                             bool is_whole);

}  // namespace topos::encoding
