#pragma once
/// Documents on their way from the thread that reads to the thread that asks, in bounded memory.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "core/text/document.hpp"

namespace topos {

/// Documents that change threads together: handing over costs a lock, small documents should not.
struct DocumentBatch {
    std::vector<Document> documents;
    std::size_t bytes = 0;  ///< of their texts
};

class DocumentQueue {
  public:
    /// Waits until there is room. False: nobody wants documents any more.
    bool push(DocumentBatch batch);
    /// No more will come. [the reading thread]
    void finish();

    /// Waits for a batch; nothing at the end.
    std::optional<DocumentBatch> pop();
    /// Nothing more is wanted; frees a `push` that waits. [any thread]
    void abandon();

    /// True while `pop` waits: a batch may go at once, full or not. [any thread]
    [[nodiscard]] bool is_waited_for() const { return waited_for_; }
    [[nodiscard]] bool is_abandoned() const { return abandoned_; }

  private:
    std::mutex mutex_;  ///< guards what follows; the atomics are also read without it
    std::condition_variable room_;
    std::condition_variable filled_;
    std::deque<DocumentBatch> batches_;
    std::size_t bytes_ = 0;
    bool finished_ = false;
    std::atomic<bool> waited_for_ = false;
    std::atomic<bool> abandoned_ = false;
};

}  // namespace topos
