#include "plugins/csv/record_scanner.hpp"

#include <algorithm>

namespace topos::csv {

namespace {

/// Goes through the fields of one record.
class Scanner {
  public:
    Scanner(std::string_view text, std::size_t begin, char separator, bool is_last,
            ScannedRecord& record)
        : text_(text), at_(begin), separator_(separator), is_last_(is_last), record_(record) {
        record_.fields.clear();
        record_.lines = 0;
    }

    Scan run() {
        for (;;) {
            const bool quoted = at_ < text_.size() && text_[at_] == '"';
            const Scan scan = quoted ? quoted_field() : plain_field();
            if (scan != Scan::complete) return scan;
            if (at_ == text_.size()) return at_text_end();
            if (text_[at_] != separator_) return line_end();
            ++at_;
        }
    }

  private:
    [[nodiscard]] Scan when_text_ends() const {
        return is_last_ ? Scan::complete : Scan::incomplete;
    }

    [[nodiscard]] bool ends_field(char c) const {
        return c == separator_ || c == '\n' || c == '\r';
    }

    Scan plain_field() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && !ends_field(text_[at_])) ++at_;
        record_.fields.push_back({begin, at_, false});
        return at_ < text_.size() ? Scan::complete : when_text_ends();
    }

    Scan quoted_field() {
        Field field{at_ + 1, at_ + 1, false};
        if (!find_closing_quote(field)) {
            return is_last_ ? Scan::unclosed_quote : Scan::incomplete;
        }
        field.end = at_++;
        if (at_ == text_.size()) {
            record_.fields.push_back(field);
            return when_text_ends();
        }
        if (ends_field(text_[at_])) {
            record_.fields.push_back(field);
            return Scan::complete;
        }
        return stray_text(field);
    }

    /// Stops at the quote that is not doubled. False: the text ends first.
    bool find_closing_quote(Field& field) {
        for (std::size_t from = at_ + 1;;) {
            const std::size_t quote = text_.find('"', from);
            const std::size_t stop = std::min(quote, text_.size());
            count_lines(from, stop);
            if (quote == std::string_view::npos) return false;
            // The quote that ends a piece of the text may be the first of two.
            if (quote + 1 == text_.size() && !is_last_) return false;
            if (quote + 1 == text_.size() || text_[quote + 1] != '"') {
                at_ = quote;
                return true;
            }
            field.has_doubled_quotes = true;
            from = quote + 2;
        }
    }

    void count_lines(std::size_t from, std::size_t to) {
        record_.lines += static_cast<std::uint64_t>(
            std::count(text_.begin() + static_cast<std::ptrdiff_t>(from),
                       text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    }

    /// `"a" b`: the whole is the field.
    Scan stray_text(const Field& field) {
        const Scan scan = plain_field();
        record_.fields.back().begin = field.begin - 1;
        return scan;
    }

    Scan at_text_end() {
        record_.end = at_;
        return when_text_ends();
    }

    Scan line_end() {
        const bool is_return = text_[at_++] == '\r';
        if (is_return && at_ == text_.size() && !is_last_) return Scan::incomplete;
        if (is_return && at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++record_.lines;
        record_.end = at_;
        return Scan::complete;
    }

    std::string_view text_;
    std::size_t at_;
    char separator_;
    bool is_last_;
    ScannedRecord& record_;
};

}  // namespace

Scan scan_record(std::string_view text, std::size_t begin, char separator, bool is_last,
                 ScannedRecord& record) {
    return Scanner(text, begin, separator, is_last, record).run();
}

std::string_view field_text(std::string& text, const Field& field) {
    if (!field.has_doubled_quotes) {
        return std::string_view(text).substr(field.begin, field.end - field.begin);
    }
    char* out = text.data() + field.begin;
    for (std::size_t at = field.begin; at < field.end; ++at) {
        *out++ = text[at];
        if (text[at] == '"') ++at;  // the second of two
    }
    return {text.data() + field.begin, static_cast<std::size_t>(out - (text.data() + field.begin))};
}

}  // namespace topos::csv
