#pragma once
/// A segment in its context on one line: KWIC, "key word in context".
#include <string>
#include <string_view>

#include "core/text/document.hpp"
#include "core/text/units.hpp"

namespace topos::app {

/// Views of a document's text.
struct Context {
    std::string_view left;
    std::string_view match;
    std::string_view right;
};

/// At most `window` code points on each side, not beyond a blank line: a paragraph's end.
[[nodiscard]] Context context_of(std::string_view text, ByteRange segment, std::size_t window);

/// `…left [match] right…`, cut to `width` columns: the match first, then both sides alike.
[[nodiscard]] std::string inline_concordance(const Context& context, std::size_t width);

}  // namespace topos::app
