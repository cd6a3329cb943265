#include "app/tables/csv_table.hpp"

#include <algorithm>

namespace topos::app {

namespace {

char separator_of(std::string_view text) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        if (std::ranges::count(line, candidate) > std::ranges::count(line, best)) best = candidate;
    }
    return best;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

class RowReader {
  public:
    explicit RowReader(std::string_view text) : rest_(text), separator_(separator_of(text)) {}

    std::optional<TableRow> next() {
        if (rest_.empty()) return std::nullopt;
        TableRow row;
        row.line = line_;
        for (bool more = true; more;) {
            row.fields.push_back(field());
            more = !rest_.empty() && rest_.front() == separator_;
            if (more) rest_.remove_prefix(1);
        }
        end_line();
        return row;
    }

  private:
    std::string field() {
        if (!rest_.empty() && rest_.front() == '"') return quoted();
        const std::string_view plain = rest_.substr(0, find_end());
        rest_.remove_prefix(plain.size());
        return std::string(plain);
    }

    [[nodiscard]] std::size_t find_end() const {
        const char ends[] = {separator_, '\r', '\n'};
        return std::min(rest_.find_first_of(std::string_view(ends, 3)), rest_.size());
    }

    std::string quoted() {
        std::string text;
        rest_.remove_prefix(1);
        while (!rest_.empty()) {
            const char c = rest_.front();
            rest_.remove_prefix(1);
            line_ += c == '\n' ? 1 : 0;
            if (c != '"') {
                text += c;
            } else if (!rest_.empty() && rest_.front() == '"') {
                text += '"';
                rest_.remove_prefix(1);
            } else {
                break;
            }
        }
        const std::string_view behind = rest_.substr(0, find_end());
        rest_.remove_prefix(behind.size());
        return text.append(behind);
    }

    void end_line() {
        if (rest_.starts_with("\r\n")) {
            rest_.remove_prefix(2);
        } else if (!rest_.empty()) {
            rest_.remove_prefix(1);
        }
        ++line_;
    }

    std::string_view rest_;
    char separator_;
    std::uint64_t line_ = 1;
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_blank(const TableRow& row) {
    return std::ranges::all_of(row.fields,
                               [](const std::string& field) { return trimmed(field).empty(); });
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (std::ranges::equal(columns[i], name, {}, lower, lower)) return i;
    }
    return std::nullopt;
}

CsvTable read_csv_table(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    CsvTable table;
    RowReader reader(text);
    if (const auto header = reader.next()) {
        for (const std::string& name : header->fields) table.columns.push_back(trimmed(name));
    }
    while (auto row = reader.next()) {
        if (!is_blank(*row)) table.rows.push_back(std::move(*row));
    }
    return table;
}

}  // namespace topos::app
