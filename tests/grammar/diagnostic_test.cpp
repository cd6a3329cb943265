// The registry, the order of diagnostics, the printer, the nearest name.
#include <gmock/gmock.h>

#include <set>

#include "cases.hpp"
#include "grammar/diagnostic_registry.hpp"
#include "grammar/render.hpp"

namespace topos::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Diagnostic at(const std::shared_ptr<const Source>& source, Span span,
              std::string title = "so it is") {
    auto diagnostic = make_diagnostic("unexpected_text", std::move(title));
    diagnostic.labels.push_back({source, span, ""});
    return diagnostic;
}

TEST(Registry, numbers_and_names_are_used_once) {
    std::set<std::string_view> codes;
    std::set<std::string_view> names;
    for (const auto& row : registered_diagnostics()) {
        EXPECT_TRUE(codes.insert(row.code).second) << row.code;
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_EQ(row.code.size(), 5u) << row.code;
    }
}

TEST(Registry, titles_are_neither_sentences_nor_paragraphs) {
    for (const auto& row : registered_diagnostics()) {
        EXPECT_FALSE(row.title.empty()) << row.name;
        EXPECT_FALSE(row.title.ends_with('.')) << row.name;
        EXPECT_EQ(row.title.find('\n'), std::string_view::npos) << row.name;
    }
}

TEST(MakeDiagnostic, knows_code_and_level) {
    EXPECT_EQ(make_diagnostic("unknown_name", "x").code, "T0201");
    EXPECT_EQ(make_diagnostic("unused_lexicon", "x").level, Level::warning);
    EXPECT_FALSE(has_errors({make_diagnostic("unused_lexicon", "x")}));
    EXPECT_TRUE(
        has_errors({make_diagnostic("unused_lexicon", "x"), make_diagnostic("unknown_name", "x")}));
}

TEST(SortDiagnostics, by_file_and_place_without_repetitions) {
    const auto a = source_of("one two three", "a.topos");
    const auto b = source_of("one two three", "b.topos");
    Diagnostics all = {at(b, {0, 1}, "3"), at(a, {4, 7}, "2"), at(a, {0, 3}, "1"),
                       at(a, {4, 7}, "2")};
    sort_diagnostics(all);
    std::vector<std::string> titles;
    for (const auto& one : all) titles.push_back(one.title);
    EXPECT_THAT(titles, ElementsAre("1", "2", "3"));
}

TEST(Render, carets_stand_under_chinese) {
    const auto source = source_of("  平台 封号 x\n");
    EXPECT_EQ(render(at(source, {5, 7})),
              "error[T0102]: so it is\n"
              " --> case.topos:1:6\n"
              "1 |   平台 封号 x\n"
              "  |        ^^^^\n");
}

TEST(Render, combining_marks_take_no_column) {
    const auto source = source_of("e\u0301e\u0301 x");
    EXPECT_THAT(render(at(source, {5, 6})), HasSubstr("\n  |    ^\n"));
}

TEST(Render, tabs_are_copied_under_the_line) {
    const auto source = source_of("\tfind\tx");
    EXPECT_THAT(render(at(source, {6, 7})), HasSubstr("1 | \tfind\tx\n  | \t    \t^\n"));
}

TEST(Render, the_end_of_a_file_is_a_place) {
    const auto source = source_of("x\n");
    EXPECT_THAT(render(at(source, {2, 2})), HasSubstr("case.topos:2:1\n2 |\n  | ^\n"));
}

TEST(Render, nothing_in_a_file_drives_the_terminal) {
    const auto source = source_of("a\x1b[2Jb");
    EXPECT_THAT(render(at(source, {0, 1})), Not(HasSubstr("\x1b")));
}

TEST(Render, a_long_line_is_cut_around_the_mark) {
    const auto source = source_of(std::string(5000, 'x') + "!" + std::string(5000, 'y'));
    const auto text = render(at(source, {5000, 5001}));
    EXPECT_LT(text.size(), 500u);
    EXPECT_THAT(text, HasSubstr("x!y"));
}

TEST(Render, a_second_file_is_named) {
    auto diagnostic = at(source_of("one", "a.topos"), {0, 3});
    diagnostic.labels.push_back({source_of("two", "b.topos"), {0, 3}, "the first one"});
    EXPECT_EQ(render(diagnostic),
              "error[T0102]: so it is\n"
              " --> a.topos:1:1\n"
              "1 | one\n"
              "  | ^^^\n"
              " ::: b.topos:1:1\n"
              "1 | two\n"
              "  | --- the first one\n");
}

TEST(Render, a_place_that_is_no_rule_file) {
    auto diagnostic = make_diagnostic("document_empty", "the document has no text");
    diagnostic.place = "corpus/a.txt";
    EXPECT_EQ(render(diagnostic), "warning[T0403]: the document has no text\n --> corpus/a.txt\n");
}

TEST(Render, colour_is_asked_for) {
    const auto source = source_of("x");
    EXPECT_THAT(render(at(source, {0, 1}), {.colour = true}),
                StartsWith("\x1b[1;31merror[T0102]\x1b[0m"));
}

TEST(NearestName, finds_slips_and_nothing_else) {
    const std::vector<std::string> names = {"platform", "punish", "算法", "平台"};
    EXPECT_EQ(nearest_name("platfrom", names), "platform");
    EXPECT_EQ(nearest_name("Punish", names), "punish");
    EXPECT_EQ(nearest_name("算發", names), "算法");
    EXPECT_EQ(nearest_name("training", names), std::nullopt);
    EXPECT_EQ(nearest_name("", names), std::nullopt);
    EXPECT_EQ(nearest_name("x", {}), std::nullopt);
}

}  // namespace
}  // namespace topos::test
