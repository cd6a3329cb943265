#pragma once
/// Categories in tables: columns under several names, levels in one cell.
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "app/import/category.hpp"
#include "app/tables/csv_table.hpp"

namespace topos::app {

/// The first of these columns that the table has.
[[nodiscard]] std::optional<std::size_t> first_column(const CsvTable& table,
                                                      std::span<const std::string_view> names);

/// Without blanks around it; empty where the column or the field is missing.
[[nodiscard]] std::string_view cell(const TableRow& row, std::optional<std::size_t> column);

/// `culture > sport`, `culture\sport`, `culture>>sport`: the levels, as QDA programs write them.
[[nodiscard]] std::vector<std::string> path_names(std::string_view path);

/// The category at the end of the path; those that are missing are made.
[[nodiscard]] Category& category_at(Category& root, std::span<const std::string> path);

}  // namespace topos::app
