#pragma once
/// Dictionaries as tables (.csv, .tsv): a word and its category in each row. So come tidytext
/// (`word`, `sentiment`, `lexicon`) and MAXDictio.
#include "app/import/category.hpp"
#include "app/tables/csv_table.hpp"

namespace topos::app {

/// Has the table a column of words (`word`, `term`, `entry`, `keyword`, `token`)? Else it is a
/// codebook.
[[nodiscard]] bool is_term_table(const CsvTable& table);

/// The category stands in `category`, `sentiment`, `code` or `key`; levels may be separated by `>`
/// or `\`. A column `lexicon` or `dictionary` makes a level above. Rows without a word or a
/// category are reported.
[[nodiscard]] ImportedOr read_term_table(const CsvTable& table);

}  // namespace topos::app
