#pragma once
/// Codes a whole corpus on several threads in bounded memory; results leave in the documents' order
/// whatever the schedule. Core opens no file: documents come from a function and results go to one.
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/coding/coder.hpp"

namespace topos {

/// A document coded, or one that could not be.
struct CodedDocument {
    Document document;
    DocumentCodings codings;
    std::optional<Diagnostic> failure;
};

/// Documents that travel together (about 1 MB), with what the worker made of their codings.
struct CodedBatch {
    std::uint64_t index = 0;  ///< batches leave in ascending order, without holes
    std::vector<CodedDocument> documents;
    std::vector<std::string> formatted;  ///< what RunCallbacks::format made, one per output
};

struct RunCallbacks {
    /// Gives the next document or nothing at the end. Called from one thread.
    std::function<std::optional<Document>()> next;
    /// Formats a batch for each output; on the workers' threads, several at once. May be empty.
    std::function<void(CodedBatch&)> format;
    /// Takes batches in order. Called from one thread. False stops the run (a full disk).
    std::function<bool(CodedBatch)> take;
};

struct RunOptions {
    unsigned threads = 1;  ///< workers; with more than one, reading has a thread of its own. Taking
                           ///< is the caller's
    CodingOptions coding;
    const std::atomic<bool>* stop =
        nullptr;  ///< set by a signal handler: finish what is under way, take it, return
};

struct RunOutcome {
    std::uint64_t documents = 0;
    bool stopped = false;  ///< by `stop` or by `take`
};

/// Returns when everything was taken. An error: a language backend could not be put to work.
/// What a callback throws stops the run and is rethrown, after the batches before it were taken:
/// the same with any number of threads. At most four batches per worker are in memory.
[[nodiscard]] expected<RunOutcome, Diagnostic> run_corpus(std::shared_ptr<const Program> program,
                                                          const Languages& languages,
                                                          const RunOptions& options,
                                                          const RunCallbacks& callbacks);

}  // namespace topos
