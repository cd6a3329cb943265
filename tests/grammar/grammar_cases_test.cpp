// tests/cases/grammar: what the parser understands, and that printing it changes nothing.
#include "cases.hpp"
#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "grammar/render.hpp"

namespace topos::test {
namespace {

class GrammarCase : public testing::TestWithParam<Case> {};

TEST_P(GrammarCase, is_understood) {
    const auto parsed = parse_file(source_of(GetParam().input));
    EXPECT_FALSE(has_errors(parsed.diagnostics)) << render(parsed.diagnostics);
    check(GetParam(), dump(parsed.file));
}

TEST_P(GrammarCase, means_the_same_when_printed) {
    const auto parsed = parse_file(source_of(GetParam().input));
    const auto printed = print(parsed.file);
    const auto again = parse_file(source_of(printed));
    EXPECT_EQ(render(again.diagnostics), "") << printed;
    EXPECT_EQ(dump(again.file), dump(parsed.file)) << printed;
    EXPECT_EQ(print(again.file), printed);
}

INSTANTIATE_TEST_SUITE_P(cases, GrammarCase, testing::ValuesIn(cases_in("grammar")), test_name);

}  // namespace
}  // namespace topos::test
