#include "plugins/csv/record_reader.hpp"

#include <simdjson.h>

#include <algorithm>

namespace topos::csv {

namespace {

/// Every quote that is never closed costs a scan to the end: a file with more of them is no table.
constexpr unsigned kMostUnclosedQuotes = 100;

/// The likeliest separator of a header; a comma where there is none.
char separator_in(std::string_view line) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', ';', '\t'}) {
        bool quoted = false;
        std::ptrdiff_t count = 0;
        for (const char c : line) {
            quoted ^= c == '"';
            count += !quoted && c == candidate ? 1 : 0;
        }
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

}  // namespace

bool RecordReader::read_more() {
    text_.erase(0, begin_);
    begin_ = 0;
    // At least doubled, so that scanning a long record again and again stays cheap.
    const std::size_t wanted = text_.size() * 2;
    do {
        is_last_ = !stream_.append_to(text_);
    } while (!is_last_ && text_.size() < wanted);
    return !is_last_;
}

bool RecordReader::is_at_end() {
    while (begin_ == text_.size() && !is_last_) read_more();
    return begin_ == text_.size();
}

void RecordReader::read_to_line_end() {
    while (!is_last_ && text_.find_first_of("\r\n", begin_) == std::string::npos &&
           text_.size() - begin_ < kLongestRecord) {
        read_more();
    }
}

void RecordReader::begin() {
    if (is_at_end()) return;
    read_to_line_end();
    const std::string_view text = std::string_view(text_).substr(begin_);
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    const bool names_it = line.size() == 5 && line.starts_with("sep=");
    if (separator_ == 0) separator_ = names_it ? line[4] : separator_in(line);
    if (names_it) static_cast<void>(skip_line(""));
}

Scan RecordReader::scan() {
    for (;;) {
        const Scan scan = scan_record(text_, begin_, separator_, is_last_, scanned_);
        if (scan != Scan::incomplete || text_.size() - begin_ > kLongestRecord) return scan;
        read_more();
    }
}

RecordReader::Record RecordReader::skip_line(std::string_view fault) {
    read_to_line_end();
    Record record{{}, line_++, fault};
    const std::size_t end = text_.find_first_of("\r\n", begin_);
    if (end == std::string::npos) {
        begin_ = text_.size();
        return record;
    }
    const bool two = text_[end] == '\r' && end + 1 < text_.size() && text_[end + 1] == '\n';
    begin_ = end + (two ? 2 : 1);
    return record;
}

void RecordReader::take_fields(Record& record) {
    const std::size_t size = scanned_.end - begin_;
    if (size != 0 && !simdjson::validate_utf8(text_.data() + begin_, size)) {
        record.fault = "it is not UTF-8";
    } else {
        for (const Field& field : scanned_.fields) {
            record.fields.push_back(field_text(text_, field));
        }
    }
    begin_ = scanned_.end;
    line_ += scanned_.lines;
}

std::optional<RecordReader::Record> RecordReader::next() {
    if (is_at_end()) return std::nullopt;
    switch (scan()) {
        case Scan::complete:
            break;
        case Scan::incomplete:
            return skip_line("it is longer than 256 MB");
        case Scan::unclosed_quote:
            if (++unclosed_quotes_ > kMostUnclosedQuotes) {
                throw plugin::Failure(plugin::Failure::bad_input,
                                      "it has more than 100 quotes that are never closed");
            }
            return skip_line("a quote in it is never closed");
    }
    Record record{{}, line_, {}};
    take_fields(record);
    return record;
}

}  // namespace topos::csv
