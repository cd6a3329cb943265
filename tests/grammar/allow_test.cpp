// `# allow T0301`: what a comment silences, and what it does not.
#include "grammar/allow.hpp"

#include <gtest/gtest.h>

#include "cases.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/parse.hpp"

namespace topos::test {
namespace {

/// A warning at the word `here`; the codes of what is left, with those of idle comments.
std::vector<std::string> left(const std::string& text, const char* name = "rule_without_yes") {
    const auto source = source_of(text);
    const auto at = static_cast<std::uint32_t>(source->code_points().find(U"here"));
    Diagnostics diagnostics{diagnose(source, name, {at, at + 4}, "so it is")};
    const std::vector<ast::File> files{parse_file(source).file};
    auto idle = take_allowed(files, diagnostics);
    std::vector<std::string> codes;
    for (const auto& one : diagnostics) codes.push_back(one.code);
    for (const auto& one : idle) codes.push_back(one.code);
    return codes;
}

using Codes = std::vector<std::string>;

TEST(Allow, IsForTheLineThatItEnds) {
    EXPECT_EQ(left("rule here: code c  # allow T0301\n  find <a>\nend\n"), Codes{});
    EXPECT_EQ(left("rule r: code c  # allow T0301\n  find <here>\nend\n"), Codes{});
    EXPECT_EQ(left("code c # allow T0301\nrule here: code c\n  find <a>\nend\n"),
              (Codes{"T0301", "T0309"}));
}

TEST(Allow, IsForTheStatementBelowIt) {
    EXPECT_EQ(left("# allow T0301: why\n\n# more\nrule r: code c\n  find <here>\nend\n"), Codes{});
    EXPECT_EQ(left("rule r: code c\n  # allow T0301\n  find <here>\nend\n"), Codes{});
    EXPECT_EQ(left("# allow T0301\ncode c\nrule r: code c\n  find <here>\nend\n"),
              (Codes{"T0301", "T0309"}));
}

TEST(Allow, MayNameSeveralCodes) {
    EXPECT_EQ(left("# allow T0302, T0301\nrule here: code c\n  find <a>\nend\n"), Codes{"T0309"});
}

TEST(Allow, NeverSilencesAnError) {
    EXPECT_EQ(left("# allow T0201\nrule here: code c\n  find <a>\nend\n", "unknown_name"),
              (Codes{"T0201", "T0309"}));
}

}  // namespace
}  // namespace topos::test
