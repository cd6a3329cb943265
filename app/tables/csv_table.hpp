#pragma once
/// A table in a text file, as spreadsheets write it: RFC 4180, with `,`, `;` or a tab between
/// fields.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topos::app {

struct TableRow {
    std::vector<std::string> fields;
    std::uint64_t line = 0;  ///< where it begins, from 1
};

struct CsvTable {
    std::vector<std::string> columns;  ///< the first row, without blanks around the names
    std::vector<TableRow> rows;        ///< rows that are blank altogether are left out

    /// By name, capitals aside.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// `text` is UTF-8; a byte order mark is skipped. The separator is the one of `,` `;` and tab that
/// stands most often in the first line. A quote that is not closed runs to the end of the text.
[[nodiscard]] CsvTable read_csv_table(std::string_view text);

}  // namespace topos::app
