// Runs tests/cases/match/*.case; TOPOS_UPDATE_CASES=1 rewrites them to what the engine does.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/program/compiled.hpp"
#include "places.hpp"
#include "support/case_files.hpp"
#include "support/compiled_rules.hpp"

namespace topos {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> cases_in(const std::string& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(TOPOS_TEST_CASES) / folder)) {
        if (entry.path().extension() == ".case") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void check(const fs::path& path, const std::string& written, const std::string& actual) {
    if (written == actual) return;
    if (std::getenv("TOPOS_UPDATE_CASES") != nullptr) {
        std::ofstream(path, std::ios::binary) << actual;
        return;
    }
    EXPECT_EQ(written, actual) << path;
}

TEST(MatchCases, AreAsMarked) {
    const auto files = cases_in("match");
    EXPECT_FALSE(files.empty());
    for (const auto& file : files) {
        const std::string text = read(file);
        check(file, text, test::rewritten_case(text));
    }
}

/// Rules, then behind `--- program` the dump, or behind `--- diagnostics` what is reported.
TEST(ProgramCases, AreAsWritten) {
    const auto files = cases_in("program");
    EXPECT_FALSE(files.empty());
    for (const auto& file : files) {
        const std::string text = read(file);
        const std::string rules = text.substr(0, text.find("--- "));
        const auto compiled = test::compile_rules(rules);
        std::string actual = rules;
        if (!compiled->result.diagnostics.empty())
            actual += "--- diagnostics\n" + compiled->diagnostics();
        if (compiled->result.program != nullptr && text.find("--- program") != std::string::npos) {
            actual += "--- program\n" + dump(compiled->program());
        }
        check(file, text, actual);
    }
}

}  // namespace
}  // namespace topos
