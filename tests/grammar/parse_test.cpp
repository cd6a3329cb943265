// What cases cannot show: places, patterns by themselves, what is left out.
#include "grammar/parse.hpp"

#include <gmock/gmock.h>

#include "cases.hpp"
#include "grammar/print.hpp"
#include "grammar/render.hpp"

namespace topos::test {
namespace {

TEST(Parse, every_part_knows_its_place) {
    const auto source =
        source_of("rule 甲: code b # c\n  find agent:<系统>  ..6 \"cut off\"?\nend");
    const auto parsed = parse_file(source);
    ASSERT_EQ(parsed.file.statements.size(), 1u) << render(parsed.diagnostics);
    const auto& rule = std::get<ast::Rule>(parsed.file.statements.front());
    EXPECT_EQ(source->utf8(rule.name.span), "甲");
    EXPECT_EQ(source->utf8(rule.find.span), "agent:<系统>  ..6 \"cut off\"?");
    const auto& agent = rule.find.children[0];
    EXPECT_EQ(source->utf8(agent.span), "agent:<系统>");
    EXPECT_EQ(source->utf8(agent.label->span), "agent");
    EXPECT_EQ(source->utf8(agent.name.span), "系统");
    EXPECT_EQ(source->utf8(rule.find.gaps[1].span), "..6");
    EXPECT_EQ(source->utf8(rule.find.children[1].literal.span), "\"cut off\"");
    EXPECT_EQ(source->utf8(rule.span),
              "rule 甲: code b # c\n  find agent:<系统>  ..6 \"cut off\"?");
}

TEST(Parse, what_is_right_comes_back_beside_what_is_wrong) {
    const auto parsed =
        parse_file(source_of("lexicon a\n  en: b,, c\nend\nlexicon d\n  en: e\nend\n"));
    ASSERT_EQ(parsed.file.statements.size(), 1u);
    ASSERT_EQ(parsed.file.left_out.size(), 1u);
    EXPECT_EQ(parsed.file.left_out.front().text, "a");
    EXPECT_EQ(parsed.diagnostics.size(), 1u);
}

TEST(Parse, marks_count_code_points_of_the_text_without_braces) {
    const auto parsed = parse_file(source_of(
        "rule a: code b\n find <c>\n yes zh “\U0001F600{agent：平台}直接{act: 封号 }。”\nend"));
    ASSERT_EQ(parsed.file.statements.size(), 1u) << render(parsed.diagnostics);
    const auto& example = std::get<ast::Rule>(parsed.file.statements.front()).examples.front();
    EXPECT_EQ(example.text.value, "\U0001F600平台直接封号 。");
    ASSERT_EQ(example.marks.size(), 2u);
    EXPECT_EQ(example.marks[0].in_text, (Span{1, 3}));
    EXPECT_EQ(example.marks[1].in_text, (Span{5, 7}));
}

TEST(Parse, names_are_compared_in_nfc) {
    const auto parsed = parse_file(source_of("code cafe\u0301\ncode caf\u00e9"));
    ASSERT_EQ(parsed.file.statements.size(), 2u);
    EXPECT_EQ(std::get<ast::Code>(parsed.file.statements[0]).name.text,
              std::get<ast::Code>(parsed.file.statements[1]).name.text);
}

TEST(ParsePattern, takes_what_stands_behind_find) {
    const auto pattern = parse_pattern(source_of("agent:<system> ..6 \"cut off\""));
    ASSERT_TRUE(pattern.has_value());
    EXPECT_EQ(dump(*pattern), "(sequence agent:<system> ..6 (phrase 'cut off'))");
}

TEST(ParsePattern, explains_itself) {
    for (const auto* text :
         {"", "   ", "<a", "\"x", "(<a>", "<a> ..", "..3 <a>", "# only a comment"}) {
        const auto pattern = parse_pattern(source_of(text, "--find"));
        ASSERT_FALSE(pattern.has_value()) << text;
        EXPECT_EQ(pattern.error().size(), 1u) << text;
    }
}

}  // namespace
}  // namespace topos::test
