#pragma once
#include <string>
#include <string_view>

namespace topos::app {

/// `#AA0000`, as rule files write it; empty where the text is no colour. The transparency of
/// `#RRGGBBAA` is dropped, `#RGB` is spelt out.
[[nodiscard]] std::string colour_of(std::string_view text);

}  // namespace topos::app
