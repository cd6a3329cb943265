// The edits of `topos check --fix`, on files as a researcher may leave them.
#include "app/rules/rule_fixes.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "grammar/diagnose.hpp"
#include "tests/app/support/process.hpp"
#include "tests/app/support/temporary_folder.hpp"

namespace topos::app {
namespace {

using test::TemporaryFolder;

std::shared_ptr<const Source> source_of(const std::string& name, const std::string& bytes) {
    return Source::from_utf8(name, bytes).value();
}

Diagnostics one_edit(const std::shared_ptr<const Source>& source, Span span, std::string text) {
    auto diagnostic = diagnose(source, "unknown_name", span, "so it is");
    diagnostic.patch = Patch{span, std::move(text)};
    return {diagnostic};
}

TEST(WithEdits, CountsCodePoints) {
    const auto source = source_of("a", "平台 finde 算法");
    EXPECT_EQ(with_edits(*source, {{{3, 8}, "find"}}).text, "平台 find 算法");
}

TEST(WithEdits, MakesOnlyTheFirstOfThoseThatOverlap) {
    const auto source = source_of("a", "abcdef");
    const auto edited = with_edits(*source, {{{2, 4}, "X"}, {{0, 3}, "Y"}, {{5, 6}, "Z"}});
    EXPECT_EQ(edited.text, "YdeZ");
    EXPECT_EQ(edited.made, 2u);
}

TEST(FixRuleFiles, KeepsAByteOrderMarkAndWhatIsNotNamed) {
    const TemporaryFolder folder;
    const std::string name = folder.path() / "a.topos";
    const std::string bytes =
        "\xEF\xBB\xBF"
        "finde\r\n";
    std::ofstream(name, std::ios::binary) << bytes;
    const auto edits = one_edit(source_of(name, bytes), {0, 5}, "find");
    EXPECT_TRUE(fix_rule_files(edits, {})->fixed.empty());
    EXPECT_EQ(test::content_of(name), bytes);
    EXPECT_EQ(fix_rule_files(edits, std::vector{name})->fixed.size(), 1u);
    EXPECT_EQ(test::content_of(name),
              "\xEF\xBB\xBF"
              "find\r\n");
}

TEST(FixRuleFiles, LeavesAFileAloneThatHasChanged) {
    const TemporaryFolder folder;
    const std::string name = folder.path() / "a.topos";
    std::ofstream(name, std::ios::binary) << "something else\n";
    const auto report =
        fix_rule_files(one_edit(source_of(name, "finde\n"), {0, 5}, "find"), std::vector{name});
    EXPECT_TRUE(report->fixed.empty());
    EXPECT_EQ(report->changed, std::vector{name});
    EXPECT_EQ(test::content_of(name), "something else\n");
}

}  // namespace
}  // namespace topos::app
