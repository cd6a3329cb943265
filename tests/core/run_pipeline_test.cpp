#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>

#include "core/run/pipeline.hpp"

namespace topos {
namespace {

struct Work {
    int number = 0;
    int square = 0;
};

/// Moves only, as a batch of documents does.
using Item = std::unique_ptr<Work>;
using Pipeline = OrderedPipeline<Item>;

constexpr int kItems = 300;

void wait_at_random(unsigned seed) {
    std::minstd_rand random(seed + 1);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 200));
}

/// Reads 0, 1, 2 … and squares them; remembers what it saw.
struct Numbers {
    int count = kItems;
    std::function<void(int)> while_reading = [](int) {};
    std::function<void(int)> while_working = [](int) {};
    std::function<bool(int)> while_taking = [](int) { return true; };

    int read = 0;
    std::vector<int> taken;
    std::atomic<int> alive{0};
    std::atomic<int> most_alive{0};

    PipelineOutcome run(unsigned threads, const std::atomic<bool>* stop = nullptr,
                        unsigned window = 4) {
        Pipeline pipeline([this] { return next(); },
                          [this](Item& item, unsigned) { square(*item); },
                          [this](Item item) { return take(*item); });
        return pipeline.run({.threads = threads, .window_per_thread = window, .stop = stop});
    }

    std::optional<Item> next() {
        if (read == count) return std::nullopt;
        while_reading(read);
        const int now = ++alive;
        most_alive = std::max(most_alive.load(), now);
        return std::make_unique<Work>(Work{read++, -1});
    }

    void square(Work& work) const {
        while_working(work.number);
        work.square = work.number * work.number;
    }

    bool take(const Work& work) {
        --alive;
        if (!while_taking(work.number)) return false;
        EXPECT_EQ(work.square, work.number * work.number);
        taken.push_back(work.number);
        return true;
    }

    /// 0, 1, 2 … up to, not including, `end`.
    void expect_taken_up_to(int end) const {
        std::vector<int> expected(static_cast<std::size_t>(end));
        std::iota(expected.begin(), expected.end(), 0);
        EXPECT_EQ(taken, expected);
    }
};

class OrderedPipelineOnThreads : public testing::TestWithParam<unsigned> {};

TEST_P(OrderedPipelineOnThreads, TakesEverythingInOrder) {
    Numbers numbers;
    const PipelineOutcome outcome = numbers.run(GetParam());
    EXPECT_EQ(outcome.taken, static_cast<std::uint64_t>(kItems));
    EXPECT_FALSE(outcome.stopped);
    numbers.expect_taken_up_to(kItems);
}

TEST_P(OrderedPipelineOnThreads, TakesInOrderWhateverIsSlow) {
    for (unsigned slow = 1; slow < 8; ++slow) {
        Numbers numbers;
        const auto delay = [](bool is_slow) {
            return [is_slow](int i) {
                if (is_slow) wait_at_random(static_cast<unsigned>(i));
            };
        };
        numbers.while_reading = delay((slow & 1) != 0);
        numbers.while_working = delay((slow & 2) != 0);
        numbers.while_taking = [&, wait = delay((slow & 4) != 0)](int i) {
            wait(i + 7);
            return true;
        };
        numbers.run(GetParam());
        numbers.expect_taken_up_to(kItems);
    }
}

TEST_P(OrderedPipelineOnThreads, OfNothingTakesNothing) {
    Numbers numbers;
    numbers.count = 0;
    EXPECT_EQ(numbers.run(GetParam()).taken, 0u);
    EXPECT_TRUE(numbers.taken.empty());
}

TEST_P(OrderedPipelineOnThreads, OfOneItemTakesOne) {
    Numbers numbers;
    numbers.count = 1;
    EXPECT_EQ(numbers.run(GetParam()).taken, 1u);
}

TEST_P(OrderedPipelineOnThreads, KeepsFewItemsUnderWayWhenTheFirstIsSlow) {
    Numbers numbers;
    numbers.while_working = [](int i) {
        if (i == 0) std::this_thread::sleep_for(std::chrono::milliseconds(30));
    };
    numbers.run(GetParam(), nullptr, 2);
    // The reader may hold one more, which waits for nothing but its place.
    EXPECT_LE(numbers.most_alive.load(), static_cast<int>(GetParam() * 2 + 1));
    numbers.expect_taken_up_to(kItems);
}

TEST_P(OrderedPipelineOnThreads, KeepsFewItemsUnderWayWhenTakingIsSlow) {
    Numbers numbers;
    numbers.count = 60;
    numbers.while_taking = [](int) {
        std::this_thread::sleep_for(std::chrono::microseconds(300));
        return true;
    };
    numbers.run(GetParam(), nullptr, 2);
    EXPECT_LE(numbers.most_alive.load(), static_cast<int>(GetParam() * 2 + 1));
}

TEST_P(OrderedPipelineOnThreads, FinishesWhatIsUnderWayWhenStopped) {
    for (const int last : {0, 1, 5, 17, 100, kItems - 1}) {
        std::atomic<bool> stop{false};
        Numbers numbers;
        numbers.while_reading = [&](int i) {
            if (i == last) stop = true;
        };
        const PipelineOutcome outcome = numbers.run(GetParam(), &stop);
        EXPECT_TRUE(outcome.stopped);
        EXPECT_EQ(outcome.taken, static_cast<std::uint64_t>(last + 1));
        numbers.expect_taken_up_to(last + 1);
    }
}

