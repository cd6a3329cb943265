// Why a text was coded, and why not. Changes that are proposed make the rule code the text.
#include "core/explain/explain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/compiled_rules.hpp"
#include "support/random_rules.hpp"

namespace topos {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

Explanation explained(const test::CompiledRules& rules, const std::string& text,
                      const ExplainOptions& options = {}) {
    Document document;
    document.text = text;
    auto explanation =
        explain(rules.files, rules.result.program, rules.languages, document, options);
    EXPECT_TRUE(explanation);
    return explanation ? *explanation : Explanation{};
}

constexpr const char* kRules = R"(code c
lexicon app
  en: app, system
end
lexicon fine
  en: fine, dock
end
lexicon dinner
  en: dinner
end
context denied
  en: never   scope forward 6
end
rule app_fines: code c
  find   agent:<app> ..1 act:<fine>
  unless <dinner>
end
)";

TEST(Explain, SaysWhichEntriesMatchedAndWhatSetTheStatus) {
    const auto rules = test::compile_rules(kRules);
    const auto explanation = explained(*rules, "The app never fine you.");
    ASSERT_EQ(explanation.coded.size(), 1U);
    const WhyCoded& why = explanation.coded.front();
    EXPECT_EQ(why.find, "agent:<app> ..1 act:<fine>");
    EXPECT_THAT(why.checked, ElementsAre("unless <dinner>"));
    ASSERT_EQ(why.coding.evidence.size(), 3U);
    const auto entry = [&](std::size_t i) {
        return rules->program().entries()[why.coding.evidence[i].entry].entry;
    };
    EXPECT_EQ(entry(0), "app");
    EXPECT_EQ(entry(1), "fine");
    EXPECT_EQ(entry(2), "never");
    EXPECT_TRUE(explanation.near.empty());
}

TEST(Explain, WidensAGapByAsLittleAsItTakes) {
    const auto rules = test::compile_rules(kRules);
    const auto explanation = explained(*rules, "The app may well fine you.");
    ASSERT_EQ(explanation.near.size(), 1U);
    const WhyNot& why = explanation.near.front();
    EXPECT_EQ(why.reached, 1U);
    EXPECT_THAT(why.failed, HasSubstr("`act:<fine>` does not stand where the pattern asks"));
    EXPECT_THAT(why.changes, ElementsAre("write `..2` in place of `..1` before `act:<fine>`"));
}

TEST(Explain, WidensAGapByNoMoreThanItTakes) {
    const auto rules = test::compile_rules(kRules);
    const std::string text = "The app ";
    std::string between;
    for (std::size_t words = 2; words <= 21; ++words) {
        between = between.empty() ? "x x " : between + "x ";
        const auto explanation = explained(*rules, text + between + "fine you.");
        ASSERT_EQ(explanation.near.size(), 1U);
        EXPECT_THAT(explanation.near.front().changes,
                    ElementsAre("write `.." + std::to_string(words) +
                                "` in place of `..1` before `act:<fine>`"));
    }
}

TEST(Explain, NamesTheConditionThatKeptItFromCoding) {
    const auto rules = test::compile_rules(kRules);
    const auto explanation = explained(*rules, "The app fine you dinner.");
    ASSERT_EQ(explanation.near.size(), 1U);
    EXPECT_EQ(explanation.near.front().failed,
              "the pattern is there, but `unless <dinner>` keeps it from coding");
    EXPECT_THAT(explanation.near.front().changes, ElementsAre("leave out `unless <dinner>`"));
}

TEST(Explain, NamesTheWordsThatALexiconMayLack) {
    const auto rules = test::compile_rules(kRules);
    const auto explanation = explained(*rules, "The app robs you.");
    ASSERT_EQ(explanation.near.size(), 1U);
    const WhyNot& why = explanation.near.front();
    EXPECT_EQ(why.failed, "nothing in the sentence matches `act:<fine>`");
    EXPECT_THAT(why.changes,
                ElementsAre(HasSubstr("add to <fine> the word that you mean: `robs`")));
}

TEST(Explain, ProposesNoWordThatWouldAlsoKeepTheRuleFromCoding) {
    const auto rules = test::compile_rules(R"(code c
lexicon fine
  en: fine
end
rule app_fines: code c
  find   "app" ..3 <fine>
  unless <fine> "mark"
end
)");
    const auto explanation = explained(*rules, "The app robs mark.");
    ASSERT_EQ(explanation.near.size(), 1U);
    EXPECT_THAT(explanation.near.front().changes,
                ElementsAre("add to <fine> the word that you mean: `mark`"));
}

