#include <gtest/gtest.h>

#include <array>

#include "core/evaluation/random.hpp"

namespace topos::evaluation {
namespace {

TEST(SplitMix64, GivesTheReferenceImplementationsNumbers) {
    // Vigna's splitmix64.c from state 1234567.
    SplitMix64 random(1234567);
    for (const std::uint64_t expected :
         {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u,
          16408922859458223821u}) {
        EXPECT_EQ(random.next(), expected);
    }
}

TEST(SplitMix64, IsEvenBelowABound) {
    SplitMix64 random(1);
    std::array<int, 7> drawn{};
    for (int i = 0; i < 70000; ++i) ++drawn.at(random.below(7));
    for (const int count : drawn) EXPECT_NEAR(count, 10000, 400);
}

TEST(SplitMix64, HasOneChoiceBelowOne) {
    SplitMix64 random(7);
    for (int i = 0; i < 10; ++i) EXPECT_EQ(random.below(1), 0u);
}

}  // namespace
}  // namespace topos::evaluation
