#include "app/display/kwic_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/display/columns.hpp"
#include "app/display/concordance.hpp"

namespace topos::app {

namespace {

constexpr std::size_t kCsvWindow = 60;
constexpr std::size_t kWidestName = 24;

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string field = "\"";
    for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + "\"";
}

/// The blanks around a match are the table's.
std::string trimmed(std::string_view context) {
    std::string text = on_one_line(context);
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

std::string csv_line(const Document& document, const Coding& coding, std::string_view language,
                     const Context& context) {
    return fmt::format("{},{},{},{},{},{},{}\n", csv_field(document.name), coding.range.begin,
                       coding.range.end, csv_field(trimmed(context.left)), csv_field(context.match),
                       csv_field(trimmed(context.right)), language);
}

std::string painted(std::string_view text, bool colour) {
    return colour ? fmt::format("\x1b[1;31m{}\x1b[0m", text) : std::string(text);
}

/// `a.txt     …what stands left  the match  what stands right…`: matches begin in one column.
std::string table_line(const Document& document, const Context& context, const KwicLayout& layout) {
    const std::size_t name_width =
        std::min(kWidestName, std::max<std::size_t>(layout.width, 40) / 4);
    const std::size_t rest = std::max<std::size_t>(layout.width, 40) - name_width - 2;
    const std::size_t left_width = rest * 2 / 5;
    const std::size_t right_width = rest - left_width - 2;
    const std::string match = beginning_that_fits(on_one_line(context.match), right_width);
    const std::size_t room = right_width - columns_of(match);
    std::string line =
        padded_right(end_that_fits(on_one_line(document.name), name_width), name_width);
    line += "  " + padded_left(end_that_fits(trimmed(context.left), left_width), left_width);
    line += "  " + painted(match, layout.colour);
    if (room > 2) line += "  " + beginning_that_fits(trimmed(context.right), room - 2);
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

}  // namespace

std::string kwic_header(const KwicLayout& layout) {
    return layout.format == KwicFormat::csv ? "document,begin,end,left,match,right,language\n" : "";
}

std::string kwic_line(const Document& document, const Coding& coding, std::string_view language,
                      const KwicLayout& layout) {
    const bool csv = layout.format == KwicFormat::csv;
    const std::size_t window = layout.window > 0 ? layout.window : csv ? kCsvWindow : layout.width;
    const Context context = context_of(document.text, coding.bytes, window);
    return csv ? csv_line(document, coding, language, context)
               : table_line(document, context, layout);
}

}  // namespace topos::app
