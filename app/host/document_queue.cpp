#include "app/host/document_queue.hpp"

namespace topos {

namespace {

/// Whatever its size, one batch always has room; otherwise this bounds what waits.
constexpr std::size_t kQueueBytes = 4u << 20;

}  // namespace

bool DocumentQueue::push(DocumentBatch batch) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return abandoned_ || batches_.empty() || bytes_ < kQueueBytes; });
    if (abandoned_) return false;
    bytes_ += batch.bytes;
    batches_.push_back(std::move(batch));
    filled_.notify_one();
    return true;
}

void DocumentQueue::finish() {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    filled_.notify_one();
}

std::optional<DocumentBatch> DocumentQueue::pop() {
    std::unique_lock lock(mutex_);
    waited_for_ = true;
    filled_.wait(lock, [&] { return !batches_.empty() || finished_ || abandoned_; });
    waited_for_ = false;
    if (batches_.empty() || abandoned_) return std::nullopt;
    DocumentBatch batch = std::move(batches_.front());
    batches_.pop_front();
    bytes_ -= batch.bytes;
    room_.notify_one();
    return batch;
}

void DocumentQueue::abandon() {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
    room_.notify_all();
    filled_.notify_all();
}

}  // namespace topos
