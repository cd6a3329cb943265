#include "app/import/wrapped_list.hpp"

#include "grammar/characters.hpp"

namespace topos::app {

namespace {

constexpr std::size_t kColumns = 100;

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (const char32_t c : to_code_points(text)) columns += is_wide(c) ? 2 : 1;
    return columns;
}

std::string_view without_blanks_behind(std::string_view text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

}  // namespace

std::string wrapped_list(std::string_view first, std::span<const std::string> items,
                         std::string_view separator, std::string_view further,
                         std::string_view last) {
    std::string text(first);
    std::size_t column = columns_of(first);
    const bool leads = further.ends_with(separator.substr(separator.find_first_not_of(' ')));
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::size_t width = columns_of(items[i]);
        if (i > 0 && column + separator.size() + width > kColumns) {
            if (!leads) text += without_blanks_behind(separator);
            text += "\n" + std::string(further);
            column = further.size();
        } else if (i > 0) {
            text += separator;
            column += separator.size();
        }
        text += items[i];
        column += width;
    }
    return text + std::string(last) + "\n";
}

std::string one_line(std::string_view text) {
    std::u32string line;
    for (const char32_t c : to_code_points(text))
        line += is_line_break(c) || is_control(c) ? U' ' : c;
    return to_utf8(line);
}

}  // namespace topos::app
