#pragma once
/// Reads, works on several threads, and takes in the order of reading, in bounded memory. Knows
/// nothing of coding.
///
///     reader    waits while `window` items are under way; reads one; puts it in line
///     workers   take the first in line, work on it, put it back into its slot
///     caller    waits for the slot whose turn it is; takes its item; frees the slot
///
/// One mutex, one condition variable per kind of waiting, no polling. With one worker there are no
/// threads at all: the caller reads, works and takes in a loop.
///
/// What goes wrong goes wrong at a place in the order, so that any number of threads gives what the
/// loop gives: items before the place are taken, nothing after it, and the exception is rethrown to
/// the caller.
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace topos {

struct PipelineOptions {
    unsigned threads = 1;                     ///< workers; 0 counts as 1
    unsigned window_per_thread = 4;           ///< items under way, read but not taken, per worker
    const std::atomic<bool>* stop = nullptr;  ///< asked before each reading
};

struct PipelineOutcome {
    std::uint64_t taken = 0;  ///< items; one that `take` refused is not among them
    bool stopped = false;     ///< by `stop` or by `take`
};

template <class Item>
class OrderedPipeline {
  public:
    /// Gives the next item or nothing at the end. [one thread]
    using Read = std::function<std::optional<Item>()>;
    /// Works on an item in place; `worker` counts from 0 and is never shared. [one thread per
    /// worker]
    using Work = std::function<void(Item&, unsigned worker)>;
    /// Takes items in the order of reading; false stops the run. [the caller's thread]
    using Take = std::function<bool(Item)>;

    OrderedPipeline(Read read, Work work, Take take)
        : read_(std::move(read)), work_(std::move(work)), take_(std::move(take)) {}

    /// Returns when all threads have ended, that is when the calls under way have returned.
    /// Rethrows what `read`, `work` or `take` threw. Can be called once.
    PipelineOutcome run(const PipelineOptions& options) {
        options_ = options;
        return options.threads <= 1 ? run_in_a_loop() : run_on_threads();
    }

  private:
    /// An item under way, or the exception in its place.
    struct Slot {
        std::optional<Item> item;
        std::exception_ptr failure;
        bool done = false;
    };

    [[nodiscard]] bool stop_is_set() const {
        return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed);
    }

    PipelineOutcome run_in_a_loop() {
        for (; !stop_is_set(); ++taken_) {
            std::optional<Item> item = read_();
            if (!item) break;
            work_(*item, 0);
            if (!take_(std::move(*item))) return {taken_, true};
        }
        return {taken_, stop_is_set()};
    }

    PipelineOutcome run_on_threads() {
        slots_.resize(std::size_t{options_.threads} * std::max(1u, options_.window_per_thread));
        // Joined on every way out; what `take` throws passes through.
        Threads threads(*this);
        threads.start();
        while (Slot* slot = wait_for_turn()) {
            if (slot->failure) std::rethrow_exception(slot->failure);
            const bool accepted = take_(std::move(*slot->item));
            slot->item.reset();  // outside the lock: items may be large
            if (!accepted) return {taken_, true};
            free_turn();
        }
        return {taken_, stopped_};
    }

    /// The threads of one run.
    class Threads {
      public:
        explicit Threads(OrderedPipeline& pipeline) : pipeline_(pipeline) {}
        Threads(const Threads&) = delete;
        Threads& operator=(const Threads&) = delete;
        ~Threads() {
            pipeline_.abandon();
            for (std::thread& thread : threads_) thread.join();
        }
        void start() {
            threads_.reserve(pipeline_.options_.threads + 1);
            threads_.emplace_back([this] { pipeline_.read_all(); });
            for (unsigned worker = 0; worker < pipeline_.options_.threads; ++worker) {
                threads_.emplace_back([this, worker] { pipeline_.work_until_end(worker); });
            }
        }

      private:
        OrderedPipeline& pipeline_;
        std::vector<std::thread> threads_;
    };

    Slot& slot(std::uint64_t place) { return slots_[place % slots_.size()]; }

    // The reader's thread.

    void read_all() {
        while (wait_for_room()) {
            Slot read = read_slot();
            const bool is_last = !read.item;
            if (is_last && !read.failure) return end_reading(stop_is_set());
            enqueue(std::move(read));
            if (is_last) return end_reading(false);
        }
    }

    /// False where reading is over.
    bool wait_for_room() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return reading_ended_ || read_count_ - taken_ < slots_.size(); });
        return !reading_ended_;
    }

    /// Neither an item nor a failure at the end, or when `stop` is set.
    Slot read_slot() {
        Slot read;
        try {
            if (!stop_is_set()) read.item = read_();
        } catch (...) {
            read.failure = std::current_exception();
        }
        read.done = read.failure != nullptr;
        return read;
    }

    void enqueue(Slot&& read) {
        const std::lock_guard lock(mutex_);
        if (reading_ended_) return;  // abandoned, or something failed before this place
        const std::uint64_t place = read_count_++;
        const bool done = read.done;
        slot(place) = std::move(read);
        if (done) {
            turn_.notify_one();
        } else {
            waiting_.push_back(place);
            work_waits_.notify_one();
        }
    }

    void end_reading(bool stopped) {
        const std::lock_guard lock(mutex_);
        reading_ended_ = true;
        stopped_ = stopped_ || stopped;
        notify_all();
    }

    // The workers' threads.

    void work_until_end(unsigned worker) {
        while (const std::optional<std::uint64_t> place = wait_for_work()) {
            Slot& mine = slot(*place);
            std::exception_ptr failure;
            try {
                work_(*mine.item, worker);
            } catch (...) {
                failure = std::current_exception();
            }
            finish(*place, std::move(failure));
        }
    }

    std::optional<std::uint64_t> wait_for_work() {
        std::unique_lock lock(mutex_);
        work_waits_.wait(lock, [&] { return !waiting_.empty() || reading_ended_; });
        if (waiting_.empty()) return std::nullopt;
        const std::uint64_t place = waiting_.front();
        waiting_.pop_front();
        return place;
    }

    void finish(std::uint64_t place, std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        slot(place).failure = std::move(failure);
        slot(place).done = true;
        if (slot(place).failure) forget_after(place);
        if (place == taken_) turn_.notify_one();
    }

    /// Nothing behind a failure will be taken, so nobody reads or works for it.
    void forget_after(std::uint64_t place) {
        reading_ended_ = true;
        std::erase_if(waiting_, [&](std::uint64_t waiting) { return waiting > place; });
        notify_all();
    }

    // The caller's thread.

    /// The slot whose turn it is, done; null at the end.
    Slot* wait_for_turn() {
        std::unique_lock lock(mutex_);
        turn_.wait(lock, [&] { return taken_ < read_count_ ? slot(taken_).done : reading_ended_; });
        return taken_ < read_count_ ? &slot(taken_) : nullptr;
    }

    void free_turn() {
        const std::lock_guard lock(mutex_);
        slot(taken_) = Slot{};
        ++taken_;
        room_.notify_one();
    }

    /// Drops what nobody works on yet.
    void abandon() {
        const std::lock_guard lock(mutex_);
        reading_ended_ = true;
        waiting_.clear();
        notify_all();
    }

    void notify_all() {
        room_.notify_all();
        work_waits_.notify_all();
        turn_.notify_all();
    }

    Read read_;
    Work work_;
    Take take_;
    PipelineOptions options_;

    std::mutex
        mutex_;  ///< guards all that follows, but for the item of a slot that one thread works on
    std::condition_variable room_;
    std::condition_variable work_waits_;
    std::condition_variable turn_;
    std::vector<Slot> slots_;            ///< a ring: place p stands at p % size
    std::deque<std::uint64_t> waiting_;  ///< read, and no worker has begun
    std::uint64_t read_count_ = 0;
    std::uint64_t taken_ = 0;
    bool reading_ended_ = false;
    bool stopped_ = false;
};

}  // namespace topos
