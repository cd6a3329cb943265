#include "cases.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <sstream>

#include "places.hpp"

namespace topos::test {
namespace {

constexpr std::string_view kSeparator = "\n---\n";

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

Case load(const std::filesystem::path& path) {
    const auto text = read(path);
    const auto separator = text.rfind(kSeparator);
    Case one{path, path.stem().string(), text, ""};
    if (separator == std::string::npos) return one;
    one.input = text.substr(0, separator + 1);
    one.expected = text.substr(separator + kSeparator.size());
    return one;
}

}  // namespace

std::vector<Case> cases_in(const std::string& folder) {
    std::vector<Case> cases;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(TOPOS_TEST_CASES) / folder)) {
        if (entry.path().extension() == ".case") cases.push_back(load(entry.path()));
    }
    std::ranges::sort(cases, {}, &Case::name);
    return cases;
}

void check(const Case& one, const std::string& actual) {
    if (std::getenv("TOPOS_UPDATE_CASES") != nullptr) {
        std::ofstream(one.path, std::ios::binary) << one.input << "---\n" << actual;
        return;
    }
    EXPECT_EQ(actual, one.expected) << "in " << one.path;
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
    auto name = info.param.name;
    std::ranges::replace_if(
        name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

std::shared_ptr<const Source> source_of(std::string_view text, const std::string& name) {
    return Source::from_utf8(name, text).value();
}

}  // namespace topos::test
