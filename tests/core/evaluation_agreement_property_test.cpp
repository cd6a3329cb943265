/// What holds of every measure of agreement, on generated judgements.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "core/evaluation/agreement.hpp"
#include "core/evaluation/alpha.hpp"
#include "core/evaluation/kappa.hpp"
#include "core/evaluation/random.hpp"
#include "core/evaluation/two_by_two.hpp"

namespace topos::evaluation {
namespace {

constexpr int kRounds = 300;

/// Coders who say what is true `same` times out of 10 and sometimes nothing.
Ratings generated(SplitMix64& random, bool missing) {
    Ratings ratings{2 + random.below(4), 2 + random.below(4), {}};
    const std::uint32_t units = 1 + random.below(30);
    const std::uint32_t same = random.below(11);
    for (std::uint32_t u = 0; u < units; ++u) {
        const std::uint32_t truth = random.below(ratings.categories);
        for (std::uint32_t c = 0; c < ratings.coders; ++c) {
            const bool silent = missing && random.below(4) == 0;
            const std::uint32_t other = random.below(ratings.categories);
            ratings.cells.push_back(silent ? kMissing : random.below(10) < same ? truth : other);
        }
    }
    return ratings;
}

std::vector<Measure> all_measures(const Ratings& ratings) {
    const CategoryCounts counts = category_counts(ratings);
    std::vector<double> values(ratings.categories);
    std::iota(values.begin(), values.end(), 1.0);
    return {krippendorff_alpha(counts),
            krippendorff_alpha(counts, Scale::kOrdinal),
            krippendorff_alpha(counts, Scale::kInterval, values),
            krippendorff_alpha(counts, Scale::kRatio, values),
            fleiss_kappa(counts),
            brennan_prediger(counts),
            gwet_ac1(counts),
            percent_agreement(counts),
            conger_kappa(ratings),
            light_kappa(ratings)};
}
constexpr std::size_t kWithOrder = 4;  ///< of these, the scales; the first is nominal

void expect_same(const std::vector<Measure>& a, const std::vector<Measure>& b,
                 std::size_t from = 0) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (i > 0 && i < from) continue;
        ASSERT_EQ(a[i].has_value(), b[i].has_value()) << "measure " << i;
        if (a[i]) {
            EXPECT_NEAR(*a[i], *b[i], 1e-9) << "measure " << i;
        }
    }
}

template <typename T>
void shuffle(SplitMix64& random, std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
        std::swap(values[i - 1], values[random.below(static_cast<std::uint32_t>(i))]);
    }
}

std::vector<std::uint32_t> shuffled(SplitMix64& random, std::size_t size) {
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0u);
    shuffle(random, order);
    return order;
}

TEST(Agreement, IsOneForIdenticalCoders) {
    SplitMix64 random(1);
    for (int round = 0; round < kRounds; ++round) {
        Ratings ratings{2 + random.below(4), 3, {}};
        for (std::uint32_t unit = 0; unit < 12; ++unit) {
            ratings.cells.insert(ratings.cells.end(), ratings.coders, unit % 3);
        }
        for (const Measure measure : all_measures(ratings)) EXPECT_NEAR(measure.value(), 1, 1e-12);
    }
}

TEST(Agreement, IsUndefinedWithoutVariation) {
    const Ratings ratings{2, 2, {1, 1, 1, 1, 1, 1}};
    const CategoryCounts counts = category_counts(ratings);
    EXPECT_FALSE(krippendorff_alpha(counts));
    EXPECT_FALSE(fleiss_kappa(counts));
    EXPECT_FALSE(conger_kappa(ratings));
    EXPECT_FALSE(cohen_kappa(contingency(ratings, 0, 1)).value);
    EXPECT_EQ(percent_agreement(counts), 1.0);
    EXPECT_EQ(gwet_ac1(counts), 1.0) << "chance is 0 where one category is sure";
}

