#pragma once
/// What a run found, in numbers, with one segment of each code to look at.
#include <cstdint>
#include <string>
#include <vector>

#include "core/coding/corpus_rules.hpp"
#include "core/program/program.hpp"
#include "core/run/run.hpp"

namespace topos::app {

/// A segment with a little of its context; whole texts, so that it outlives its document.
struct Sample {
    std::uint64_t coding = 0;  ///< from 1, in the order of results
    std::string left;
    std::string match;
    std::string right;
    bool asserted = false;
    bool found = false;
};

struct CodeTally {
    std::string code;
    std::uint64_t segments = 0;
    std::uint64_t documents = 0;     ///< in which the code occurs
    std::uint64_t not_asserted = 0;  ///< segments in any other status
    Sample sample;                   ///< the first that is asserted, else the first
};

/// What a corpus rule found: about all documents, or those with one value of a metadatum.
struct FindingTally {
    std::uint32_t rule = 0;  ///< index into Program::rules()
    std::string name;        ///< of the rule
    std::string code;
    std::string group;  ///< the value; empty: all documents
    std::uint64_t documents = 0;
    std::uint64_t codings = 0;  ///< of what the rule counts
};

struct RunTally {
    std::uint64_t documents = 0;
    std::uint64_t codings = 0;
    std::uint64_t words = 0;
    std::vector<CodeTally> codes;  ///< in the order of the codebook
    std::vector<FindingTally> findings;
};

/// Code points on each side of a sample.
inline constexpr std::size_t kSampleContext = 80;

class Tallier {
  public:
    explicit Tallier(std::shared_ptr<const Program> program);
    /// Batches in their order. Documents that failed are not counted.
    void add(const CodedBatch& batch);
    /// Of what was added so far.
    [[nodiscard]] RunTally tally() const;

  private:
    void add(const CodedDocument& coded);
    void sample(CodeTally& tally, const Document& document, const Coding& coding) const;

    std::vector<std::uint32_t> code_of_rule_;
    std::vector<std::uint64_t> last_document_;  ///< of each code: number of the last that has it
    RunTally tally_;
    std::shared_ptr<const Program> program_;
    CorpusTally corpus_;
};

}  // namespace topos::app
