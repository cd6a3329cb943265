// What a coding rests on: entries as written, and their words cut out of the original text.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/compiled_rules.hpp"

namespace topos {
namespace {

constexpr std::string_view kRules = R"(
code control
lexicon system
  en: app, apps, platform, naïve, =Uber, algo*
  zh：算法、平台、𠮷算法
end
lexicon punish
  en: deactivate, "cut off", deactivate(verb)
  zh：封号、扣 钱
  match text
end
context denied
  en: never, "no longer"   scope forward 6
  zh：没有                 scope forward 8
end
rule punishes: code control
  find  agent:(<system> | "my boss") ..6 act:(<punish> | /ban(s|ned)/) any?
end
rule twice: code control
  find  who:<punishes.agent> ..6 [norm = "again"]
end
)";

/// One entry a line: `agent system: app "apps"`.
std::string evidence_of(std::string_view text, std::string_view rule = "punishes") {
    const auto compiled = test::compile_rules(std::string(kRules));
    if (compiled->result.program == nullptr) return compiled->diagnostics();
    const Program& program = compiled->program();
    std::string result;
    for (const Coding& coding : compiled->code(text).codings) {
        if (program.rules()[coding.rule].name != rule) continue;
        for (const Evidence& evidence : coding.evidence) {
            const WrittenEntry& entry = program.entries()[evidence.entry];
            const bool has_role = evidence.role != Evidence::kNoRole;
            result +=
                fmt::format("{}{}{} \"{}\"\n", has_role ? program.roles()[evidence.role] + " " : "",
                            entry.name.empty() ? "" : entry.name + ": ", entry.entry,
                            test::slice(text, evidence.range));
            EXPECT_EQ(test::slice(text, evidence.range),
                      text.substr(evidence.bytes.begin, evidence.bytes.end - evidence.bytes.begin));
        }
    }
    return result;
}

TEST(Evidence, NamesLexiconEntryRoleAndWords) {
    EXPECT_EQ(evidence_of("The platform deactivates you."),
              "agent system: platform \"platform\"\n"
              "act punish: deactivate \"deactivates\"\n"
              "any \"you\"\n");
}

TEST(Evidence, NamesEveryEntryThatMatchesTheSameWords) {
    EXPECT_EQ(evidence_of("Apps deactivate."),
              "agent system: app \"Apps\"\n"
              "agent system: apps \"Apps\"\n"
              "act punish: deactivate \"deactivate\"\n");
}

TEST(Evidence, NamesTheTriggerOfTheStatus) {
    EXPECT_EQ(evidence_of("My boss no longer bans"),
              "agent \"my boss\" \"My boss\"\n"
              "act /ban(s|ned)/ \"bans\"\n"
              "denied: \"no longer\" \"no longer\"\n");
}

TEST(Evidence, NamesTheRuleThatIsBuiltOn) {
    EXPECT_EQ(evidence_of("The app bans again, Uber banned", "twice"),
              "who punishes.agent: <punishes.agent> \"app\"\n"
              "[norm = \"again\"] \"again\"\n");
}

TEST(Evidence, IsCutOutOfHardWrappedText) {
    EXPECT_EQ(
        evidence_of(
            "This is a long line of text that somebody wrapped by hand, a platform has cut\r\n"
            "off everybody who had written to the people of the office, which was\r\n"
            "not what everyone else had written to the people in that place.\r\n"),
        "agent system: platform \"platform\"\n"
        "act punish: \"cut off\" \"cut\r\noff\"\n"
        "any \"everybody\"\n");
}

TEST(Evidence, CountsCodePointsOfCombiningMarksAndRareCharacters) {
    EXPECT_EQ(evidence_of("\U0001F600 A nai\u0308ve one \U0001F600 cut off \U0001F600"),
              "agent system: naïve \"nai\u0308ve\"\n"
              "act punish: \"cut off\" \"cut off\"\n"
              "any \"\U0001F600\"\n");
}

TEST(Evidence, ReadsChinese) {
    EXPECT_EQ(evidence_of("\U0001F600据说𠮷算法没有扣\r\n钱。"),
              "agent system: 𠮷算法 \"𠮷算法\"\n"
              "act punish: 扣 钱 \"扣\r\n钱\"\n"
              "denied: 没有 \"没有\"\n");
}

}  // namespace
}  // namespace topos
