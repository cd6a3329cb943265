#include "app/import/colour.hpp"

namespace topos::app {

std::string colour_of(std::string_view text) {
    if (!text.starts_with('#')) return {};
    const std::string_view digits = text.substr(1);
    if (digits.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos) return {};
    if (digits.size() == 6 || digits.size() == 8) return "#" + std::string(digits.substr(0, 6));
    if (digits.size() != 3) return {};
    std::string colour = "#";
    for (const char digit : digits) colour.append(2, digit);
    return colour;
}

}  // namespace topos::app
