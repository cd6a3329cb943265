#include "app/display/table.hpp"

#include <algorithm>

#include "app/display/columns.hpp"

namespace topos::app {

namespace {

constexpr std::size_t kSpaceBetween = 2;
constexpr std::size_t kNarrowestLast = 20;  ///< a last column is not cut below this

std::vector<std::size_t> natural_widths(const Table& table) {
    std::vector<std::size_t> widths;
    for (const TableColumn& column : table.columns) widths.push_back(columns_of(column.title));
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], columns_of(row[i]));
        }
    }
    return widths;
}

void cut_last(std::vector<std::size_t>& widths, std::size_t width) {
    std::size_t before = 0;
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) before += widths[i] + kSpaceBetween;
    const std::size_t room = width > before ? width - before : 0;
    widths.back() = std::min(widths.back(), std::max(room, kNarrowestLast));
}

std::string line_of(const std::vector<std::string>& cells, const Table& table,
                    const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string cell = beginning_that_fits(cells[i], widths[i]);
        const bool right = table.columns[i].side == TableColumn::Side::right;
        line += right ? padded_left(cell, widths[i]) : padded_right(cell, widths[i]);
        line.append(kSpaceBetween, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

}  // namespace

std::string laid_out(const Table& table, std::size_t width) {
    if (table.columns.empty()) return {};
    std::vector<std::size_t> widths = natural_widths(table);
    cut_last(widths, width);
    std::vector<std::string> titles;
    for (const TableColumn& column : table.columns) titles.push_back(column.title);
    std::string text = line_of(titles, table, widths);
    for (const auto& row : table.rows) text += line_of(row, table, widths);
    return text;
}

}  // namespace topos::app
