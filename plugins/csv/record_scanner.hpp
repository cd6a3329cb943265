#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace topos::csv {

/// A field of a record: bytes of the text that was scanned, without the quotes around it.
struct Field {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_doubled_quotes = false;
};

/// A record: fields, and how much of the text it is.
struct ScannedRecord {
    std::vector<Field> fields;
    std::size_t end = 0;      ///< behind its line end
    std::uint64_t lines = 0;  ///< line ends in it, its own included
};

enum class Scan {
    complete,
    incomplete,     ///< the text ends before the record does, and more text follows
    unclosed_quote  ///< the text ends within quotes, and no more follows
};

/// Scans the record that begins at `begin`: RFC 4180, and lone CR as a line end. Text behind a
/// closing quote belongs to the field, quote and all, as spreadsheets read it.
[[nodiscard]] Scan scan_record(std::string_view text, std::size_t begin, char separator,
                               bool is_last, ScannedRecord& record);

/// The field's text. Changes the text in place where quotes are doubled: do it once.
[[nodiscard]] std::string_view field_text(std::string& text, const Field& field);

}  // namespace topos::csv
