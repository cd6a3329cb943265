#pragma once
/// Writes a run into one SQLite file while it goes on: one transaction a batch, so that a killed
/// run leaves what was coded until then. Folder `app/store`: knows core's results and SQLite, not
/// the command line.
#include <memory>
#include <span>

#include "app/coding/tally.hpp"
#include "app/failure.hpp"
#include "app/store/sqlite.hpp"
#include "core/program/program.hpp"
#include "core/run/run.hpp"

namespace topos::app {

struct PluginUse {
    std::string id;
    std::string version;
    std::string role;       ///< "language en"
    std::string resources;  ///< of a language
};

/// The row of the table `run`.
struct RunRecord {
    std::string engine_version;
    std::string command;
    std::string started;  ///< ISO 8601, UTC
    std::string options;  ///< JSON
    unsigned threads = 1;
};

/// What takes time to find out about a document, so that workers find it out.
struct DocumentFacts {
    std::string sha256;  ///< of the decoded text
    std::uint64_t code_points = 0;
};

[[nodiscard]] DocumentFacts facts_of(const Document& document);

class StoreWriter {
  public:
    /// Makes the file, which must not exist. The program must outlive the writer.
    [[nodiscard]] static expected<StoreWriter, Failure> create(const std::filesystem::path& file,
                                                               const Program& program,
                                                               std::span<const PluginUse> plugins,
                                                               const RunRecord& run);
    ~StoreWriter();
    StoreWriter(StoreWriter&&) noexcept;

    /// Batches in their order; `facts` one per document. All of the batch or nothing of it.
    [[nodiscard]] expected<void, Failure> write(const CodedBatch& batch,
                                                std::span<const DocumentFacts> facts);
    /// Something went wrong while reading. Kept until the end: when it is noticed depends on
    /// chance, and nothing in a store shall.
    void note(const Diagnostic& trouble);

    /// Ends the run. `status`: finished, interrupted, failed.
    [[nodiscard]] expected<void, Failure> finish(std::string_view status, const RunTally& tally,
                                                 const std::string& finished);

    /// For tests: the store may not grow beyond so many pages of 4096 bytes.
    void limit_pages(std::uint64_t pages);

  private:
    struct State;
    explicit StoreWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace topos::app
