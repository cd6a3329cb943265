// Cases in plain files: tests/cases/cli/<what-it-shows>/ holds
//
//   cmd              a shell script; `topos` is the one just built
//   in/              copied into an empty folder, in which the script runs
//   expected_stdout  and expected_stderr (may be missing: empty)
//   expected_code    (may be missing: 0)
//
// TOPOS_UPDATE_CASES=1 rewrites what is expected; read the diff line by line.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>

#include "places.hpp"
#include "tests/app/support/process.hpp"
#include "tests/app/support/temporary_folder.hpp"

namespace topos::test {
namespace {

namespace fs = std::filesystem;

/// Times differ from run to run, and only they.
std::string without_times(const std::string& text) {
    static const std::regex kDuration(R"( in (less than )?[0-9.]+ (s|min [0-9]+ s)\b)");
    static const std::regex kTime(R"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z)");
    return std::regex_replace(std::regex_replace(text, kDuration, " in TIME"), kTime, "TIME");
}

void compare(const fs::path& file, const std::string& actual) {
    if (std::getenv("TOPOS_UPDATE_CASES") == nullptr) {
        EXPECT_EQ(actual, content_of(file)) << file;
    } else if (actual.empty()) {
        fs::remove(file);
    } else {
        std::ofstream(file, std::ios::binary) << actual;
    }
}

class CliCase : public testing::TestWithParam<fs::path> {};

TEST_P(CliCase, Shows) {
    const fs::path& folder = GetParam();
    const TemporaryFolder scratch;
    if (fs::exists(folder / "in"))
        fs::copy(folder / "in", scratch.path(), fs::copy_options::recursive);
    const Finished finished =
        run({"sh", "-c", content_of(folder / "cmd")}, scratch.path(), "", {"LC_ALL=C.UTF-8"});
    compare(folder / "expected_stdout", without_times(finished.out));
    compare(folder / "expected_stderr", without_times(finished.error));
    compare(folder / "expected_code",
            finished.code == 0 ? "" : std::to_string(finished.code) + "\n");
}

std::vector<fs::path> cases() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(fs::path(TOPOS_TEST_CASES) / "cli"))
        if (entry.is_directory()) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.filename();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Cli, CliCase, testing::ValuesIn(cases()), name_of);

}  // namespace
}  // namespace topos::test