TEST(Explain, AddsWordsToALexiconThatOthersAreMadeFrom) {
    const auto rules = test::compile_rules(R"(code c
lexicon fine
  en: fine
end
lexicon dock
  en: dock
end
lexicon punish = <fine> + <dock>
rule app_punishes: code c
  find   "app" <punish>
end
)");
    const auto explanation = explained(*rules, "The app robs you.");
    ASSERT_EQ(explanation.near.size(), 1U);
    EXPECT_THAT(explanation.near.front().changes,
                ElementsAre("add to <fine> the word that you mean: `robs`"));
}

TEST(Explain, AddsNoWordsToARule) {
    const auto rules = test::compile_rules(R"(code c
rule fine: code c
  find   "fine" "you"
end
rule app_fines: code c
  find   "app" ..3 <fine>
end
)");
    ExplainOptions options;
    options.rule = "app_fines";
    const auto explanation = explained(*rules, "The app robs you.", options);
    ASSERT_EQ(explanation.near.size(), 1U);
    EXPECT_THAT(explanation.near.front().changes,
                ElementsAre("let `<fine>` be missing: `<fine>?`"));
}

TEST(Explain, LooksAcrossSentences) {
    const auto rules = test::compile_rules(kRules);
    const auto explanation = explained(*rules, "The app. Fine you.");
    ASSERT_EQ(explanation.near.size(), 1U);
    EXPECT_THAT(explanation.near.front().changes, Contains("write `inside paragraph`"));
}

TEST(Explain, ShowsWhatKeepPassedOver) {
    const auto rules =
        test::compile_rules("code c\nrule r: code c\n  find \"a\" ..3 \"b\" \"c\"?\nend\n");
    const auto explanation = explained(*rules, "a b c");
    ASSERT_EQ(explanation.coded.size(), 1U);
    EXPECT_THAT(explanation.coded.front().competitors, ElementsAre(CodePointRange{0, 3}));
}

TEST(Explain, ADocumentRuleHasItsCondition) {
    const auto rules = test::compile_rules(
        std::string(kRules) + "document d: code c\n  when count(app_fines) >= 1\nend\n");
    const auto explanation = explained(*rules, "The app fine you.");
    ASSERT_EQ(explanation.coded.size(), 2U);
    EXPECT_EQ(explanation.coded[0].when, "count(app_fines) >= 1");
}

TEST(Explain, ChineseHasTheSamePlaces) {
    const auto rules = test::compile_rules(
        "code c\nlexicon l\n  zh：平台\nend\nrule r: code c\n  find <l> ..1 \"直接\"\nend\n");
    const auto explanation = explained(*rules, "平台直接。");
    ASSERT_EQ(explanation.coded.size(), 1U);
    EXPECT_EQ(explanation.coded.front().coding.range, (CodePointRange{0, 4}));
}

/// Whatever the rules: it explains just the codings that there are, and never fails.
void explain_many(bool unspaced) {
    std::size_t coded = 0;
    std::size_t changes = 0;
    for (unsigned seed = 1; seed <= 250; ++seed) {
        test::RandomRules random(seed, unspaced);
        const auto rules = test::compile_rules(random.rule_file());
        if (rules->result.program == nullptr) continue;
        const std::string text = random.text();
        ExplainOptions options;
        options.language = unspaced ? "zh" : "en";
        const auto explanation = explained(*rules, text, options);
        const auto codings = rules->code(text, {options.language, true});
        ASSERT_EQ(explanation.coded.size(), codings.codings.size()) << "seed " << seed;
        for (std::size_t i = 0; i < codings.codings.size(); ++i) {
            EXPECT_EQ(explanation.coded[i].rule, codings.codings[i].rule);
            EXPECT_EQ(explanation.coded[i].coding.range, codings.codings[i].range);
        }
        coded += explanation.coded.size();
        for (const WhyNot& why : explanation.near) {
            changes += why.changes.size();
            EXPECT_FALSE(why.failed.empty());
        }
    }
    EXPECT_GT(coded, 100U);
    EXPECT_GT(changes, 30U);
}

TEST(Explain, ExplainsWhateverWasCodedInASpacedLanguage) { explain_many(false); }
TEST(Explain, ExplainsWhateverWasCodedInAnUnspacedLanguage) { explain_many(true); }

}  // namespace
}  // namespace topos
