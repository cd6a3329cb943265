#include "plugins/csv/cell_writer.hpp"

#include <array>
#include <charconv>

namespace topos::csv {

namespace {

template <class Number>
void append_digits(Number value, std::string& out) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

}  // namespace

bool looks_like_formula(std::string_view value) {
    for (const std::string_view beginning :
         {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
        if (value.starts_with(beginning)) return true;
    }
    return false;
}

void CellWriter::separate() {
    if (row_has_cells_) out_ += ',';
    row_has_cells_ = true;
}

void CellWriter::quoted(std::string_view value) {
    out_ += '"';
    for (std::size_t quote = value.find('"'); quote != std::string_view::npos;
         quote = value.find('"')) {
        out_.append(value.substr(0, quote)).append("\"\"");
        value.remove_prefix(quote + 1);
    }
    out_.append(value);
    out_ += '"';
}

void CellWriter::text(std::string_view value) {
    separate();
    if (profile_ == Profile::plain) {
        const bool is_simple = value.find_first_of(",\"\r\n") == std::string_view::npos;
        return is_simple ? static_cast<void>(out_.append(value)) : quoted(value);
    }
    if (!looks_like_formula(value)) return quoted(value);
    quoted(std::string(1, '\'').append(value));
}

void CellWriter::number(std::uint64_t value) {
    separate();
    append_digits(value, out_);
}

void CellWriter::number(double value) {
    separate();
    append_digits(value, out_);
}

void CellWriter::end_row() {
    out_.append(profile_ == Profile::excel ? "\r\n" : "\n");
    row_has_cells_ = false;
}

}  // namespace topos::csv
