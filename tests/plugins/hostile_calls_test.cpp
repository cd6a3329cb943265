// A plugin that does what it may not do is an ordinary diagnostic.
#include <gtest/gtest.h>

#include "app/host/language_adapter.hpp"
#include "tests/plugins/plugin_folders.hpp"

namespace topos {
namespace {

std::unique_ptr<Language> language_with(const std::string& fault) {
    auto registry = PluginRegistry::scan({hostile_plugins()});
    auto plugin = registry.language("xx");
    if (!plugin) throw std::runtime_error(plugin.error().title);
    return adapt_language(*plugin, {{"fault", fault}});
}

std::unique_ptr<LanguageBackend> backend_with(const std::string& fault) {
    auto backend = language_with(fault)->create({});
    if (!backend) throw std::runtime_error(backend.error().title);
    return std::move(*backend);
}

void expect_failure(const expected<void, Diagnostic>& result, const std::string& fault) {
    ASSERT_FALSE(result) << fault;
    EXPECT_EQ(result.error().code, "T0504") << fault;
    EXPECT_NE(result.error().title.find("test.misbehaves"), std::string::npos);
}

constexpr std::string_view kText = "劳动abc";

TEST(HostileLanguage, AGoodOneWorks) {
    auto backend = backend_with("");
    Segmentation out;
    ASSERT_TRUE(backend->segment(kText, out));
    EXPECT_EQ(out.token_count, 1u);
    EXPECT_EQ(out.sentence_count, 1u);
    EXPECT_EQ(out.token_end[0], kText.size());
    std::vector<char32_t> folded;
    backend->fold_characters(kText, folded);
    EXPECT_EQ(folded, std::vector<char32_t>(5, U'x'));
}

TEST(HostileLanguage, EverySegmentationIsChecked) {
    for (const char* fault : {"segment", "count", "no sentence", "late sentence", "sentence inside",
                              "sentence at end", "out of bounds", "huge", "empty token",
                              "begin inside", "end inside", "descending", "overlap"}) {
        auto backend = backend_with(fault);
        Segmentation out;
        expect_failure(backend->segment(kText, out), fault);
        EXPECT_EQ(out.token_count, 0u);
    }
}

TEST(HostileLanguage, EveryAnalysisIsChecked) {
    const std::vector<std::string_view> forms{"a", "劳动"};
    for (const char* fault :
         {"missing", "empty norm", "ill-formed norm", "ill-formed stem", "twice", "index"}) {
        std::vector<TokenAnalysis> out;
        expect_failure(backend_with(fault)->analyse(forms, out), fault);
    }
}

TEST(HostileLanguage, FaultyFoldingIsSaidByTheNextCall) {
    for (const char* fault : {"fold count", "fold value"}) {
        auto backend = backend_with(fault);
        std::vector<char32_t> folded;
        backend->fold_characters(kText, folded);
        EXPECT_EQ(folded, (std::vector<char32_t>{U'劳', U'动', U'a', U'b', U'c'}));
        Segmentation out;
        expect_failure(backend->segment(kText, out), fault);
    }
}

TEST(HostileLanguage, FailingToBeginIsADiagnostic) {
    const auto backend = language_with("create")->create({});
    ASSERT_FALSE(backend);
    EXPECT_EQ(backend.error().code, "T0504");
}

ReaderPlugin hostile_reader() {
    auto registry = PluginRegistry::scan({hostile_plugins()});
    auto reader = registry.reader("misbehaves");
    if (!reader) throw std::runtime_error(reader.error().title);
    return *reader;
}

TEST(HostileReader, LosesOnlyTheBadDocument) {
    const TemporaryFile file("good text");
    for (const char* fault : {"ill-formed", "null text", "null metadata"}) {
        const auto reading = read_whole(hostile_reader(), file.path(), {{"fault", fault}});
        ASSERT_EQ(reading.documents.size(), 1u) << fault;
        EXPECT_EQ(reading.documents[0].text, "good text");
        ASSERT_EQ(reading.troubles.size(), 1u);
        EXPECT_EQ(reading.troubles[0].code, "T0504");
    }
}

TEST(HostileReader, ThrowingIsADiagnostic) {
    const TemporaryFile file("text");
    const auto reading = read_whole(hostile_reader(), file.path(), {{"fault", "throw"}});
    EXPECT_TRUE(reading.documents.empty());
    ASSERT_EQ(reading.troubles.size(), 1u);
    EXPECT_EQ(reading.troubles[0].title,
              "plugin `test.misbehaves` failed: I do not like this file");
}

TEST(HostileReader, AnIllFormedWarningIsStillAWarning) {
    const TemporaryFile file("text");
    const auto reading = read_whole(hostile_reader(), file.path(), {{"fault", "warn"}});
    ASSERT_EQ(reading.troubles.size(), 1u);
    EXPECT_EQ(reading.troubles[0].code, "T0408");
    EXPECT_EQ(reading.troubles[0].level, Level::warning);
    EXPECT_EQ(reading.troubles[0].place, "input:3");
}

TEST(HostileReader, AnEndlessOneIsStopped) {
    const TemporaryFile file("text");
    DocumentSource source({{file.path(), hostile_reader(), {"input", "", {{"fault", "endless"}}}}});
    for (int i = 0; i < 10000; ++i) ASSERT_TRUE(source.next());
}  // the destructor must return

TEST(HostileReader, AMisspeltOptionIsADiagnostic) {
    const TemporaryFile file("text");
    const auto reading = read_whole(hostile_reader(), file.path(), {{"falt", "x"}});
    ASSERT_EQ(reading.troubles.size(), 1u);
    EXPECT_EQ(reading.troubles[0].code, "T0604");
}

}  // namespace
}  // namespace topos
