#include "core/run/run.hpp"

#include <mutex>
#include <utility>
#include <vector>

#include "core/run/pipeline.hpp"

namespace topos {

namespace {

constexpr std::size_t kBatchBytes = 1u << 20;
constexpr std::size_t kBatchDocuments = 256;

/// A worker that could not be put to work. Leaves the pipeline as an exception and run_corpus as a
/// value.
struct CoderFailure {
    Diagnostic diagnostic;
};

bool is_set(const std::atomic<bool>* stop) {
    return stop != nullptr && stop->load(std::memory_order_relaxed);
}

/// Groups documents into batches.
class BatchReader {
  public:
    BatchReader(const std::function<std::optional<Document>()>& next, const std::atomic<bool>* stop)
        : next_(next), stop_(stop) {}

    std::optional<CodedBatch> operator()() {
        CodedBatch batch;
        batch.index = index_++;
        std::size_t bytes = 0;
        while (bytes < kBatchBytes && batch.documents.size() < kBatchDocuments && !is_set(stop_)) {
            std::optional<Document> document = next_();
            if (!document) break;
            bytes += document->text.size();
            batch.documents.push_back({std::move(*document), {}, std::nullopt});
        }
        if (batch.documents.empty()) return std::nullopt;
        return batch;
    }

  private:
    const std::function<std::optional<Document>()>& next_;
    const std::atomic<bool>* stop_;
    std::uint64_t index_ = 0;
};

/// The coders of a run, each made when all others are at work: a small corpus pays for few.
class Coders {
  public:
    Coders(std::shared_ptr<const Program> program, const Languages& languages,
           const RunOptions& options)
        : program_(std::move(program)), languages_(languages), options_(options.coding) {}

    /// Makes the first one.
    expected<void, Diagnostic> begin() {
        auto coder = Coder::create(program_, languages_, options_);
        if (!coder) return unexpected(std::move(coder.error()));
        free_.push_back(std::move(*coder));
        return {};
    }

    /// Throws CoderFailure.
    Coder take() {
        {
            const std::scoped_lock lock(mutex_);
            if (!free_.empty()) {
                Coder coder = std::move(free_.back());
                free_.pop_back();
                return coder;
            }
        }
        auto coder = Coder::create(program_, languages_, options_);
        if (!coder) throw CoderFailure{std::move(coder.error())};
        return std::move(*coder);
    }

    void give_back(Coder coder) {
        const std::scoped_lock lock(mutex_);
        free_.push_back(std::move(coder));
    }

  private:
    std::shared_ptr<const Program> program_;
    const Languages& languages_;
    CodingOptions options_;
    std::mutex mutex_;  ///< of free_
    std::vector<Coder> free_;
};

void code(Coder& coder, CodedBatch& batch) {
    for (CodedDocument& coded : batch.documents) {
        if (auto done = coder.code(coded.document, coded.codings); !done) {
            coded.codings = {};  // half a document's codings would look like all of them
            coded.failure = std::move(done.error());
        }
    }
}

}  // namespace

expected<RunOutcome, Diagnostic> run_corpus(std::shared_ptr<const Program> program,
                                            const Languages& languages, const RunOptions& options,
                                            const RunCallbacks& callbacks) {
    Coders coders(std::move(program), languages, options);
    // A backend that cannot work is found before the first document is read.
    if (auto begun = coders.begin(); !begun) return unexpected(std::move(begun.error()));
    RunOutcome outcome;
    const auto work = [&](CodedBatch& batch, unsigned) {
        Coder coder = coders.take();
        code(coder, batch);
        coders.give_back(std::move(coder));
        if (callbacks.format) callbacks.format(batch);
    };
    const auto take = [&](CodedBatch batch) {
        const std::size_t documents = batch.documents.size();
        if (!callbacks.take(std::move(batch))) return false;
        outcome.documents += documents;
        return true;
    };
    OrderedPipeline<CodedBatch> pipeline(BatchReader(callbacks.next, options.stop), work, take);
    try {
        outcome.stopped = pipeline.run({.threads = options.threads, .stop = options.stop}).stopped;
    } catch (CoderFailure& failure) {
        return unexpected(std::move(failure.diagnostic));
    }
    return outcome;
}

}  // namespace topos
