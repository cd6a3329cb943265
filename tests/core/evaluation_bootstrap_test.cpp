#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <numeric>
#include <string>

#include "core/evaluation/bootstrap.hpp"
#include "core/evaluation/evaluation.hpp"
#include "core/evaluation/fields.hpp"

namespace topos::evaluation {
namespace {

/// Documents of ten sentences of ten code points; each side codes each sentence now and then, and
/// the sides agree three times out of four.
std::vector<EvaluatedDocument> corpus(std::uint32_t documents, std::uint32_t codes) {
    SplitMix64 random(99);
    std::vector<EvaluatedDocument> all(documents);
    for (std::uint32_t d = 0; d < documents; ++d) {
        all[d].name = "document " + std::to_string(d);
        all[d].length = 100;
        for (std::uint64_t s = 0; s < 10; ++s) {
            const CodePointRange sentence{10 * s, 10 * s + 10};
            all[d].sentences.push_back(sentence);
            const std::string code = "group" + std::to_string(random.below(5)) + ".code" +
                                     std::to_string(random.below(codes));
            const std::uint32_t who = random.below(8);
            if (who > 0) all[d].gold.push_back({sentence, code, "asserted", {}, ""});
            if (who != 1) all[d].system.push_back({sentence, code, "asserted", {}, "rule"});
        }
    }
    return all;
}

std::vector<Record> table(const Evaluation& evaluation) {
    std::vector<Record> rows;
    for (const Scores& scores : evaluation.scores) rows.push_back(record(scores));
    return rows;
}

EvaluationOptions seeded(std::uint64_t seed) {
    EvaluationOptions options;
    options.resampling = {.resamples = 200, .seed = seed};
    return options;
}

TEST(PercentileInterval, IsMadeOfTheValuesThemselves) {
    std::vector<double> values(1000);
    std::iota(values.begin(), values.end(), 1.0);
    EXPECT_EQ(percentile_interval(values), (Interval{25, 976}));
    values.resize(999);
    EXPECT_EQ(percentile_interval(values), (Interval{25, 975}));
}

TEST(PercentileInterval, OfFewValuesIsTheirRange) {
    EXPECT_EQ(percentile_interval({3, 1, 2}), (Interval{1, 3}));
    EXPECT_FALSE(percentile_interval({}));
}

TEST(DocumentResampler, DrawsAsManyDocumentsAsThereAre) {
    DocumentResampler resampler(17, 4);
    for (int i = 0; i < 50; ++i) {
        const auto& weights = resampler.next();
        EXPECT_EQ(std::accumulate(weights.begin(), weights.end(), 0u), 17u);
    }
}

TEST(EvaluationBootstrap, IsTheSameForTheSameSeed) {
    const auto documents = corpus(20, 3);
    EXPECT_EQ(table(evaluate(documents, seeded(1))), table(evaluate(documents, seeded(1))));
    EXPECT_NE(table(evaluate(documents, seeded(1))), table(evaluate(documents, seeded(2))));
}

TEST(EvaluationBootstrap, GivesTheNumbersItGaveBefore) {
    // Two documents, one right, one wrong: resamples have F1 0, 2/3 or 1, by seed and generator
    // alone.
    std::vector<EvaluatedDocument> documents(2);
    for (auto& document : documents) {
        document.length = 10;
        document.sentences = {{0, 10}};
        document.gold = {{{0, 10}, "a", "", {}, ""}};
    }
    documents[0].system = {{{0, 5}, "a", "", {}, "r"}};
    const Scores scores = evaluate(documents, seeded(1)).scores.front();
    EXPECT_EQ(scores.f1.interval, (Interval{0, 1}));
    EXPECT_EQ(scores.f1.resamples, 200u);
    // Undefined where only the document without prediction was drawn; counted in Python too.
    EXPECT_EQ(scores.precision.resamples, 151u);
}

TEST(EvaluationBootstrap, HasNoIntervalForOneDocumentOrNoResamples) {
    EXPECT_FALSE(evaluate(corpus(1, 2)).scores.front().f1.interval);
    EvaluationOptions none;
    none.resampling.resamples = 0;
    EXPECT_FALSE(evaluate(corpus(5, 2), none).scores.front().f1.interval);
}

TEST(EvaluationBootstrap, EnclosesTheValue) {
    for (const Scores& scores : evaluate(corpus(40, 2)).scores) {
        if (scores.level == Level::kCode || !scores.f1.value) continue;
        ASSERT_TRUE(scores.f1.interval);
        EXPECT_LE(scores.f1.interval->low, *scores.f1.value);
        EXPECT_GE(scores.f1.interval->high, *scores.f1.value);
    }
}

TEST(EvaluationBootstrap, CoversAProportionAsItShould) {
    // Recall of one code, a sentence per document: the interval of a share p of n documents is
    // close to p ± 1.96 sqrt(p (1 - p) / n).
    constexpr std::uint32_t kDocuments = 400;
    std::vector<EvaluatedDocument> documents(kDocuments);
    for (std::uint32_t d = 0; d < kDocuments; ++d) {
        documents[d].length = 10;
        documents[d].sentences = {{0, 10}};
        documents[d].gold = {{{0, 10}, "a", "", {}, ""}};
        if (d % 4 != 0) documents[d].system = {{{0, 10}, "a", "", {}, "r"}};
    }
    const Estimate recall = evaluate(documents).scores.front().recall;
    const double half = 1.96 * std::sqrt(0.75 * 0.25 / kDocuments);
    EXPECT_EQ(recall.value, 0.75);
    EXPECT_NEAR(recall.interval->low, 0.75 - half, 0.01);
    EXPECT_NEAR(recall.interval->high, 0.75 + half, 0.01);
}

TEST(EvaluationBootstrap, IsFastEnoughToLeaveOn) {
    const auto documents = corpus(160, 9);
    const auto start = std::chrono::steady_clock::now();
    const Evaluation evaluation = evaluate(documents);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(evaluation.codes.size(), 45u);
    // Some 0.2 s when optimised; the limit is for debug builds under sanitizers.
    EXPECT_LT(seconds.count(), 30);
    RecordProperty("milliseconds", static_cast<int>(1000 * seconds.count()));
}

}  // namespace
}  // namespace topos::evaluation
