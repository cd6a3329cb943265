#include <gtest/gtest.h>

#include "core/lexicon/token_test.hpp"
#include "support/toy_languages.hpp"

namespace topos {
namespace {

ast::TokenTest compare(const std::string& attribute, const std::string& value,
                       bool negated = false) {
    ast::TokenTest test;
    test.attribute.text = attribute;
    test.value.value = value;
    test.negated = negated;
    return test;
}

ast::TokenTest combined(ast::TokenTest::Kind kind, std::vector<ast::TokenTest> operands) {
    ast::TokenTest test;
    test.kind = kind;
    test.operands = std::move(operands);
    return test;
}

/// Of the word "Walked", whose lemma nobody knows.
Truth truth_of(const ast::TokenTest& test) {
    const test::ToySpaced english;
    const auto backend = *english.create({});
    TokenAnalysis analysis;
    analysis.norm = "walked";
    analysis.part_of_speech = "VERB";
    return (*TokenPredicate::compile(test, *backend))("Walked", analysis);
}

TEST(TokenPredicate, ComparesAttributes) {
    EXPECT_EQ(truth_of(compare("text", "Walked")), Truth::yes);
    EXPECT_EQ(truth_of(compare("text", "walked")), Truth::no);
    EXPECT_EQ(truth_of(compare("norm", "WALKED")), Truth::yes);
    EXPECT_EQ(truth_of(compare("pos", "verb")), Truth::yes);
    EXPECT_EQ(truth_of(compare("script", "Latin")), Truth::yes);
}

TEST(TokenPredicate, LeavesWhatIsNotKnownUndefined) {
    using Kind = ast::TokenTest::Kind;
    const auto unknown = compare("lemma", "walk");
    EXPECT_EQ(truth_of(unknown), Truth::undefined);
    EXPECT_EQ(truth_of(compare("lemma", "walk", true)), Truth::undefined);
    EXPECT_EQ(truth_of(combined(Kind::none_of, {unknown})), Truth::undefined);
    EXPECT_EQ(truth_of(combined(Kind::any_of, {unknown, compare("text", "Walked")})), Truth::yes);
    EXPECT_EQ(truth_of(combined(Kind::all_of, {unknown, compare("text", "x")})), Truth::no);
    EXPECT_EQ(truth_of(combined(Kind::all_of, {unknown, compare("text", "Walked")})),
              Truth::undefined);
}

}  // namespace
}  // namespace topos
