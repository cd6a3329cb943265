#include <gtest/gtest.h>

#include "core/evaluation/alpha.hpp"
#include "core/evaluation/coders.hpp"

namespace topos::evaluation {
namespace {

EvaluatedCoding coding(std::uint64_t begin, std::uint64_t end, const std::string& code) {
    return {{begin, end}, code, "", {}, ""};
}

TEST(Coders, WhoFoundNothingAreNotThoseWhoDidNotRead) {
    CodersDocument read{{{0, 10}, {11, 20}}, {{10, 11}}, {}};
    read.coders = {std::vector{coding(12, 15, "a")}, std::vector<EvaluatedCoding>{}, std::nullopt};
    const Ratings ratings = presence_ratings(std::vector{read}, 4, "a");
    EXPECT_EQ(ratings.cells, (std::vector<std::uint32_t>{0, 0, kMissing, kMissing,  //
                                                         1, 0, kMissing, kMissing}));
}

TEST(Coders, MayCodeSeveralSentencesAtOnceAndOtherCodes) {
    CodersDocument one{{{0, 10}, {11, 20}, {21, 30}}, {}, {}};
    one.coders = {std::vector{coding(5, 12, "a"), coding(22, 25, "b")}};
    EXPECT_EQ(presence_ratings(std::vector{one}, 1, "a").cells,
              (std::vector<std::uint32_t>{1, 1, 0}));
}

TEST(Coders, WithTheSameCodingsAgreeCompletely) {
    CodersDocument one{{{0, 10}, {11, 20}}, {}, {}};
    one.coders.assign(3, std::vector{coding(0, 4, "a")});
    const Ratings ratings = presence_ratings(std::vector{one, one}, 3, "a");
    EXPECT_EQ(ratings.units(), 4u);
    EXPECT_EQ(krippendorff_alpha(category_counts(ratings)), 1.0);
}

}  // namespace
}  // namespace topos::evaluation
