#pragma once
/// Codebooks of QDA programs: codes with descriptions and colours, without words.
#include "app/import/category.hpp"
#include "app/tables/csv_table.hpp"

namespace topos::app {

/// REFI-QDA codebook (.qdc), as ATLAS.ti, MAXQDA, NVivo and others export it. `text`: UTF-8. Sets
/// are reported: a code stands in the tree once.
/// Source: REFI-QDA standard 1.5, codebook exchange format.
[[nodiscard]] ImportedOr read_refi_codebook(std::string_view text);

/// A table with a column `code`, `tag`, `name` or `path` (levels separated by `>` or `\`), and
/// perhaps `description`, `memo`, `definition` or `comment`, and `colour` or `color`.
[[nodiscard]] ImportedOr read_codebook_table(const CsvTable& table);

}  // namespace topos::app
