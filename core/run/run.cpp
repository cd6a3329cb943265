#include "core/run/run.hpp"

#include <algorithm>
#include <utility>

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

/// The coders of all workers, each made when its worker gets its first batch: a small corpus pays
/// for few.
class Coders {
  public:
    Coders(std::shared_ptr<const Program> program, const Languages& languages,
           const RunOptions& options)
        : program_(std::move(program)),
          languages_(languages),
          options_(options.coding),
          coders_(std::max(1u, options.threads)) {}

    expected<void, Diagnostic> create(unsigned worker) {
        expected<Coder, Diagnostic> coder = Coder::create(program_, languages_, options_);
        if (!coder) return unexpected(std::move(coder.error()));
        coders_[worker].emplace(std::move(*coder));
        return {};
    }

    Coder& of(unsigned worker) {
        if (!coders_[worker]) {
            if (auto created = create(worker); !created)
                throw CoderFailure{std::move(created.error())};
        }
        return *coders_[worker];
    }

  private:
    std::shared_ptr<const Program> program_;
    const Languages& languages_;
    CodingOptions options_;
    std::vector<std::optional<Coder>> coders_;
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
    if (auto created = coders.create(0); !created) return unexpected(std::move(created.error()));
    RunOutcome outcome;
    const auto work = [&](CodedBatch& batch, unsigned worker) {
        code(coders.of(worker), batch);
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
