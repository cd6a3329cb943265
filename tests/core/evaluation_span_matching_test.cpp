#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "core/evaluation/random.hpp"
#include "core/evaluation/span_matching.hpp"

namespace topos::evaluation {
namespace {

using Spans = std::vector<CodePointRange>;

Spans generated(SplitMix64& random) {
    Spans spans;
    for (std::uint32_t i = random.below(9); i > 0; --i) {
        const std::uint64_t begin = random.below(40);
        spans.push_back({begin, begin + 1 + random.below(15)});
    }
    std::ranges::sort(spans);
    return spans;
}

std::uint64_t shared(CodePointRange a, CodePointRange b) {
    const auto begin = std::max(a.begin, b.begin);
    const auto end = std::min(a.end, b.end);
    return begin < end ? end - begin : 0;
}

/// The slow obvious one: looks for the best pair left, again and again.
std::vector<SpanPair> reference(const Spans& gold, const Spans& system) {
    std::vector<bool> gold_taken(gold.size());
    std::vector<bool> system_taken(system.size());
    std::vector<SpanPair> pairs;
    while (true) {
        std::uint64_t best = 0;
        SpanPair pair;
        for (std::uint32_t g = 0; g < gold.size(); ++g) {
            for (std::uint32_t s = 0; s < system.size(); ++s) {
                if (gold_taken[g] || system_taken[s]) continue;
                if (shared(gold[g], system[s]) <= best) continue;
                best = shared(gold[g], system[s]);
                pair = {g, s};
            }
        }
        if (best == 0) break;
        gold_taken[pair.gold] = true;
        system_taken[pair.system] = true;
        pairs.push_back(pair);
    }
    std::ranges::sort(pairs, {}, &SpanPair::gold);
    return pairs;
}

/// The largest number of pairs there could be, by trying everything.
std::size_t most_pairs(const Spans& gold, const Spans& system, std::size_t g,
                       std::vector<bool>& taken) {
    if (g == gold.size()) return 0;
    std::size_t best = most_pairs(gold, system, g + 1, taken);
    for (std::size_t s = 0; s < system.size(); ++s) {
        if (taken[s] || shared(gold[g], system[s]) == 0) continue;
        taken[s] = true;
        best = std::max(best, 1 + most_pairs(gold, system, g + 1, taken));
        taken[s] = false;
    }
    return best;
}

TEST(SpanMatching, AgreesWithTheSlowObviousOne) {
    SplitMix64 random(11);
    for (int round = 0; round < 3000; ++round) {
        const Spans gold = generated(random);
        const Spans system = generated(random);
        EXPECT_EQ(match_spans(gold, system), reference(gold, system));
    }
}

TEST(SpanMatching, FindsAtLeastHalfOfWhatThereIs) {
    SplitMix64 random(12);
    for (int round = 0; round < 300; ++round) {
        Spans gold = generated(random);
        Spans system = generated(random);
        gold.resize(std::min<std::size_t>(gold.size(), 6));
        system.resize(std::min<std::size_t>(system.size(), 6));
        std::vector<bool> taken(system.size());
        const std::size_t most = most_pairs(gold, system, 0, taken);
        EXPECT_GE(2 * match_spans(gold, system).size(), most);
    }
}

TEST(SpanMatching, TakesTheLongestOverlapFirst) {
    const Spans gold{{0, 10}, {10, 14}};
    const Spans system{{0, 3}, {2, 12}};
    EXPECT_EQ(match_spans(gold, system), (std::vector<SpanPair>{{0, 1}}));
}

TEST(SpanMatching, TakesTheEarlierOfEquals) {
    const Spans gold{{0, 4}, {4, 8}};
    const Spans system{{2, 6}};
    EXPECT_EQ(match_spans(gold, system), (std::vector<SpanPair>{{0, 0}}));
}

TEST(SpanMatching, DoesNotCountNeighboursAsOverlapping) {
    EXPECT_TRUE(match_spans(Spans{{0, 4}}, Spans{{4, 8}}).empty());
}

}  // namespace
}  // namespace topos::evaluation
