// Phrases by two of their words, and which words count as the same for that.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/lexicon/phrase_pairs.hpp"
#include "support/toy_languages.hpp"

namespace topos {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PairKeys kin(std::uint32_t number) { return {0, 0, number, 0}; }
PairKeys norm(std::uint32_t number) { return {0, number, 0, 0}; }

TEST(PhrasePairs, AreFoundInTheirOrderByAnyKeyAndOnce) {
    PhrasePairs pairs;
    pairs.add(kin(1), kin(2), 0);
    pairs.add(kin(1), kin(2), 1);
    pairs.add(norm(7), kin(2), 2);
    pairs.add(kin(3), kin(2), 0);  // the same phrase by another family
    pairs.finish();
    std::vector<std::uint32_t> found{99};
    pairs.find({0, 7, 1, 3}, kin(2), found);
    EXPECT_THAT(found, ElementsAre(0, 1, 2));
    pairs.find(kin(2), kin(1), found);
    EXPECT_THAT(found, IsEmpty());
}

TEST(PhrasePairs, KnowWhatMayBeginAndEndThem) {
    PhrasePairs pairs;
    pairs.add(kin(1), norm(2), 0);
    pairs.finish();
    EXPECT_TRUE(pairs.may_begin(kin(1)));
    EXPECT_FALSE(pairs.may_begin(norm(1)));
    EXPECT_FALSE(pairs.may_end(kin(1)));
    EXPECT_TRUE(pairs.may_end(norm(2)));
    EXPECT_EQ(pairs.asked_for({5, 2, 1, 9}).text, 0u);
    EXPECT_EQ(pairs.asked_for({5, 2, 1, 9}).kin, 1u);
}

TEST(EntryWords, InflectionsAreKin) {
    const test::ToySpaced english;
    const auto backend = *english.create({});
    EntryWords words;
    const auto walks = words.add("walks home", *backend);
    const auto walked = words.add("walked", *backend);
    ASSERT_TRUE(walks && walked && words.analyse(*backend));
    const auto kin_of = [&](std::uint32_t entry, std::uint32_t word) {
        return words.pair_keys_of(words.keys(entry, word)).kin;
    };
    EXPECT_EQ(words.word_count(*walks), 2u);
    EXPECT_EQ(words.length(*walks, 0), 5u);
    EXPECT_EQ(kin_of(*walks, 0), kin_of(*walked, 0));
    EXPECT_NE(kin_of(*walks, 0), kin_of(*walks, 1));
}

TEST(EntryWords, SayWhatIsNoWord) {
    const test::ToySpaced english;
    const auto backend = *english.create({});
    EntryWords words;
    const auto signs = words.add("!!!", *backend);
    const auto mixed = words.add("walk!", *backend);
    ASSERT_TRUE(signs && mixed);
    EXPECT_EQ(words.fate(*signs), EntryFate::has_no_word);
    EXPECT_EQ(words.fate(*mixed), EntryFate::has_symbols);
}

}  // namespace
}  // namespace topos
