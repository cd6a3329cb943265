#include <gtest/gtest.h>

#include "core/match/rule_observer.hpp"
#include "support/compiled_rules.hpp"

namespace topos {
namespace {

using test::compile_rules;

std::string coded(const std::string& rules, std::string_view text) {
    const auto compiled = compile_rules(rules);
    if (compiled->result.program == nullptr) return compiled->diagnostics();
    return test::describe(compiled->code(text), compiled->program(), text);
}

constexpr std::string_view kControl = R"(
pack labour version 1.2 languages en, zh
code mechanism.control "Algorithmic control"
lexicon system
  en: algorithm, app, platform, "dispatch system", =Uber
  zh：算法、平台、派单系统
end
lexicon punish
  en: deactivate, penalise, "cut off", ban*
  zh：封号、罚款、扣钱
end
lexicon worker
  en: you, rider
  zh：骑手
end
lexicon training
  en: training
  zh：培训
end
context denied
  en: not, never, no, "no longer"   scope forward 6, until but, however
  zh：没有、不、并非                scope forward 8, until 但是、然而
end
rule app_punishes: code control
  find    agent:<system> ..6 act:<punish> ..3 target:<worker>?
  inside  sentence, not across [text = ";" or text = "；"]
  unless  <training> near 5 act
  yes en  "The {agent: app} can {act: deactivate} {target: you} overnight."
end
)";

std::string control(std::string_view text) { return coded(std::string(kControl), text); }

TEST(Coder, CodesEnglishWithRoles) {
    EXPECT_EQ(control("The app can deactivate you overnight."),
              "app_punishes \"app can deactivate you\" asserted agent=\"app\" act=\"deactivate\" "
              "target=\"you\"\n");
}

TEST(Coder, CodesInflectionsAndPhrases) {
    EXPECT_EQ(
        control("Platforms cut, off riders. Uber banned it."),
        "app_punishes \"Platforms cut, off riders\" asserted agent=\"Platforms\" act=\"cut, off\" "
        "target=\"riders\"\n"
        "app_punishes \"Uber banned\" asserted agent=\"Uber\" act=\"banned\"\n");
}

TEST(Coder, CodesChinese) {
    EXPECT_EQ(control("平台直接封号，没有理由。"),
              "app_punishes \"平台直接封号\" asserted agent=\"平台\" act=\"封号\"\n");
}

TEST(Coder, FindsStatusInGapAndBefore) {
    EXPECT_EQ(control("The app never banned anyone. It is not the app that bans."),
              "app_punishes \"app never banned\" denied agent=\"app\" act=\"banned\"\n"
              "app_punishes \"app that bans\" denied agent=\"app\" act=\"bans\"\n");
}

TEST(Coder, StopsAtBarriersAndExclusions) {
    EXPECT_EQ(control("The app is old; they ban riders. The app bans training."), "");
}

TEST(Coder, ReportsWhereTooManyMatchesAreLeftOut) {
    const auto compiled = compile_rules(
        "code c\nlexicon a\n  en: a\nend\nrule pairs: code c\n  find <a> ..100 <a>\n  keep "
        "all\nend\n");
    std::string text;
    for (int i = 0; i < 60; ++i) text += "a ";
    const auto codings = compiled->code(text);
    EXPECT_EQ(codings.codings.size(), 1000u);
    ASSERT_EQ(codings.warnings.size(), 1u);
    EXPECT_NE(codings.warnings.front().find(
                  "rule `pairs` (rules.topos:5) has more than 1000 matches in one sentence"),
              std::string::npos);
}

TEST(Coder, CountsWordsSentencesAndParagraphs) {
    const auto compiled = compile_rules(std::string(kControl));
    const auto english = compiled->code("One two. Three!\n\nFour.");
    EXPECT_EQ(english.words, 4u);
    EXPECT_EQ(english.sentences, 3u);
    EXPECT_EQ(english.paragraphs, 2u);
    const auto chinese = compiled->code("平台很老。我们没有理由！");
    EXPECT_EQ(chinese.words, 10u);
    EXPECT_EQ(chinese.sentences, 2u);
}

/// Sees all rules at once, so nothing is left out for it.
class NobodyInParticular final : public RuleObserver {
  public:
    void on_refused(RuleIndex, std::span<const Refusal>) override {}
    void on_coding(RuleIndex, std::span<const NodeIndex>) override {}
    void on_condition_entry(RuleIndex, std::uint32_t) override {}
};

constexpr std::string_view kGates = R"(
code insecurity
code labour
lexicon work
  en: rider, courier
  zh：骑手
end
lexicon doubt
  en: perhaps, "never know"
  zh：说不准
end
rule scene
  find <work>
end
document about_work
  when count(scene) >= 2
end
rule uncertain: code insecurity
  find <doubt>
  when about_work
end
rule long_words: code insecurity
  find <doubt> ..5 <work>
  when words > 9
end
rule works: code labour
  find <work>
end
)";

TEST(Coder, GivesTheSameWhetherGatedRulesAreLeftOutOrNot) {
    const auto compiled = compile_rules(std::string(kGates));
    ASSERT_NE(compiled->result.program, nullptr) << compiled->diagnostics();
    NobodyInParticular nobody;
    CodingOptions watched;
    watched.observer = &nobody;
    auto gated = Coder::create(compiled->result.program, compiled->languages);
    auto all = Coder::create(compiled->result.program, compiled->languages, watched);
    ASSERT_TRUE(gated && all);
    std::size_t uncertain = 0;
    for (const std::string text :
         {"Perhaps a rider.", "You never know, rider or courier.", "骑手，骑手，说不准。",
          "Perhaps it rains, perhaps the rider of the seventh street waits.", "", "No word."}) {
        DocumentCodings a, b;
        ASSERT_TRUE(gated->code({"d", text, "UTF-8", {}}, a));
        ASSERT_TRUE(all->code({"d", text, "UTF-8", {}}, b));
        EXPECT_EQ(test::describe(a, compiled->program(), text),
                  test::describe(b, compiled->program(), text));
        EXPECT_EQ(a.words, b.words);
        for (const Coding& coding : a.codings)
            uncertain += compiled->program().rules()[coding.rule].name == "uncertain" ? 1 : 0;
    }
    EXPECT_EQ(uncertain, 2u);
}

TEST(Coder, RefusesALanguageThatIsNotLoaded) {
    const auto compiled = compile_rules(std::string(kControl));
    EXPECT_FALSE(Coder::create(compiled->result.program, compiled->languages, {"xx", true}));
}

TEST(Coder, GivesTheSameWhateverItCodedBefore) {
    const auto compiled = compile_rules(std::string(kControl));
    auto coder = Coder::create(compiled->result.program, compiled->languages);
    const std::string text = "The app can deactivate you.\n\n平台直接封号。";
    Document document;
    document.text = text;
    DocumentCodings first;
    DocumentCodings second;
    ASSERT_TRUE(coder->code(document, first));
    Document other;
    other.text = "Uber bans riders. 骑手没有平台。\n\n平台没有封号。";
    ASSERT_TRUE(coder->code(other, second));
    ASSERT_TRUE(coder->code(document, second));
    EXPECT_EQ(test::describe(first, compiled->program(), text),
              test::describe(second, compiled->program(), text));
}

}  // namespace
}  // namespace topos
