#pragma once
/// Data-driven cases: a file is the input, a line `---`, and what is expected. The name of the file
/// is the claim. TOPOS_UPDATE_CASES=1 rewrites the expected part; read the diff line by line.
#include <gtest/gtest.h>

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "grammar/source.hpp"

namespace topos::test {

struct Case {
    std::filesystem::path path;
    std::string name;
    std::string input;
    std::string expected;
};

/// The cases of tests/cases/<folder>, by name.
std::vector<Case> cases_in(const std::string& folder);

/// Compares, or rewrites the case.
void check(const Case& one, const std::string& actual);

/// For INSTANTIATE_TEST_SUITE_P: a dash is no part of a test's name.
std::string test_name(const testing::TestParamInfo<Case>& info);
void PrintTo(const Case& one, std::ostream* out);

/// A source that is known to be UTF-8.
std::shared_ptr<const Source> source_of(std::string_view text,
                                        const std::string& name = "case.topos");

}  // namespace topos::test
