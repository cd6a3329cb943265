#pragma once
#include <optional>

#include "plugins/csv/record_scanner.hpp"
#include "plugins/encoding/text_stream.hpp"

namespace topos::csv {

/// Takes a stream apart into records.
class RecordReader {
  public:
    static constexpr std::size_t kLongestRecord = std::size_t{256} << 20;

    RecordReader(encoding::TextStream& stream, char separator)
        : stream_(stream), separator_(separator) {}

    struct Record {
        std::vector<std::string_view> fields;  ///< valid until the next call
        std::uint64_t line = 0;                ///< where it begins, from 1
        std::string_view fault;                ///< not empty: why it is to be left out
    };

    /// Finds the separator in the first line, unless it was given; skips Excel's `sep=;`.
    void begin();

    /// Nothing at the end. A quote that is never closed spoils its own line only.
    [[nodiscard]] std::optional<Record> next();

  private:
    [[nodiscard]] Scan scan();
    bool read_more();
    void read_to_line_end();
    [[nodiscard]] Record skip_line(std::string_view fault);
    void take_fields(Record& record);
    [[nodiscard]] bool is_at_end();

    encoding::TextStream& stream_;
    char separator_;  ///< 0: to be found
    std::string text_;
    std::size_t begin_ = 0;  ///< of the next record
    std::uint64_t line_ = 1;
    bool is_last_ = false;  ///< no more text follows
    unsigned unclosed_quotes_ = 0;
    ScannedRecord scanned_;
};

}  // namespace topos::csv
