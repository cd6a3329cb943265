// Runs tests/cases/coverage/*.case: rules, then behind `--- coverage` what no example of theirs
// shows. TOPOS_UPDATE_CASES=1 rewrites them to what the engine says.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/coverage/coverage.hpp"
#include "places.hpp"
#include "support/compiled_rules.hpp"

namespace topos {
namespace {

namespace fs = std::filesystem;

void add(const std::vector<Unshown>& items, std::string_view what, std::string& out) {
    for (const Unshown& item : items)
        out += fmt::format("  {}: {} {}\n", item.line, what, item.text);
}

std::string written(const CoverageReport& report) {
    std::string out;
    for (const RuleCoverage& rule : report.rules) {
        if (!rule.has_coded) {
            out += fmt::format("rule {}: codes no example\n", rule.rule);
            continue;
        }
        out += fmt::format("rule {}: shows {} of {} branches, {} of {} clauses\n", rule.rule,
                           rule.branches_shown, rule.branch_count, rule.clauses_shown,
                           rule.clause_count);
        add(rule.branches, "never", out);
        add(rule.clauses, "never alone", out);
    }
    for (const WordCoverage& list : report.lexicons) {
        out += fmt::format("{} {}: shows {} of {} words\n", list.is_context ? "context" : "lexicon",
                           list.name, list.word_count - list.words.size(), list.word_count);
        add(list.words, "never", out);
    }
    return out;
}

std::string actual_case(const std::string& rules) {
    const auto compiled = test::compile_rules(rules);
    if (has_errors(compiled->result.diagnostics))
        return rules + "--- diagnostics\n" + compiled->diagnostics();
    const auto program =
        compile(compiled->files, compiled->languages, {.wakes_by_find_alone = true}).program;
    CoverageRecorder recorder(program);
    const auto examples = run_examples(program, compiled->languages, &recorder);
    if (!examples) return rules + "--- failure\n" + examples.error().title;
    std::string result = rules + "--- coverage\n";
    for (const Diagnostic& failure : examples->failures) result += "! " + failure.title + "\n";
    return result + written(coverage_of(compiled->files, *program, recorder));
}

TEST(CoverageCases, AreAsWritten) {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(TOPOS_TEST_CASES) / "coverage")) {
        if (entry.path().extension() != ".case") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        const std::string actual = actual_case(text.str().substr(0, text.str().find("--- ")));
        ++count;
        if (actual == text.str()) continue;
        if (std::getenv("TOPOS_UPDATE_CASES") != nullptr)
            std::ofstream(entry.path(), std::ios::binary) << actual;
        else
            EXPECT_EQ(text.str(), actual) << entry.path();
    }
    EXPECT_GT(count, 0u);
}

}  // namespace
}  // namespace topos
