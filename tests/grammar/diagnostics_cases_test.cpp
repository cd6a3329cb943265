// tests/cases/diagnostics: each mistake and what is said about it, word for word.
#include "cases.hpp"
#include "grammar/diagnostic_registry.hpp"
#include "grammar/parse.hpp"
#include "grammar/render.hpp"

namespace topos::test {
namespace {

Diagnostics diagnostics_of(const std::string& input) {
    auto source = Source::from_utf8("case.topos", input);
    if (!source) return {source.error()};
    return parse_file(*source).diagnostics;
}

class DiagnosticsCase : public testing::TestWithParam<Case> {};

TEST_P(DiagnosticsCase, is_reported) {
    check(GetParam(), render(diagnostics_of(GetParam().input)));
}

INSTANTIATE_TEST_SUITE_P(cases, DiagnosticsCase, testing::ValuesIn(cases_in("diagnostics")),
                         test_name);

TEST(Diagnostics, every_syntax_diagnostic_has_a_case) {
    std::string all;
    for (const auto& one : cases_in("diagnostics")) all += render(diagnostics_of(one.input));
    for (const auto& registered : registered_diagnostics()) {
        if (!registered.code.starts_with("T01")) continue;
        EXPECT_NE(all.find("[" + std::string(registered.code) + "]"), std::string::npos)
            << registered.code << " " << registered.name
            << " has no case in tests/cases/diagnostics";
    }
}

}  // namespace
}  // namespace topos::test
