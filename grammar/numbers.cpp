#include "grammar/numbers.hpp"

#include <charconv>
#include <limits>

#include "grammar/characters.hpp"

namespace topos {

std::uint32_t integer_of(std::u32string_view digits) {
    const auto ascii = to_utf8(digits);
    std::uint32_t value = 0;
    const auto result = std::from_chars(ascii.data(), ascii.data() + ascii.size(), value);
    return result.ec == std::errc() ? value : std::numeric_limits<std::uint32_t>::max();
}

double decimal_of(std::u32string_view text) {
    if (text.starts_with(U'+')) text.remove_prefix(1);
    const auto ascii = to_utf8(text);
    double value = 0;
    std::from_chars(ascii.data(), ascii.data() + ascii.size(), value);
    return value;
}

}  // namespace topos
