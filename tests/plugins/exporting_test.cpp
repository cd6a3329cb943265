// What exporters write, byte by byte, and that it reads back.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/host/exporter_adapter.hpp"
#include "core/text/characters.hpp"
#include "core/text/passage.hpp"
#include "tests/plugins/plugin_folders.hpp"

namespace topos {
namespace {

PluginRegistry bundled() { return PluginRegistry::scan({bundled_plugins()}); }

CodingNames names() {
    return {.rules = {{"app_punishes", "mechanism.algorithmic_control", "digital_labour", "1.2"},
                      {"=formula", "code, with \"quotes\"", "p", "0"}},
            .statuses = {"asserted", "denied"},
            .languages = {"en", "zh"},
            .roles = {"agent", "target"},
            .entries = {{"lexicon", "system", "app"},
                        {"literal", "", "\"punishes\""},
                        {"context", "denied", "电商"}}};
}

Exporter exporter(std::string_view format, PluginOptions options = {}) {
    auto registry = bundled();
    auto created = Exporter::create(registry.exporter(format).value(), std::move(options), names());
    if (!created) throw std::runtime_error(created.error().title);
    return std::move(*created);
}

/// The range of `words` in the document, counted in code points and in bytes.
template <class Span>
void place(const Document& document, std::string_view words, Span& span) {
    const std::size_t begin = document.text.find(words);
    span.bytes = {begin, begin + words.size()};
    CodePointCounter counter(document.text);
    span.range.begin = counter.before(begin);
    span.range.end = counter.before(begin + words.size());
}

RoleSpan role(const Document& document, std::uint32_t which, std::string_view words) {
    RoleSpan span;
    span.role = which;
    place(document, words, span);
    return span;
}

Evidence evidence(const Document& document, std::uint32_t entry, std::string_view words,
                  std::uint32_t role = Evidence::kNoRole) {
    Evidence one;
    one.entry = entry;
    one.role = role;
    place(document, words, one);
    return one;
}

/// One document with all that makes exporting hard.
CodedDocument sample() {
    CodedDocument coded;
    Document& document = coded.document;
    document.name = "a \"b\".txt";
    document.text = "电商😀 says \"the app\"\r\n\x01 punishes＝riders, and riders.\\";
    Coding first;
    place(document, "\"the app\"\r\n\x01 punishes", first);
    first.roles = {role(document, 0, "app"), role(document, 1, "punishes")};
    first.evidence = {evidence(document, 0, "app", 0), evidence(document, 1, "punishes", 1)};
    Coding second;
    place(document, "＝riders, and riders", second);
    second.rule = 1;
    second.status = 1;
    second.language = 1;
    second.score = 0.1;
    second.roles = {role(document, 1, "riders"), role(document, 0, ","),
                    role(document, 1, "riders.")};
    second.evidence = {evidence(document, 0, "riders"), evidence(document, 2, "电商")};
    coded.codings.codings = {first, second};
    return coded;
}

std::string written(const Exporter& exporter, const std::vector<CodedDocument>& documents) {
    return exporter.begin().value() + exporter.format(documents).value() + exporter.end().value();
}

TEST(JsonlExporter, HasExactlyThisShape) {
    EXPECT_EQ(
        written(exporter("jsonl"), {sample()}),
        "{\"document\":\"a \\\"b\\\".txt\",\"code\":\"mechanism.algorithmic_control\",\"rule\":"
        "\"app_punishes\",\"pack\":\"digital_labour\",\"version\":\"1.2\",\"begin\":9,\"end\":30,"
        "\"text\":\"\\\"the app\\\"\\r\\n\\u0001 punishes\",\"status\":\"asserted\",\"score\":1.0,"
        "\"language\":\"en\",\"roles\":{\"agent\":{\"begin\":14,\"end\":17,\"text\":\"app\"},"
        "\"target\":{\"begin\":22,\"end\":30,\"text\":\"punishes\"}},"
        "\"evidence\":[{\"kind\":\"lexicon\",\"name\":\"system\",\"entry\":\"app\",\"role\":"
        "\"agent\","
        "\"begin\":14,\"end\":17,\"text\":\"app\"},{\"kind\":\"literal\",\"entry\":"
        "\"\\\"punishes\\\"\","
        "\"role\":\"target\",\"begin\":22,\"end\":30,\"text\":\"punishes\"}]}\n"
        "{\"document\":\"a \\\"b\\\".txt\",\"code\":\"code, with \\\"quotes\\\"\",\"rule\":"
        "\"=formula\",\"pack\":\"p\",\"version\":\"0\",\"begin\":30,\"end\":49,\"text\":"
        "\"＝riders, and riders\",\"status\":\"denied\",\"score\":0.1,\"language\":\"zh\","
        "\"roles\":{\"target\":[{\"begin\":31,\"end\":37,\"text\":\"riders\"},{\"begin\":43,"
        "\"end\":50,\"text\":\"riders.\"}],\"agent\":{\"begin\":37,\"end\":38,\"text\":\",\"}},"
        "\"evidence\":[{\"kind\":\"lexicon\",\"name\":\"system\",\"entry\":\"app\",\"begin\":31,"
        "\"end\":37,"
        "\"text\":\"riders\"},{\"kind\":\"context\",\"name\":\"denied\",\"entry\":\"电商\","
        "\"begin\":0,"
        "\"end\":2,\"text\":\"电商\"}]}\n");
}

TEST(JsonlExporter, SlicesOfTheDocumentEqualTheTexts) {
    const CodedDocument coded = sample();
    std::istringstream lines(written(exporter("jsonl"), {coded}));
    std::u32string text;
    for (std::size_t at = 0; at < coded.document.text.size();) {
        const auto c = first_character(std::string_view(coded.document.text).substr(at));
        text += c.code_point;
        at += c.bytes;
    }
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const auto json = nlohmann::json::parse(line);
        const std::size_t begin = json["begin"];
        const std::size_t end = json["end"];
        const std::string words = json["text"];
        EXPECT_EQ(count_code_points(words), end - begin);
        EXPECT_EQ(first_character(words).code_point, text[begin]);
        EXPECT_EQ(last_character(words).code_point, text[end - 1]);
    }
    EXPECT_EQ(count, 2u);
}

TEST(JsonlExporter, ScoresHaveADecimalPoint) {
    CodedDocument coded = sample();
    std::string scores;
    for (const double score : {0.0, 0.5, 1.0 / 3, 1e21, 1e-7, 12.0}) {
        coded.codings.codings[0].score = score;
        const std::string line = written(exporter("jsonl"), {coded});
        const auto at = line.find("\"score\":") + 8;
        scores += line.substr(at, line.find(',', at) - at) + " ";
    }
    EXPECT_EQ(scores, "0.0 0.5 0.3333333333333333 1.0e+21 1.0e-07 12.0 ");
}

TEST(CsvExporter, PlainIsRfc4180) {
    EXPECT_EQ(
        written(exporter("csv"), {sample()}),
        "document,code,rule,pack,version,begin,end,text,status,score,language,role.agent,"
        "role.agent.begin,role.agent.end,role.target,role.target.begin,role.target.end,evidence,"
        "status_trigger\n"
        "\"a \"\"b\"\".txt\",mechanism.algorithmic_control,app_punishes,digital_labour,1.2,9,"
        "30,\"\"\"the app\"\"\r\n\x01 punishes\",asserted,1,en,app,14,17,punishes,22,30,"
        "\"system: app → \"\"app\"\"; \"\"punishes\"\" → \"\"punishes\"\"\",\n"
        "\"a \"\"b\"\".txt\",\"code, with \"\"quotes\"\"\",=formula,p,0,30,49,"
        "\"＝riders, and riders\",denied,0.1,zh,\",\",37,38,riders; riders.,31; 43,37; 50,"
        "\"system: app → \"\"riders\"\"\",\"denied: 电商 → \"\"电商\"\"\"\n");
}

TEST(CsvExporter, ExcelGetsNoFormulas) {
    const std::string table = written(exporter("csv", {{"profile", "excel"}}), {sample()});
    EXPECT_TRUE(table.starts_with("\xEF\xBB\xBF\"document\",\"code\""));
    EXPECT_NE(table.find("\"'=formula\""), std::string::npos);
    EXPECT_NE(table.find("\"'＝riders, and riders\""), std::string::npos);
    EXPECT_NE(table.find(",30,49,"), std::string::npos);
    EXPECT_TRUE(table.ends_with("\"denied: 电商 → \"\"电商\"\"\"\r\n"));
}

TEST(CsvExporter, WhatItWritesReadsBack) {
    for (const char* profile : {"plain", "excel"}) {
        const CodedDocument coded = sample();
        const TemporaryFile file(written(exporter("csv", {{"profile", profile}}), {coded}), ".csv");
        const auto reading =
            read_whole(bundled().reader("csv").value(), file.path(), {{"id", "document"}});
        ASSERT_TRUE(reading.troubles.empty()) << reading.troubles[0].title;
        ASSERT_EQ(reading.documents.size(), 2u);
        EXPECT_EQ(reading.documents[0].name, coded.document.name);
        EXPECT_EQ(reading.documents[0].text, "\"the app\"\r\n\x01 punishes");
        EXPECT_EQ(reading.documents[0].metadata.size(), 17u);
    }
}

TEST(CsvExporter, AWrongProfileIsADiagnostic) {
    const auto begun = exporter("csv", {{"profile", "word"}}).begin();
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().code, "T0604");
}

