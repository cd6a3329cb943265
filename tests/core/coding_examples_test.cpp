#include <gtest/gtest.h>

#include "core/coding/examples.hpp"
#include "grammar/source.hpp"
#include "support/compiled_rules.hpp"

namespace topos {
namespace {

ExampleReport report_of(const test::CompiledRules& compiled) {
    auto report = run_examples(compiled.result.program, compiled.languages);
    return report ? *report : ExampleReport{};
}

std::string rules_with(const std::string& examples) {
    return R"(
code control
lexicon system
  en: app
end
lexicon punish
  en: ban*, "cut off"
end
context denied
  en: never   scope forward 6
end
rule app_punishes: code control
  find  agent:<system> ..6 act:<punish>
)" + examples +
           "end\n";
}

ExampleResult only_result(const std::string& example) {
    const auto compiled = test::compile_rules(rules_with(example));
    const auto report = report_of(*compiled);
    EXPECT_EQ(report.results.size(), 1u) << compiled->diagnostics();
    return report.results.empty() ? ExampleResult{} : report.results.front();
}

TEST(Examples, PassWhereRolesCoverTheMarks) {
    EXPECT_EQ(only_result("  yes en \"The {agent: app} {act: cut off} riders.\"\n").outcome,
              ExampleOutcome::passed);
    EXPECT_EQ(only_result("  denied en \"The app never banned them.\"\n").outcome,
              ExampleOutcome::passed);
    EXPECT_EQ(only_result("  no en \"The app is old.\"\n").outcome, ExampleOutcome::passed);
}

TEST(Examples, SayWhyTheyFail) {
    EXPECT_EQ(only_result("  yes en \"The app is old.\"\n").reason, "no coding by this rule");
    EXPECT_EQ(only_result("  yes en \"The app {act: bans you}.\"\n").reason,
              "role act covers `bans`, the example marks `bans you`");
    EXPECT_EQ(only_result("  yes en \"The app never banned them.\"\n").reason,
              "status is denied, not asserted");
    EXPECT_EQ(only_result("  denied en \"The app banned them.\"\n").reason,
              "status is asserted, not denied");
    EXPECT_EQ(only_result("  no en \"The app bans.\"\n").reason, "the rule codes `app bans`");
}

TEST(Examples, TakeEveryWhenToHoldAndShowRulesWithoutCodes) {
    const auto compiled = test::compile_rules(R"(
code control
rule scene
  find  who:"rider"
  yes en "A {who: rider} waits."
end
rule app_punishes: code control
  find  "fined"
  when  count(scene) >= 3
  yes en "I was fined."
end
)");
    const auto report = report_of(*compiled);
    ASSERT_EQ(report.results.size(), 2u) << compiled->diagnostics();
    EXPECT_EQ(report.results[0].outcome, ExampleOutcome::passed) << report.results[0].reason;
    EXPECT_EQ(report.results[1].outcome, ExampleOutcome::passed) << report.results[1].reason;
}

TEST(Examples, KeepTodoApart) {
    EXPECT_EQ(only_result("  todo en \"It bans.\"\n").outcome, ExampleOutcome::open);
    EXPECT_EQ(only_result("  todo en \"The app bans.\"\n").outcome, ExampleOutcome::open_passes);
}

TEST(Examples, ReportFailuresAtTheirPlace) {
    const auto compiled = test::compile_rules(rules_with("  no en \"The app bans.\"\n"));
    const auto report = report_of(*compiled);
    ASSERT_EQ(report.failures.size(), 1u);
    EXPECT_EQ(report.failures.front().title,
              "an example of rule `app_punishes` fails: the rule codes `app bans`");
    EXPECT_EQ(report.failures.front().labels.front().source->name(), "rules.topos");
}

}  // namespace
}  // namespace topos
