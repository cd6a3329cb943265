#pragma once
/// Data-driven cases of tests/cases/evaluation/: a file is the input, a line `---`, and what is
/// expected. The name of the file is the claim.
#include <gtest/gtest.h>

#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "core/evaluation/evaluation.hpp"

namespace topos::evaluation::test {

struct Case {
    std::filesystem::path path;
    std::vector<std::string> input;     ///< lines
    std::vector<std::string> expected;  ///< lines
};

/// The cases of tests/cases/evaluation/<folder>, by name.
std::vector<Case> cases_in(const std::string& folder);
/// Compares, or with TOPOS_UPDATE_CASES=1 rewrites the expected lines.
void check(const Case& one, const std::vector<std::string>& actual);
std::string test_name(const testing::TestParamInfo<Case>& info);
void PrintTo(const Case& one, std::ostream* out);

/// The words of a line; what stands in double quotes is one word, without them, and \n in it is a
/// line break.
std::vector<std::string> words_of(std::string_view line);

/// Documents with their codings, written so that offsets follow from the text:
///
///     document NAME
///     | a sentence, and the line break after it
///     ~ text that belongs to no sentence
///     gold CODE STATUS "text coded" [ROLE="its words"]...      STATUS `-`: none
///     system CODE STATUS "text coded" RULE [ROLE="its words"]...
///     system CODE STATUS 12..40 RULE                            offsets as they are
std::vector<EvaluatedDocument> documents_of(const std::vector<std::string>& lines);

}  // namespace topos::evaluation::test
