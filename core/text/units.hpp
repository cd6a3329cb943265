#pragma once
/// Kinds of position. Each is its own type, so that a byte offset cannot be used where code points
/// are meant.
#include <cstdint>

namespace topos {

/// UTF-8 bytes of a document's text, half open, always at code point borders.
struct ByteRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    friend auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

/// Code points of a document's original decoded text, half open: the offsets that users see.
struct CodePointRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    friend auto operator<=>(const CodePointRange&, const CodePointRange&) = default;
};

/// Tokens of one passage, half open.
struct TokenRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

}  // namespace topos
