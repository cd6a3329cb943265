// Rules that would take for ever if matching were a search: nested repetition, thousands of
// alternatives, deep brackets, gaps over whole documents. They end, and say where a bound was
// reached. (The time limit is that of every test.)
#include <gtest/gtest.h>

#include "support/compiled_rules.hpp"

namespace topos {
namespace {

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

DocumentCodings coded(const std::string& find, const std::string& text,
                      const std::string& more = "") {
    const auto rules =
        test::compile_rules("code c\nrule r: code c\n  find " + find + "\n" + more + "end\n");
    EXPECT_NE(rules->result.program, nullptr) << rules->diagnostics();
    return rules->result.program == nullptr ? DocumentCodings{} : rules->code(text);
}

TEST(PathologicalRules, NestedRepetition) {
    const auto codings =
        coded("(((\"a\"? \"a\"*)* \"a\"+)* (\"a\" | \"a\" \"a\")*)* \"a\"{1,10} \"b\"",
              repeated("a ", 300) + "b.");
    EXPECT_EQ(codings.codings.size(), 1U);
    EXPECT_FALSE(codings.warnings.empty());
}

TEST(PathologicalRules, RepetitionOfAnything) {
    const auto codings =
        coded("((any+ any+ any+)+ (any+ any*)+)+ \"zz\"", repeated("a ", 300) + "zz");
    EXPECT_FALSE(codings.warnings.empty());
}

TEST(PathologicalRules, ThousandsOfAlternatives) {
    std::string alternatives = "( \"needle\"";
    for (int i = 0; i < 10'000; ++i) alternatives += " | \"w" + std::to_string(i) + "\"";
    const auto codings = coded(alternatives + " ) ..5 \"hay\"", "a needle in hay, w9999 hay.");
    EXPECT_EQ(codings.codings.size(), 2U);
    EXPECT_TRUE(codings.warnings.empty());
}

TEST(PathologicalRules, DeepBrackets) {
    const auto codings = coded(repeated("(", 150) + "\"a\"" + repeated(" | \"b\")", 150), "a b");
    EXPECT_EQ(codings.codings.size(), 2U);
}

TEST(PathologicalRules, WideGapsOverADocument) {
    const auto codings = coded("\"a\" ..1000 \"a\" ..1000 \"a\" ..1000 \"a\"",
                               repeated("a b. ", 400), "  inside document\n  keep all\n");
    EXPECT_FALSE(codings.codings.empty());
    EXPECT_EQ(codings.warnings.size(), 1U);
}

}  // namespace
}  // namespace topos
