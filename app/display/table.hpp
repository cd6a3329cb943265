#pragma once
/// A table for people: columns as wide as their widest cell, the last one cut to the terminal.
#include <string>
#include <vector>

namespace topos::app {

struct TableColumn {
    enum class Side { left, right };
    std::string title;
    Side side = Side::left;  ///< where cells stand; numbers stand right
};

struct Table {
    std::vector<TableColumn> columns;
    std::vector<std::vector<std::string>> rows;  ///< one cell per column, each one line
};

/// Lines with line ends. `width`: columns of the terminal.
[[nodiscard]] std::string laid_out(const Table& table, std::size_t width);

}  // namespace topos::app
