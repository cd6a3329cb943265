#pragma once
/// How often codes and rules occur: what `topos count` shows.
#include <cstdint>
#include <string>
#include <vector>

#include "core/program/program.hpp"
#include "core/run/run.hpp"

namespace topos::app {

/// Of one code or one rule.
struct Count {
    std::string name;
    std::uint64_t segments = 0;
    std::uint64_t documents = 0;     ///< in which it occurs
    std::uint64_t not_asserted = 0;  ///< segments in any other status
};

struct Totals {
    std::uint64_t documents = 0;  ///< that were read, with codings or without
    std::uint64_t words = 0;
    std::uint64_t segments = 0;
};

class Counts {
  public:
    explicit Counts(const Program& program);
    /// Batches in their order. Documents that failed are not counted.
    void add(const CodedBatch& batch);

    [[nodiscard]] const std::vector<Count>& codes() const { return codes_; }  ///< as the codebook
    [[nodiscard]] const std::vector<Count>& rules() const { return rules_; }  ///< as they stand
    [[nodiscard]] const Totals& totals() const { return totals_; }

  private:
    void add(const DocumentCodings& codings);
    void add(Count& count, std::uint64_t& last_document, const Coding& coding) const;

    std::vector<Count> codes_;
    std::vector<Count> rules_;
    std::vector<std::uint32_t> code_of_rule_;
    std::vector<std::uint64_t> last_of_code_;  ///< number of the last document that has it
    std::vector<std::uint64_t> last_of_rule_;
    Totals totals_;
};

/// A table in CSV (RFC 4180) with a head line: `what`, segments, documents, not_asserted.
[[nodiscard]] std::string counts_csv(const std::vector<Count>& counts, const std::string& what);

}  // namespace topos::app
