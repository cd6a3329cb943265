#include "app/host/document_source.hpp"

#include "app/host/plugin_trouble.hpp"

namespace topos {

namespace {

constexpr std::size_t kBatchBytes = 256u << 10;
constexpr std::size_t kBatchDocuments = 512;

}  // namespace

DocumentSource::DocumentSource(std::vector<DocumentInput> inputs, const std::atomic<bool>* stop)
    : inputs_(std::move(inputs)), stop_(stop) {}

DocumentSource::~DocumentSource() {
    queue_.abandon();
    if (thread_.joinable()) thread_.join();
}

bool DocumentSource::stop_requested() const {
    return queue_.is_abandoned() || (stop_ != nullptr && stop_->load(std::memory_order_relaxed));
}

// The thread that asks.

std::optional<Document> DocumentSource::next() {
    if (!thread_.joinable()) thread_ = std::thread([this] { read_all(); });
    while (given_ == emptying_.documents.size()) {
        auto batch = queue_.pop();
        if (!batch) return std::nullopt;
        emptying_ = std::move(*batch);
        given_ = 0;
    }
    return std::move(emptying_.documents[given_++]);
}

Diagnostics DocumentSource::take_troubles() {
    const std::lock_guard lock(mutex_);
    return std::exchange(troubles_, {});
}

// The thread that reads.

void DocumentSource::read_all() noexcept {
    for (const DocumentInput& input : inputs_) {
        if (stop_requested()) break;
        try {
            read_one(input);
        } catch (const std::exception& error) {  // out of memory, mostly
            note(trouble_at("document_unreadable",
                            "the document cannot be read: " + as_one_line(error.what()),
                            input.request.name, ""));
        }
    }
    hand_over();
    queue_.finish();
}

void DocumentSource::read_one(const DocumentInput& input) {
    ByteSource bytes(input.path, [this] {
        // Reading may take its time: what is there goes to whoever waits for it now.
        if (queue_.is_waited_for()) hand_over();
        return stop_requested();
    });
    const ReadingCallbacks callbacks{
        [this](Document document) { return take(std::move(document)); },
        [this](Diagnostic diagnostic) { note(std::move(diagnostic)); }};
    auto read = read_documents(input.reader, bytes, input.request, callbacks);
    if (!read) note(std::move(read.error()));
}

bool DocumentSource::take(Document document) {
    if (stop_requested()) return false;
    filling_.bytes += document.text.size();
    filling_.documents.push_back(std::move(document));
    const bool full = filling_.bytes >= kBatchBytes || filling_.documents.size() >= kBatchDocuments;
    return full ? hand_over() : true;
}

bool DocumentSource::hand_over() {
    if (filling_.documents.empty()) return true;
    return queue_.push(std::exchange(filling_, {}));
}

void DocumentSource::note(Diagnostic diagnostic) {
    const std::lock_guard lock(mutex_);
    troubles_.push_back(std::move(diagnostic));
}

}  // namespace topos
