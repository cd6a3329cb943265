#include "app/import/category_path.hpp"

#include <algorithm>

#include "app/import/text_lines.hpp"

namespace topos::app {

std::optional<std::size_t> first_column(const CsvTable& table,
                                        std::span<const std::string_view> names) {
    for (const std::string_view name : names)
        if (const auto column = table.column(name)) return column;
    return std::nullopt;
}

std::string_view cell(const TableRow& row, std::optional<std::size_t> column) {
    return column && *column < row.fields.size() ? trimmed(row.fields[*column])
                                                 : std::string_view();
}

std::vector<std::string> path_names(std::string_view path) {
    std::vector<std::string> names;
    for (;;) {
        const std::size_t end = std::min(path.find_first_of(">\\"), path.size());
        if (const auto name = trimmed(path.substr(0, end)); !name.empty()) names.emplace_back(name);
        if (end == path.size()) return names;
        path.remove_prefix(end + 1);
    }
}

Category& category_at(Category& root, std::span<const std::string> path) {
    Category* category = &root;
    for (const std::string& name : path) category = &child_named(*category, name);
    return *category;
}

}  // namespace topos::app
