#pragma once
/// Rows of the table `codings`, numbered from 1 as they are added; many in one statement, which
/// takes two thirds of the time of as many statements.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "app/store/sqlite.hpp"
#include "core/coding/coding.hpp"
#include "core/text/document.hpp"

namespace topos::app {

class CodingRowWriter {
  public:
    explicit CodingRowWriter(const Database& database);

    /// Document and coding must stay until flush().
    void add(std::uint64_t document_id, const Document& document, const Coding& coding);
    /// To be called before the transaction ends.
    void flush();
    /// Forgets what was not written, of a transaction that failed.
    void clear() { count_ = 0; }

  private:
    struct Row {
        std::uint64_t document = 0;
        const Coding* coding = nullptr;
        std::string_view text;
        std::string evidence;
    };
    static constexpr std::size_t kTogether = 32;

    std::array<Row, kTogether> rows_;
    std::size_t count_ = 0;
    Statement one_;
    Statement many_;
};

}  // namespace topos::app
