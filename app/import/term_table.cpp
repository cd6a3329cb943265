#include "app/import/term_table.hpp"

#include <fmt/format.h>

#include "app/import/category_path.hpp"
#include "app/import/text_lines.hpp"

namespace topos::app {

namespace {

constexpr std::string_view kTermColumns[] = {"word", "term", "entry", "keyword", "token"};
constexpr std::string_view kCategoryColumns[] = {"category", "sentiment", "code", "key"};
constexpr std::string_view kLexiconColumns[] = {"lexicon", "dictionary"};

}  // namespace

bool is_term_table(const CsvTable& table) { return first_column(table, kTermColumns).has_value(); }

ImportedOr read_term_table(const CsvTable& table) {
    const auto term = first_column(table, kTermColumns);
    const auto category = first_column(table, kCategoryColumns);
    const auto lexicon = first_column(table, kLexiconColumns);
    if (!term || !category) {
        return unexpected(Unreadable{1, "the table has no column `category`",
                                     "Name the columns in the first line: `category,term`, or "
                                     "`word,sentiment`."});
    }
    Imported imported;
    for (const TableRow& row : table.rows) {
        const std::string_view word = cell(row, term);
        const auto names = path_names(cell(row, category));
        if (word.empty() || names.empty()) {
            imported.left_out.push_back(
                {row.line, fmt::format("{}", fmt::join(row.fields, ",")),
                 word.empty() ? "the row has no word" : "the row has no category"});
            continue;
        }
        if (names.size() > kMostLevels) {
            imported.left_out.push_back({row.line, std::string(word), too_deep()});
            continue;
        }
        Category* target = &imported.root;
        if (const auto above = cell(row, lexicon); !above.empty())
            target = &child_named(*target, above);
        category_at(*target, names).values.emplace_back(word);
    }
    return imported;
}

}  // namespace topos::app
