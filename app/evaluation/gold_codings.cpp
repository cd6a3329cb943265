#include "app/evaluation/gold_codings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

#include "app/tables/csv_table.hpp"

namespace topos::app {

namespace {

Failure unreadable(const std::string& path, const std::string& why, std::string remedy) {
    return failure(ExitCode::usage, "gold_unreadable",
                   fmt::format("the codings in `{}` cannot be read: {}", path, why),
                   std::move(remedy));
}

expected<CsvTable, Failure> table_in(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return unexpected(unreadable(path, "there is no such file", "Name a CSV file."));
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return read_csv_table(bytes);
}

/// A column that must be there.
expected<std::size_t, Failure> column_of(const CsvTable& table, const std::string& path,
                                         const std::string& name) {
    if (const auto column = table.column(name)) return *column;
    std::string columns;
    for (const std::string& one : table.columns)
        columns += (columns.empty() ? "`" : ", `") + one + "`";
    return unexpected(unreadable(path, "it has no column `" + name + "`",
                                 "Its first line names the columns " + columns + "."));
}

std::optional<std::uint64_t> number_of(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

class GoldReader {
  public:
    GoldReader(const CsvTable& table, std::string path) : table_(table), path_(std::move(path)) {}

    expected<GoldCodings, Failure> read() {
        if (auto found = find_columns(); !found) return unexpected(std::move(found.error()));
        GoldCodings gold;
        for (const TableRow& row : table_.rows) {
            auto& codings = gold.documents[field(row, document_)];
            if (field(row, code_).empty()) continue;
            auto coding = coding_of(row);
            if (!coding) return unexpected(std::move(coding.error()));
            codings.push_back(std::move(*coding));
        }
        return gold;
    }

  private:
    struct RoleColumns {
        std::string role;
        std::size_t begin;
        std::size_t end;
    };

    expected<void, Failure> find_columns() {
        for (auto [name, place] : {std::pair("document", &document_), std::pair("begin", &begin_),
                                   std::pair("end", &end_), std::pair("code", &code_)}) {
            auto column = column_of(table_, path_, name);
            if (!column) return unexpected(std::move(column.error()));
            *place = *column;
        }
        status_ = table_.column("status");
        text_ = table_.column("text");
        constexpr std::string_view kBegin = "_begin";
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const std::string& name = table_.columns[i];
            if (!name.ends_with(kBegin)) continue;
            const std::string role = name.substr(0, name.size() - kBegin.size());
            if (const auto end = table_.column(role + "_end")) roles_.push_back({role, i, *end});
        }
        return {};
    }

    expected<GoldCoding, Failure> coding_of(const TableRow& row) {
        GoldCoding gold;
        gold.line = row.line;
        auto range = range_of(row, begin_, end_);
        if (!range) return unexpected(std::move(range.error()));
        gold.coding.range = *range;
        gold.coding.code = field(row, code_);
        if (status_) gold.coding.status = field(row, *status_);
        if (text_) gold.quoted = field(row, *text_);
        for (const RoleColumns& role : roles_) {
            if (field(row, role.begin).empty()) continue;
            auto words = range_of(row, role.begin, role.end);
            if (!words) return unexpected(std::move(words.error()));
            gold.coding.roles.push_back({role.role, *words});
        }
        return gold;
    }

    expected<CodePointRange, Failure> range_of(const TableRow& row, std::size_t begin,
                                               std::size_t end) const {
        const auto first = number_of(field(row, begin));
        const auto last = number_of(field(row, end));
        if (first && last) return CodePointRange{*first, *last};
        return unexpected(
            unreadable(path_,
                       fmt::format("`{}` and `{}` in line {} are no offsets", field(row, begin),
                                   field(row, end), row.line),
                       "Offsets are whole numbers: they count characters (code points) from 0."));
    }

    [[nodiscard]] static std::string field(const TableRow& row, std::size_t column) {
        return column < row.fields.size() ? row.fields[column] : "";
    }

    const CsvTable& table_;
    std::string path_;
    std::size_t document_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t code_ = 0;
    std::optional<std::size_t> status_;
    std::optional<std::size_t> text_;
    std::vector<RoleColumns> roles_;
};

/// `column=value`, resolved.
struct Wanted {
    std::size_t column;
    std::string value;
};

expected<std::vector<Wanted>, Failure> wanted(const CsvTable& table, const std::string& path,
                                              const std::vector<std::string>& where) {
    std::vector<Wanted> all;
    for (const std::string& one : where) {
        const auto equals = one.find('=');
        if (equals == one.npos)
            return unexpected(failure(ExitCode::usage, "bad_option",
                                      fmt::format("`--where {}` has no `=`", one),
                                      "Write column=value, e.g. `--where split=check`."));
        auto column = column_of(table, path, one.substr(0, equals));
        if (!column) return unexpected(std::move(column.error()));
        all.push_back({*column, one.substr(equals + 1)});
    }
    return all;
}

}  // namespace

expected<GoldCodings, Failure> read_gold_codings(const std::string& path) {
    auto table = table_in(path);
    if (!table) return unexpected(std::move(table.error()));
    return GoldReader(*table, path).read();
}

expected<std::vector<std::string>, Failure> read_document_list(
    const std::string& path, const std::vector<std::string>& where) {
    auto table = table_in(path);
    if (!table) return unexpected(std::move(table.error()));
    auto column = column_of(*table, path, "document");
    if (!column) return unexpected(std::move(column.error()));
    auto conditions = wanted(*table, path, where);
    if (!conditions) return unexpected(std::move(conditions.error()));
    std::vector<std::string> names;
    for (const TableRow& row : table->rows) {
        const auto holds = [&](const Wanted& one) {
            return one.column < row.fields.size() && row.fields[one.column] == one.value;
        };
        if (*column < row.fields.size() && std::ranges::all_of(*conditions, holds))
            names.push_back(row.fields[*column]);
    }
    return names;
}

}  // namespace topos::app
