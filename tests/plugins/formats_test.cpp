// Cases of tests/cases/formats: beside every input stands what reading it gives.
//
//     option encoding=Big5           (any number, first)
//     document <name> <encoding>
//     meta <name>=<value>
//     text <the text; \n \r \t \f and \\ escaped>
//     trouble <code> <place> <title>
//
// TOPOS_UPDATE_CASES=1 rewrites what stands below the options; read the difference line by line.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "places.hpp"
#include "tests/plugins/plugin_folders.hpp"

namespace topos {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const std::size_t which = std::string_view("\n\r\t\f\\").find(c);
        if (which == std::string_view::npos) {
            out += c;
        } else {
            out += '\\';
            out += "nrtf\\"[which];
        }
    }
    return out;
}

PluginOptions options_of(const std::string& expected) {
    PluginOptions options;
    std::istringstream lines(expected);
    for (std::string line; std::getline(lines, line) && line.starts_with("option ");) {
        const std::size_t equals = line.find('=');
        options.emplace_back(line.substr(7, equals - 7), line.substr(equals + 1));
    }
    return options;
}

std::string printed(const PluginOptions& options, const WholeReading& reading) {
    std::ostringstream out;
    for (const auto& [name, value] : options) out << "option " << name << "=" << value << "\n";
    for (const Document& document : reading.documents) {
        out << "document " << document.name << " " << document.encoding << "\n";
        for (const Metadatum& meta : document.metadata) {
            out << "meta " << meta.name << "=" << escaped(meta.value) << "\n";
        }
        out << "text " << escaped(document.text) << "\n";
    }
    for (const Diagnostic& trouble : reading.troubles) {
        out << "trouble " << trouble.code << " " << trouble.place << " " << trouble.title << "\n";
    }
    return out.str();
}

std::vector<fs::path> inputs() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(TOPOS_TEST_CASES) / "formats")) {
        if (entry.path().extension() != ".expected") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

class Format : public testing::TestWithParam<fs::path> {};

TEST_P(Format, IsReadAsExpected) {
    auto registry = PluginRegistry::scan({bundled_plugins()});
    const auto reader = registry.reader_for(GetParam());
    ASSERT_TRUE(reader);
    const fs::path expected_file = GetParam().string() + ".expected";
    const std::string expected = content_of(expected_file);
    const PluginOptions options = options_of(expected);
    const auto reading = read_whole(*reader, GetParam(), options, GetParam().filename().string());
    const std::string actual = printed(options, reading);
    if (std::getenv("TOPOS_UPDATE_CASES") != nullptr) {
        std::ofstream(expected_file, std::ios::binary) << actual;
    } else {
        EXPECT_EQ(actual, expected);
    }
}

INSTANTIATE_TEST_SUITE_P(Cases, Format, testing::ValuesIn(inputs()), [](const auto& test) {
    std::string name = test.param.filename().string();
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
});

}  // namespace
}  // namespace topos
