#include "app/rules/word_lists.hpp"

#include <filesystem>

#include "app/tables/csv_table.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/source.hpp"
#include "grammar/terms.hpp"

namespace topos::app {

namespace {

namespace fs = std::filesystem;

bool is_table(const std::string& path) {
    const std::string extension = fs::path(path).extension().string();
    return extension == ".csv" || extension == ".tsv";
}

class ListReader {
  public:
    ListReader(ast::File& file, const RuleReading& reading, Diagnostics& diagnostics)
        : file_(file), reading_(reading), diagnostics_(diagnostics) {}

    void read(ast::LexiconEntries& line) {
        for (const ast::WordList& list : line.lists) {
            const std::string path =
                (fs::path(file_.source->name()).parent_path() / list.path.value).lexically_normal();
            const auto source = open(list, path);
            if (source == nullptr) continue;
            for (const std::string& term : terms_of(list, path, *source))
                add(term, list, line.entries);
        }
    }

  private:
    std::shared_ptr<const Source> open(const ast::WordList& list, const std::string& path) {
        const auto bytes = reading_.read(path);
        if (!bytes) {
            report("list_not_found", list, "the word list `" + list.path.value + "` is not there",
                   "The path is relative to the rule file: `" + path + "` was looked for (" +
                       bytes.error() + ").");
            return nullptr;
        }
        auto source = Source::from_utf8(path, *bytes);
        if (!source) {
            report("list_unreadable", list,
                   "the word list `" + list.path.value + "` cannot be read: it is not UTF-8",
                   "Save it as UTF-8 (Excel: `CSV UTF-8`).");
            return nullptr;
        }
        file_.word_lists.push_back(*source);
        return *source;
    }

    std::vector<std::string> terms_of(const ast::WordList& list, const std::string& path,
                                      const Source& source) {
        const std::string text =
            source.utf8({0, static_cast<std::uint32_t>(source.code_points().size())});
        if (!is_table(path) && !list.column) return lines_of_terms(text);
        const CsvTable table = read_csv_table(text);
        const auto column = list.column ? table.column(list.column->value) : std::size_t{0};
        if (!column) {
            report_no_column(list, table);
            return {};
        }
        std::vector<std::string> terms;
        for (const TableRow& row : table.rows) {
            if (*column < row.fields.size()) terms.push_back(row.fields[*column]);
        }
        return terms;
    }

    void report_no_column(const ast::WordList& list, const CsvTable& table) {
        std::string columns;
        for (const std::string& name : table.columns)
            columns += (columns.empty() ? "`" : ", `") + name + "`";
        report("list_unreadable", list,
               "the word list `" + list.path.value + "` cannot be read: it has no column `" +
                   list.column->value + "`",
               "Its columns are " + columns + ".");
    }

    void add(const std::string& term, const ast::WordList& list, std::vector<ast::Entry>& entries) {
        auto entry = entry_of_term(term, list.span);
        if (!entry) return;
        if (entry->kind == ast::Entry::Kind::glob && entry->text.find(' ') != std::string::npos) {
            report("glob_of_words", list, "the glob `" + entry->text + "` has a blank",
                   "A glob is one word: write the words apart, or without `*` and `?`.");
            return;
        }
        entries.push_back(*std::move(entry));
    }

    void report(std::string_view name, const ast::WordList& list, std::string title,
                std::string remedy) {
        auto diagnostic = diagnose(file_.source, name, list.span, std::move(title));
        diagnostic.remedies.push_back(std::move(remedy));
        diagnostics_.push_back(std::move(diagnostic));
    }

    ast::File& file_;
    const RuleReading& reading_;
    Diagnostics& diagnostics_;
};

}  // namespace

void read_word_lists(ast::File& file, const RuleReading& reading, Diagnostics& diagnostics) {
    ListReader reader(file, reading, diagnostics);
    for (ast::Statement& statement : file.statements) {
        auto* lexicon = std::get_if<ast::Lexicon>(&statement);
        if (lexicon == nullptr) continue;
        for (ast::LexiconEntries& line : lexicon->languages) reader.read(line);
    }
}

}  // namespace topos::app
