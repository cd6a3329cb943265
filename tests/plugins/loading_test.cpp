// Every plugin that cannot be used is one named diagnostic; everything else works.
#include <gtest/gtest.h>

#include "tests/plugins/plugin_folders.hpp"

namespace topos {
namespace {

/// The diagnostic of the one plugin that writes `format`.
Diagnostic trouble_with(const std::string& format) {
    auto registry = PluginRegistry::scan({hostile_plugins()});
    auto exporter = registry.exporter(format);
    if (exporter) return {};
    return exporter.error();
}

struct Expected {
    const char* format;
    const char* code;
    const char* part_of_title;
};

class UnusablePlugin : public testing::TestWithParam<Expected> {};

TEST_P(UnusablePlugin, IsANamedDiagnostic) {
    const Diagnostic trouble = trouble_with(GetParam().format);
    EXPECT_EQ(trouble.code, GetParam().code);
    EXPECT_NE(trouble.title.find(GetParam().part_of_title), std::string::npos) << trouble.title;
    EXPECT_EQ(trouble.title.find('\n'), std::string::npos);
    EXPECT_FALSE(trouble.title.ends_with('.')) << trouble.title;
    EXPECT_FALSE(trouble.remedies.empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, UnusablePlugin,
    testing::Values(Expected{"other-major", "T0502", "got 2.1, this Topos speaks 1.1"},
                    Expected{"newer-minor", "T0502", "got 1.3, this Topos speaks 1.1"},
                    Expected{"manifest-of-other-major", "T0502", "got 2.0"},
                    Expected{"throws-in-start", "T0503", "does not start: an exception left it"},
                    Expected{"fails-to-start", "T0503", "does not start: xxx"},
                    Expected{"short-entry", "T0503", "its entry is too short"},
                    Expected{"null-function", "T0503", "its exporter lacks a function"},
                    Expected{"null-table", "T0503", "an interface of it is null"},
                    Expected{"undefined-symbol", "T0503", "topos_test_nobody_defines_this"},
                    Expected{"no-entry", "T0503", "not a plugin of Topos"},
                    Expected{"no-library", "T0503", "no-library.so"},
                    Expected{"not-a-library", "T0503", "not-a-library.so"},
                    Expected{"lies-about-id", "T0503",
                             "its library says id `test.lies-about-id`, its plugin.yaml says "
                             "`test.honest`"},
                    Expected{"lies-about-interfaces", "T0503", "its library says interfaces"},
                    Expected{"nobody-offers-this", "T0501", "`nobody-offers-this`"}),
    [](const auto& test) {
        std::string name = test.param.format;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

TEST(PluginRegistry, WorksBesideUnusablePlugins) {
    auto registry = PluginRegistry::scan({hostile_plugins(), bundled_plugins()});
    EXPECT_TRUE(registry.exporter("good"));
    EXPECT_TRUE(registry.exporter("jsonl"));
    EXPECT_FALSE(registry.exporter("other-major"));
    EXPECT_TRUE(registry.reader("csv"));
    EXPECT_FALSE(registry.exporter("null-table"));
    EXPECT_TRUE(registry.exporter("csv"));
}

TEST(PluginRegistry, ScanningFindsBadManifestsAndTwins) {
    const auto registry = PluginRegistry::scan({hostile_plugins()});
    std::string titles;
    for (const Diagnostic& trouble : registry.troubles()) titles += trouble.title + "\n";
    EXPECT_NE(titles.find("`broken-manifest` cannot be loaded: its manifest"), std::string::npos);
    EXPECT_NE(titles.find("`incomplete-manifest` cannot be loaded"), std::string::npos) << titles;
    EXPECT_NE(titles.find("`abi` is missing"), std::string::npos) << titles;
    EXPECT_NE(titles.find("not a file of the plugin's folder"), std::string::npos) << titles;
    EXPECT_NE(titles.find("two plugins are named `test.good`"), std::string::npos) << titles;
    EXPECT_EQ(registry.troubles().size(), 4u);
}

TEST(PluginRegistry, AFolderThatIsNotThereHoldsNoPlugins) {
    auto registry = PluginRegistry::scan({"/nowhere/at/all"});
    EXPECT_TRUE(registry.troubles().empty());
    EXPECT_FALSE(registry.reader("text"));
}

TEST(PluginRegistry, ReadersAreFoundByExtension) {
    auto registry = PluginRegistry::scan({bundled_plugins()});
    const auto format_for = [&](const char* file) -> std::string {
        auto reader = registry.reader_for(file);
        return reader ? reader->table->format : reader.error().code;
    };
    EXPECT_EQ(format_for("a/b.txt"), "text");
    EXPECT_EQ(format_for("README"), "text");
    EXPECT_EQ(format_for("notes.MD"), "text");
    EXPECT_EQ(format_for("posts.jsonl"), "jsonl");
    EXPECT_EQ(format_for("posts.ndjson"), "jsonl");
    EXPECT_EQ(format_for("survey.TSV"), "csv");
    EXPECT_EQ(format_for("thesis.docx"), "T0501");
}

TEST(PluginRegistry, InspectionListsEverything) {
    auto registry = PluginRegistry::scan({bundled_plugins(), hostile_plugins()});
    std::size_t unusable = 0;
    bool saw_csv = false;
    for (const PluginInfo& info : registry.inspect()) {
        EXPECT_NE(info.trouble.has_value(), !info.parts.empty()) << info.manifest.id;
        unusable += info.trouble ? 1 : 0;
        if (info.manifest.id != "org.topos.csv") continue;
        saw_csv = true;
        ASSERT_EQ(info.parts.size(), 2u);
        EXPECT_EQ(info.parts[0].extensions, (std::vector<std::string>{".csv", ".tsv"}));
        EXPECT_EQ(info.parts[1].options, std::vector<std::string>{"profile"});
    }
    EXPECT_TRUE(saw_csv);
    EXPECT_EQ(unusable, 18u);
}

}  // namespace
}  // namespace topos
