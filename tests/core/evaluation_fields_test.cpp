#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/evaluation/fields.hpp"

namespace topos::evaluation {
namespace {

EvaluatedDocument document() {
    EvaluatedDocument one;
    one.name = "a.txt";
    one.length = 20;
    one.sentences = {{0, 9}, {10, 20}};
    one.gold = {{{0, 9}, "labour.gig", "asserted", {}, ""}};
    one.system = {{{12, 14}, "labour.gig", "denied", {}, "second"},
                  {{10, 14}, "labour.gig", "denied", {}, "first"}};
    return one;
}

std::vector<std::string_view> names(const Record& record) {
    std::vector<std::string_view> list;
    for (const Field& field : record) list.push_back(field.name);
    return list;
}

TEST(EvaluationFields, OfAllScoresHaveTheSameNames) {
    const std::vector documents{document()};
    const Evaluation evaluation = evaluate(documents);
    const auto expected = names(record(evaluation.scores.front()));
    EXPECT_EQ(std::set(expected.begin(), expected.end()).size(), expected.size());
    for (const Scores& scores : evaluation.scores) EXPECT_EQ(names(record(scores)), expected);
}

TEST(EvaluationFields, LeaveUndefinedAndInapplicableEmpty) {
    const std::vector documents{document()};
    for (const Scores& scores : evaluate(documents).scores) {
        for (const Field& field : record(scores)) {
            const bool empty = std::holds_alternative<std::monostate>(field.value);
            if (field.name == "tn") {
                EXPECT_EQ(empty, scores.unit == Unit::kOverlap || scores.level == Level::kMacro);
            }
            if (field.name == "recall_low") {
                EXPECT_TRUE(empty) << "one document has no interval";
            }
        }
    }
}

TEST(EvaluationFields, OfAFalsePositiveNameTheRules) {
    const std::vector documents{document()};
    const Evaluation evaluation = evaluate(documents);
    ASSERT_EQ(evaluation.disagreements.size(), 2u);
    const Disagreement& blamed = evaluation.disagreements[1];
    EXPECT_EQ(record(blamed, documents).back(), (Field{"rules", std::string("first; second")}));
    EXPECT_EQ(blamed.codings, (std::vector<CodePointRange>{{10, 14}, {12, 14}}));
    EXPECT_EQ(record(evaluation.disagreements[0], documents).back(), (Field{"rules", {}}));
}

TEST(EvaluationBlanks, AreMaximalRangesOfCodePoints) {
    EXPECT_EQ(blank_ranges("平台 \r\n　算"), (std::vector<CodePointRange>{{2, 6}}));
    EXPECT_EQ(blank_ranges(" a\t"), (std::vector<CodePointRange>{{0, 1}, {2, 3}}));
    EXPECT_TRUE(blank_ranges("").empty());
}

}  // namespace
}  // namespace topos::evaluation
