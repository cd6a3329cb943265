#pragma once
/// Documents of any number of inputs, one after the other, to be pulled: RunCallbacks::next.
///
/// Reader plugins push; so a thread of this source reads, a few megabytes ahead, and hands over.
#include <atomic>
#include <mutex>
#include <thread>

#include "app/host/document_queue.hpp"
#include "app/host/reader_adapter.hpp"

namespace topos {

/// One thing to read.
struct DocumentInput {
    std::filesystem::path path;  ///< "-": standard input
    ReaderPlugin reader;
    ReadingRequest request;
};

class DocumentSource {
  public:
    /// `stop`: may be null; when it is set (by a signal handler), `next` soon gives nothing, even
    /// if standard input is silent.
    explicit DocumentSource(std::vector<DocumentInput> inputs,
                            const std::atomic<bool>* stop = nullptr);
    DocumentSource(const DocumentSource&) = delete;
    DocumentSource& operator=(const DocumentSource&) = delete;
    /// Stops reading and waits for the thread.
    ~DocumentSource();

    /// The next document; nothing at the end. Inputs that cannot be read are skipped and are among
    /// the troubles. [one thread]
    [[nodiscard]] std::optional<Document> next();

    /// What went wrong since the last call, in the order of reading. [any thread]
    [[nodiscard]] Diagnostics take_troubles();

  private:
    void read_all() noexcept;
    void read_one(const DocumentInput& input);
    bool take(Document document);
    bool hand_over();
    void note(Diagnostic diagnostic);
    [[nodiscard]] bool stop_requested() const;

    std::vector<DocumentInput> inputs_;
    const std::atomic<bool>* stop_;
    DocumentQueue queue_;
    DocumentBatch filling_;   ///< of the reading thread
    DocumentBatch emptying_;  ///< of the thread that asks
    std::size_t given_ = 0;   ///< documents of `emptying_` that were given

    std::mutex mutex_;  ///< guards `troubles_`
    Diagnostics troubles_;

    std::thread thread_;  ///< started by the first `next`
};

}  // namespace topos
