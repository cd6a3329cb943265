#pragma once
/// Reads the store of a run: finished, interrupted or killed.
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "app/coding/tally.hpp"
#include "app/failure.hpp"
#include "app/host/coding_names.hpp"

namespace topos::app {

struct StoredRun {
    std::string engine_version;
    std::string command;
    std::string started;
    std::string finished;  ///< empty: never
    std::string status;
    std::string options;  ///< JSON
};

struct StoredCoding {
    std::string document;
    std::string rule;
    std::string pack;
    CodePointRange range;
};

class StoreReader {
  public:
    /// `place`: the folder of a run, or its run.sqlite.
    [[nodiscard]] static expected<StoreReader, Failure> open(const std::filesystem::path& place);
    ~StoreReader();
    StoreReader(StoreReader&&) noexcept;

    [[nodiscard]] const StoredRun& run() const;
    /// Views into the reader, which must outlive them.
    [[nodiscard]] CodingNames names() const;
    [[nodiscard]] expected<RunTally, Failure> tally() const;
    [[nodiscard]] expected<std::uint64_t, Failure> warnings() const;
    /// SHA-256 of the decoded text of each document, by name.
    using DocumentHashes = std::map<std::string, std::string, std::less<>>;
    [[nodiscard]] expected<DocumentHashes, Failure> document_hashes() const;
    /// One coding by its number; nothing where there is none.
    [[nodiscard]] expected<std::optional<StoredCoding>, Failure> coding(std::uint64_t id) const;
    /// SHA-256 of the rule files of the run, by name.
    [[nodiscard]] expected<DocumentHashes, Failure> rule_file_hashes() const;

    /// Codings in the order of results, some hundred at a time, as an exporter takes them: each
    /// document's text is just the texts of its codings and their roles, one after the other, and
    /// offsets are those of the original. Stops when `take` gives false.
    using Take = std::function<bool(std::span<const CodedDocument>)>;
    [[nodiscard]] expected<void, Failure> read_codings(const Take& take) const;

  private:
    struct State;
    explicit StoreReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace topos::app