TEST(EveryExporter, MayKnowNothingOfEvidence) {
    auto registry = PluginRegistry::scan({hostile_plugins()});
    for (const char* format : {"good", "older-minor"}) {
        const auto old = Exporter::create(registry.exporter(format).value(), {}, names());
        ASSERT_TRUE(old) << old.error().title;
        EXPECT_EQ(written(*old, {sample()}), "begin\ncoding\ncoding\nend\n");
    }
}

TEST(EveryExporter, StopsWhenNothingMoreCanBeWritten) {
    const CodedDocument coded = sample();
    std::vector<topos_coding> codings(5000);
    for (topos_coding& coding : codings) {
        coding = {};
        coding.struct_size = sizeof coding;
        coding.text = {coded.document.text.data(), coded.document.text.size()};
    }
    const topos_export about{sizeof about, nullptr, 0};
    const topos_options options{nullptr, 0};
    for (const char* format : {"jsonl", "csv"}) {
        std::size_t left = 100000;  // bytes until the disk is full
        const topos_byte_sink sink{&left, [](void* context, const char*, std::size_t size) {
                                       auto& room = *static_cast<std::size_t*>(context);
                                       if (size > room) return 1;
                                       room -= size;
                                       return 0;
                                   }};
        topos_failure failure{};
        const auto plugin = bundled().exporter(format).value();
        EXPECT_EQ(plugin.table->codings(&about, &options, codings.data(), codings.size(), &sink,
                                        &failure),
                  4);
        EXPECT_EQ(failure.code, 4);
    }
}

TEST(EveryExporter, WritesManyBlocksInTheirOrder) {
    std::vector<CodedDocument> documents(1000, sample());
    for (std::size_t i = 0; i < documents.size(); ++i) {
        documents[i].document.name = std::to_string(i);
    }
    std::istringstream lines(written(exporter("jsonl"), documents));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        ASSERT_TRUE(line.starts_with("{\"document\":\"" + std::to_string(count / 2) + "\","));
    }
    EXPECT_EQ(count, 2000u);
}

}  // namespace
}  // namespace topos
