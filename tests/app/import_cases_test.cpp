// Dictionaries of other programs in plain files: tests/cases/import/<what-it-shows>/ holds
//
//   input.<dic, cat, …>   the dictionary; how its name ends says its format
//   encoding              its name (may be missing: found out)
//   language              of all words (may be missing: by script)
//   expected.topos        the rule file, in which `topos check` finds no error
//   expected_left_out     what is reported, one a line (may be missing: nothing)
//   expected_error        instead of both, where the file is refused
//
// TOPOS_UPDATE_CASES=1 rewrites what is expected; read the diff line by line.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "app/import/dictionary_file.hpp"
#include "app/import/pack_writer.hpp"
#include "grammar/sha256.hpp"
#include "places.hpp"
#include "tests/app/support/process.hpp"
#include "tests/app/support/temporary_folder.hpp"

namespace topos::test {
namespace {

namespace fs = std::filesystem;

void compare(const fs::path& file, const std::string& actual) {
    if (std::getenv("TOPOS_UPDATE_CASES") == nullptr) {
        EXPECT_EQ(actual, content_of(file)) << file;
    } else if (actual.empty()) {
        fs::remove(file);
    } else {
        std::ofstream(file, std::ios::binary) << actual;
    }
}

/// The first line of a file that may be missing.
std::string word_in(const fs::path& file) {
    const std::string content = content_of(file);
    return content.substr(0, content.find('\n'));
}

fs::path input_in(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().stem() == "input") return entry.path();
    return folder / "input";
}

std::string described(const app::Unreadable& error) {
    return (error.line == 0 ? "" : fmt::format("line {}: ", error.line)) + error.why + "\n" +
           error.remedy + "\n";
}

class ImportCase : public testing::TestWithParam<fs::path> {};

TEST_P(ImportCase, MakesARuleFile) {
    const fs::path& folder = GetParam();
    const fs::path input = input_in(folder);
    const std::string bytes = content_of(input);
    const auto read = app::read_dictionary(input.string(), bytes, word_in(folder / "encoding"));
    compare(folder / "expected_error", read ? "" : described(read.error()));
    if (!read) return;

    const app::WrittenPack pack =
        app::write_pack(read->content, {input.filename().string(), sha256_hex(bytes), read->format,
                                        "input", word_in(folder / "language")});
    compare(folder / "expected.topos", pack.text);
    std::string left_out;
    for (const app::LeftOut& one : pack.left_out) left_out += app::described(one) + "\n";
    compare(folder / "expected_left_out", left_out);

    const TemporaryFolder scratch;
    const Finished checked =
        topos({"check", scratch.write("input.topos", pack.text)}, scratch.path());
    EXPECT_EQ(checked.code, 0) << checked.out << checked.error;
}

std::vector<fs::path> cases() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(fs::path(TOPOS_TEST_CASES) / "import"))
        if (entry.is_directory()) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.filename();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Import, ImportCase, testing::ValuesIn(cases()), name_of);

}  // namespace
}  // namespace topos::test
