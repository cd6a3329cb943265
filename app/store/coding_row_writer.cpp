#include "app/store/coding_row_writer.hpp"

#include "app/store/evidence_json.hpp"

namespace topos::app {

namespace {

constexpr int kColumns = 9;

/// SQLite numbers the rows itself, from 1, sooner than it looks for room for a number given.
std::string insertion_of(std::size_t rows) {
    std::string statement =
        "INSERT INTO codings (document, rule, \"begin\", \"end\", text, status, score, language, "
        "evidence) VALUES ";
    for (std::size_t row = 0; row < rows; ++row)
        statement += row == 0 ? "(?,?,?,?,?,?,?,?,?)" : ",(?,?,?,?,?,?,?,?,?)";
    return statement;
}

}  // namespace

CodingRowWriter::CodingRowWriter(const Database& database)
    : one_(database, insertion_of(1)), many_(database, insertion_of(kTogether)) {}

void CodingRowWriter::add(std::uint64_t document_id, const Document& document,
                          const Coding& coding) {
    Row& row = rows_[count_++];
    row.document = document_id;
    row.coding = &coding;
    row.text = std::string_view(document.text)
                   .substr(coding.bytes.begin, coding.bytes.end - coding.bytes.begin);
    row.evidence.clear();
    append_evidence_json(document, coding.evidence, row.evidence);
    if (count_ == kTogether) flush();
}

void CodingRowWriter::flush() {
    const auto bind = [](Statement& statement, int first, const Row& row) {
        const Coding& coding = *row.coding;
        statement.bind_from(first, row.document, coding.rule, coding.range.begin, coding.range.end,
                            row.text, coding.status, coding.score, coding.language,
                            std::string_view(row.evidence));
    };
    if (count_ == kTogether) {
        for (std::size_t i = 0; i < count_; ++i)
            bind(many_, static_cast<int>(i) * kColumns, rows_[i]);
        many_.run();
    } else {
        for (std::size_t i = 0; i < count_; ++i) {
            bind(one_, 0, rows_[i]);
            one_.run();
        }
    }
    count_ = 0;
}

}  // namespace topos::app