TEST(Agreement, IsUndefinedWithoutPairs) {
    const Ratings alone{2, 2, {1, kMissing, kMissing, 0}};
    for (const Measure measure : all_measures(alone)) EXPECT_FALSE(measure);
    for (const Measure measure : all_measures({2, 2, {}})) EXPECT_FALSE(measure);
    for (const Measure measure : all_measures({0, 0, {}})) EXPECT_FALSE(measure);
}

TEST(Agreement, DoesNotDependOnTheOrderOfUnits) {
    SplitMix64 random(2);
    for (int round = 0; round < kRounds; ++round) {
        const Ratings ratings = generated(random, true);
        Ratings other{ratings.coders, ratings.categories, {}};
        for (const std::uint32_t unit : shuffled(random, ratings.units())) {
            for (std::size_t c = 0; c < ratings.coders; ++c) {
                other.cells.push_back(ratings.at(unit, c));
            }
        }
        expect_same(all_measures(ratings), all_measures(other));
    }
}

TEST(Agreement, DoesNotDependOnTheOrderOfCoders) {
    SplitMix64 random(3);
    for (int round = 0; round < kRounds; ++round) {
        const Ratings ratings = generated(random, true);
        const auto order = shuffled(random, ratings.coders);
        Ratings other{ratings.coders, ratings.categories, {}};
        for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
            for (const std::uint32_t c : order) other.cells.push_back(ratings.at(unit, c));
        }
        expect_same(all_measures(ratings), all_measures(other));
    }
}

TEST(Agreement, OnNamesDoesNotDependOnTheirOrder) {
    SplitMix64 random(4);
    for (int round = 0; round < kRounds; ++round) {
        const Ratings ratings = generated(random, true);
        const auto renamed = shuffled(random, ratings.categories);
        Ratings other = ratings;
        for (std::uint32_t& cell : other.cells) {
            if (cell != kMissing) cell = renamed[cell];
        }
        expect_same(all_measures(ratings), all_measures(other), kWithOrder);
    }
}

TEST(Agreement, StaysBetweenMinusOneAndOne) {
    SplitMix64 random(5);
    for (int round = 0; round < kRounds; ++round) {
        for (const Measure measure : all_measures(generated(random, true))) {
            if (!measure) continue;
            EXPECT_LE(*measure, 1 + 1e-12);
            EXPECT_GE(*measure, -1 - 1e-12);
        }
    }
}

TEST(Agreement, AlphaIsFleissKappaCorrectedForTheSampleSize) {
    // 1 - alpha = (1 - kappa) (N - 1) / N for N judgements and none missing.
    SplitMix64 random(6);
    for (int round = 0; round < kRounds; ++round) {
        const CategoryCounts counts = category_counts(generated(random, false));
        const Measure alpha = krippendorff_alpha(counts);
        const Measure kappa = fleiss_kappa(counts);
        ASSERT_EQ(alpha.has_value(), kappa.has_value());
        if (!alpha) continue;
        const auto judgements = static_cast<double>(
            std::accumulate(counts.cells.begin(), counts.cells.end(), std::uint64_t{0}));
        EXPECT_NEAR(1 - *alpha, (1 - *kappa) * (judgements - 1) / judgements, 1e-9);
    }
}

TEST(Agreement, OfTwoCodersIsTheSameInEveryForm) {
    SplitMix64 random(7);
    for (int round = 0; round < kRounds; ++round) {
        const Counts c{random.below(6), random.below(6), random.below(6), random.below(6)};
        const Ratings ratings = ratings_of(contingency(c));
        const CategoryCounts counts = category_counts(ratings);
        const CohenKappa kappa = cohen_kappa(contingency(c));
        expect_same({percent_agreement(c), cohen_kappa_value(c), cohen_kappa_value(c), scott_pi(c),
                     krippendorff_alpha(c), gwet_ac1(c)},
                    {percent_agreement(counts), kappa.value, conger_kappa(ratings),
                     fleiss_kappa(counts), krippendorff_alpha(counts), gwet_ac1(counts)});
        EXPECT_EQ(kappa.value.has_value(), kappa.interval.has_value());
    }
}

}  // namespace
}  // namespace topos::evaluation
