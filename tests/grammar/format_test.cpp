// tests/cases/format: rule files laid out; and of whatever file: that nothing is changed but the
// layout.
#include "grammar/format.hpp"

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "cases.hpp"
#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "places.hpp"

namespace topos::test {
namespace {

namespace fs = std::filesystem;

class FormatCase : public testing::TestWithParam<Case> {};

TEST_P(FormatCase, is_laid_out) { check(GetParam(), format_rules(source_of(GetParam().input))); }

INSTANTIATE_TEST_SUITE_P(Format, FormatCase, testing::ValuesIn(cases_in("format")), test_name);

/// Comments, sorted: where they stand may move, what they say may not.
std::vector<std::string> comments_of(const std::string& text) {
    std::vector<std::string> comments;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto sign = line.find('#');
        if (sign == line.npos) continue;
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t'))
            line.pop_back();
        comments.push_back(line.substr(std::min(sign, line.size())));
    }
    std::ranges::sort(comments);
    return comments;
}

void expect_only_layout_changes(const std::string& text, const std::string& name) {
    const auto source = Source::from_utf8(name, text);
    if (!source) return;
    const std::string once = format_rules(*source);
    const auto formatted = Source::from_utf8(name, once);
    ASSERT_TRUE(formatted) << name;
    EXPECT_EQ(format_rules(*formatted), once) << name;
    const auto before = parse_file(*source);
    if (has_errors(before.diagnostics)) return;
    EXPECT_EQ(dump(parse_file(*formatted).file), dump(before.file)) << name;
    // `#` may be an entry, too.
    if (name != "entries-may-have-signs-and-digits") {
        EXPECT_EQ(comments_of(once), comments_of(text)) << name;
    }
}

TEST(Format, ChangesNothingButTheLayoutOfBundledRules) {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(TOPOS_SOURCE_DIR "/rules")) {
        if (entry.path().extension() != ".topos") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        expect_only_layout_changes({std::istreambuf_iterator<char>(file), {}},
                                   entry.path().filename().string());
        ++files;
    }
    EXPECT_GT(files, 3U);
}

TEST(Format, ChangesNothingButTheLayoutOfAllCases) {
    for (const char* folder : {"grammar", "diagnostics", "format"}) {
        for (const Case& one : cases_in(folder)) expect_only_layout_changes(one.input, one.name);
    }
}

/// Blanks, line breaks and comments put anywhere: whatever comes out, it says the same.
TEST(Format, ChangesNothingButTheLayoutOfTextsThatWereShakenUp) {
    const char* pieces[] = {" ", "  ", "\n", "\n    ", " # note\n", "\t", "，", "\r\n"};
    for (const Case& one : cases_in("grammar")) {
        for (unsigned seed = 0; seed < 20; ++seed) {
            std::mt19937 random(seed);
            std::string text = one.input;
            for (int i = 0; i < 3 && !text.empty(); ++i) {
                std::size_t at = random() % text.size();
                while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
                text.insert(at, pieces[random() % std::size(pieces)]);
            }
            expect_only_layout_changes(text, one.name);
        }
    }
}

}  // namespace
}  // namespace topos::test
