#include "grammar/statements.hpp"

#include <gmock/gmock.h>

#include "cases.hpp"
#include "grammar/render.hpp"

namespace topos::test {
namespace {

using testing::ElementsAre;

std::vector<std::string> clauses_of(const SplitFile& file) {
    std::vector<std::string> out;
    for (const auto& block : file.blocks) {
        out.push_back(file.source->utf8(block.header.span));
        for (const auto& clause : block.clauses)
            out.push_back("  " + file.source->utf8(clause.span));
    }
    return out;
}

SplitFile split(std::string_view text) { return split_statements(source_of(text)); }

TEST(Splitter, one_line_is_one_clause) {
    EXPECT_THAT(clauses_of(split("lexicon a\n  en: b\n  zh: c\nend\ncode x\n")),
                ElementsAre("lexicon a", "  en: b", "  zh: c", "code x"));
}

TEST(Splitter, indentation_is_not_needed) {
    EXPECT_THAT(clauses_of(split("rule a: code b\nfind <c>\nkeep all\nend")),
                ElementsAre("rule a: code b", "  find <c>", "  keep all"));
}

TEST(Splitter, a_deeper_line_continues_the_clause) {
    EXPECT_THAT(clauses_of(split("rule a: code b\n  find <c>\n    <d>\n  keep all\nend")),
                ElementsAre("rule a: code b", "  find <c>\n    <d>", "  keep all"));
}

TEST(Splitter, a_clause_keyword_never_continues) {
    EXPECT_THAT(clauses_of(split("rule a: code b\n find <c>\n   keep all\nend")),
                ElementsAre("rule a: code b", "  find <c>", "  keep all"));
}

TEST(Splitter, a_trailing_comma_continues) {
    EXPECT_THAT(clauses_of(split("lexicon a\nen: b,\nc, end,\nd\nend")),
                ElementsAre("lexicon a", "  en: b,\nc, end,\nd"));
    EXPECT_THAT(clauses_of(split("lexicon a\n en: b,\n zh: c\nend")),
                ElementsAre("lexicon a", "  en: b,", "  zh: c"));
}

TEST(Splitter, a_bracket_may_close_at_the_indent_of_its_clause) {
    EXPECT_THAT(clauses_of(split("rule a: code b\n find (\n  <c>\n | <d>\n )\n keep all\nend")),
                ElementsAre("rule a: code b", "  find (\n  <c>\n | <d>\n )", "  keep all"));
}

TEST(Splitter, comments_are_no_part_of_a_clause) {
    const auto file =
        split("# one\nlexicon a # two\n  en: \"#b\", C# # three\n# four\n  zh: c\nend # five");
    EXPECT_THAT(clauses_of(file), ElementsAre("lexicon a", "  en: \"#b\", C#", "  zh: c"));
    EXPECT_EQ(render(file.diagnostics), "");
}

TEST(Splitter, endings_of_lines_and_files_do_not_matter) {
    const auto expected = clauses_of(split("lexicon a\n\ten: b\nend\n"));
    EXPECT_EQ(clauses_of(split("\xEF\xBB\xBFlexicon a\r\n\ten: b\r\nend")), expected);
    EXPECT_EQ(clauses_of(split("lexicon a\r\ten: b\rend\r")), expected);
}

TEST(Splitter, the_easy_text_keeps_every_offset) {
    const auto file = split("lexicon 平台\n  zh：“算法，x”、/a\\/b/ # c\nend");
    EXPECT_EQ(file.text.size(), file.source->code_points().size());
    const auto span = file.blocks.front().clauses.front().span;
    const auto q = std::u32string(1, kQuoted);
    EXPECT_EQ(file.text.substr(span.begin, span.end - span.begin),
              U"zh:\"" + q + q + q + q + U"\",/" + q + q + q + q + U"/");
}

TEST(Splitter, a_missing_end_does_not_swallow_the_next_block) {
    const auto file = split("rule a: code b\n  find <c>\nrule d: code e\n  find <f>\nend");
    EXPECT_EQ(file.blocks.size(), 2u);
    EXPECT_TRUE(file.blocks[0].broken);
    EXPECT_FALSE(file.blocks[1].broken);
}

TEST(Splitter, an_unclosed_quote_costs_one_clause) {
    const auto file = split("rule a: code b\n  find \"c\n    ..3 <d>\n  keep all\nend");
    ASSERT_EQ(file.blocks.size(), 1u);
    ASSERT_EQ(file.blocks[0].clauses.size(), 2u);
    EXPECT_TRUE(file.blocks[0].clauses[0].broken);
    EXPECT_FALSE(file.blocks[0].clauses[1].broken);
    EXPECT_EQ(file.diagnostics.size(), 1u);
}

TEST(Splitter, nesting_is_bounded) {
    const auto nested = [](std::size_t depth) {
        return "rule a: code b\n find " + std::string(depth, '(') + "<c>" +
               std::string(depth, ')') + "\nend";
    };
    EXPECT_TRUE(split(nested(kDeepestNesting)).diagnostics.empty());
    ASSERT_EQ(split(nested(kDeepestNesting + 1)).diagnostics.size(), 1u);
    EXPECT_EQ(split(nested(kDeepestNesting + 1)).diagnostics.front().code, "T0107");
}

}  // namespace
}  // namespace topos::test