TEST_P(OrderedPipelineOnThreads, TakesWhatWasReadWhenStoppedFromOutside) {
    for (int delay = 0; delay < 12; ++delay) {
        std::atomic<bool> stop{false};
        Numbers numbers;
        numbers.while_working = [](int i) { wait_at_random(static_cast<unsigned>(i)); };
        std::thread signal([&] {
            std::this_thread::sleep_for(std::chrono::microseconds(delay * 300));
            stop = true;
        });
        const PipelineOutcome outcome = numbers.run(GetParam(), &stop);
        signal.join();
        EXPECT_EQ(outcome.taken, static_cast<std::uint64_t>(numbers.read));
        numbers.expect_taken_up_to(numbers.read);
    }
}

TEST_P(OrderedPipelineOnThreads, ReadsNothingWhenStoppedBefore) {
    const std::atomic<bool> stop{true};
    Numbers numbers;
    EXPECT_TRUE(numbers.run(GetParam(), &stop).stopped);
    EXPECT_EQ(numbers.read, 0);
}

TEST_P(OrderedPipelineOnThreads, TakesNothingAfterARefusal) {
    for (const int refused : {0, 1, 33, kItems - 1}) {
        Numbers numbers;
        numbers.while_working = [](int i) { wait_at_random(static_cast<unsigned>(i)); };
        numbers.while_taking = [&](int i) { return i != refused; };
        const PipelineOutcome outcome = numbers.run(GetParam());
        EXPECT_TRUE(outcome.stopped);
        EXPECT_EQ(outcome.taken, static_cast<std::uint64_t>(refused));
        numbers.expect_taken_up_to(refused);
        EXPECT_LE(numbers.read, refused + 1 + static_cast<int>(GetParam() * 4));
    }
}

[[noreturn]] void fail_at(int place) { throw std::runtime_error("at " + std::to_string(place)); }

void expect_failure_at(Numbers& numbers, unsigned threads, int place) {
    try {
        numbers.run(threads);
        FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
        EXPECT_EQ(error.what(), "at " + std::to_string(place));
    }
    numbers.expect_taken_up_to(place);
}

TEST_P(OrderedPipelineOnThreads, RethrowsWhatReadingThrewAfterTakingAllBefore) {
    for (const int place : {0, 1, 40, kItems - 1}) {
        Numbers numbers;
        numbers.while_reading = [&](int i) {
            if (i == place) fail_at(i);
        };
        numbers.while_working = [](int i) { wait_at_random(static_cast<unsigned>(i)); };
        expect_failure_at(numbers, GetParam(), place);
    }
}

TEST_P(OrderedPipelineOnThreads, RethrowsWhatWorkingThrewAfterTakingAllBefore) {
    for (const int place : {0, 1, 40, kItems - 1}) {
        Numbers numbers;
        numbers.while_working = [&](int i) {
            wait_at_random(static_cast<unsigned>(i));
            if (i == place) fail_at(i);
        };
        expect_failure_at(numbers, GetParam(), place);
    }
}

TEST_P(OrderedPipelineOnThreads, RethrowsTheFirstInOrderWhenEveryWorkerThrows) {
    Numbers numbers;
    numbers.while_working = [](int i) {
        wait_at_random(static_cast<unsigned>(i));
        if (i >= 20) fail_at(i);
    };
    expect_failure_at(numbers, GetParam(), 20);
}

TEST_P(OrderedPipelineOnThreads, RethrowsWhatTakingThrew) {
    for (const int place : {0, 1, 40, kItems - 1}) {
        Numbers numbers;
        numbers.while_taking = [&](int i) {
            if (i == place) fail_at(i);
            return true;
        };
        expect_failure_at(numbers, GetParam(), place);
    }
}

TEST_P(OrderedPipelineOnThreads, GivesEachWorkerItsOwnNumber) {
    std::vector<std::atomic<int>> busy(GetParam());
    int next = 0;
    Pipeline pipeline(
        [&]() -> std::optional<Item> {
            if (next == kItems) return std::nullopt;
            return std::make_unique<Work>(Work{next++, 0});
        },
        [&](Item&, unsigned worker) {
            ASSERT_LT(worker, busy.size());
            EXPECT_EQ(busy[worker]++, 0);
            std::this_thread::yield();
            --busy[worker];
        },
        [](Item) { return true; });
    EXPECT_EQ(pipeline.run({.threads = GetParam()}).taken, static_cast<std::uint64_t>(kItems));
}

TEST_P(OrderedPipelineOnThreads, TakesOnTheCallersThread) {
    const auto caller = std::this_thread::get_id();
    Numbers numbers;
    numbers.while_taking = [&](int) { return std::this_thread::get_id() == caller; };
    EXPECT_FALSE(numbers.run(GetParam()).stopped);
}

INSTANTIATE_TEST_SUITE_P(Workers, OrderedPipelineOnThreads, testing::Values(1u, 2u, 4u, 8u, 17u));

TEST(OrderedPipeline, OfOneWorkerUsesOneThread) {
    const auto caller = std::this_thread::get_id();
    Numbers numbers;
    const auto expect_caller = [&](int) { EXPECT_EQ(std::this_thread::get_id(), caller); };
    numbers.while_reading = expect_caller;
    numbers.while_working = expect_caller;
    numbers.run(0);
    numbers.expect_taken_up_to(kItems);
}

}  // namespace
}  // namespace topos
