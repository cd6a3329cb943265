// Reading as a whole: many inputs, big ones, silent ones, random ones.
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <random>

#include "tests/plugins/plugin_folders.hpp"

namespace topos {
namespace {

ReaderPlugin reader(std::string_view format) {
    auto registry = PluginRegistry::scan({bundled_plugins()});
    auto found = registry.reader(format);
    if (!found) throw std::runtime_error(found.error().title);
    return *found;
}

TEST(DocumentSource, ReadsInputsInTheirOrderAndSkipsBadOnes) {
    const TemporaryFile first("one");
    const TemporaryFile third("{\"text\":\"three\"}\n{\"text\":\"four\"}", ".jsonl");
    DocumentSource source({{first.path(), reader("text"), {"a.txt", "", {}}},
                           {"/nowhere/b.txt", reader("text"), {"b.txt", "", {}}},
                           {third.path(), reader("jsonl"), {"c.jsonl", "c.jsonl:", {}}}});
    std::string names;
    while (const auto document = source.next())
        names += document->name + "=" + document->text + " ";
    EXPECT_EQ(names, "a.txt=one c.jsonl:1=three c.jsonl:2=four ");
    const Diagnostics troubles = source.take_troubles();
    ASSERT_EQ(troubles.size(), 1u);
    EXPECT_EQ(troubles[0].code, "T0402");
    EXPECT_EQ(troubles[0].place, "b.txt");
}

TEST(DocumentSource, AFolderIsNotADocument) {
    const auto reading = read_whole(reader("text"), "/tmp");
    ASSERT_EQ(reading.troubles.size(), 1u);
    EXPECT_EQ(reading.troubles[0].code, "T0402");
}

/// Standard input for the duration of a test: a pipe that somebody keeps open.
class SilentInput {
  public:
    SilentInput() : saved_(::dup(STDIN_FILENO)) {
        if (::pipe(ends_) != 0) throw std::runtime_error("no pipe");
        ::dup2(ends_[0], STDIN_FILENO);
    }
    SilentInput(const SilentInput&) = delete;
    SilentInput& operator=(const SilentInput&) = delete;
    ~SilentInput() {
        ::dup2(saved_, STDIN_FILENO);
        for (const int end : {saved_, ends_[0], ends_[1]}) ::close(end);
    }
    void say(std::string_view text) const {
        ASSERT_EQ(::write(ends_[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }

  private:
    int saved_;
    int ends_[2] = {-1, -1};
};

TEST(DocumentSource, ASignalStopsASilentInput) {
    const SilentInput input;
    input.say("{\"text\":\"a\"}\n");
    std::atomic<bool> stop = false;
    DocumentSource source({{"-", reader("jsonl"), {"stdin", "", {}}}}, &stop);
    std::thread signal([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        stop = true;
    });
    while (source.next()) {
    }
    signal.join();
    EXPECT_TRUE(source.take_troubles().empty());
}

TEST(DocumentSource, NobodyHasToReadToTheEnd) {
    std::string lines;
    for (int i = 0; i < 200000; ++i)
        lines += "{\"id\":" + std::to_string(i) + ",\"text\":\"a b c\"}\n";
    const TemporaryFile file(lines, ".jsonl");
    DocumentSource source({{file.path(), reader("jsonl"), {"x", "", {}}}});
    EXPECT_EQ(source.next()->name, "0");
    EXPECT_EQ(source.next()->name, "1");
}

TEST(JsonlReader, LinesAreReadAcrossPieces) {
    std::string lines;
    std::vector<std::size_t> sizes;
    std::mt19937 random(3);
    for (int i = 0; i < 60; ++i) {
        sizes.push_back(random() % 200000);
        lines += "{\"text\":\"" + std::string(sizes.back(), 'x') + "\"}\r\n";
    }
    sizes.push_back(5000000);
    lines += "{\"text\":\"" + std::string(sizes.back(), 'y') + "\"}";
    const TemporaryFile file(lines, ".jsonl");
    const auto reading = read_whole(reader("jsonl"), file.path());
    ASSERT_TRUE(reading.troubles.empty());
    ASSERT_EQ(reading.documents.size(), sizes.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        EXPECT_EQ(reading.documents[i].text.size(), sizes[i]);
    }
}

TEST(CsvReader, RecordsAreReadAcrossPieces) {
    std::string table = "id,text\n";
    std::vector<std::string> texts;
    std::mt19937 random(4);
    for (int i = 0; i < 300; ++i) {
        const std::size_t size = random() % 30000;
        const std::string text = "劳" + std::string(size, ',') + "\"\n\"\r\n";
        texts.push_back(text);
        std::string quoted;
        for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        table += std::to_string(i) + ",\"" + quoted + "\"\n";
    }
    const TemporaryFile file(table, ".csv");
    const auto reading = read_whole(reader("csv"), file.path());
    ASSERT_TRUE(reading.troubles.empty()) << reading.troubles[0].title;
    ASSERT_EQ(reading.documents.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(reading.documents[i].text, texts[i]);
}

/// Bytes that come near to meaning something.
std::string random_bytes(std::mt19937& random) {
    static constexpr std::string_view kPieces[] = {"{\"text\":\"",
                                                   "\"}",
                                                   "\n",
                                                   "\r",
                                                   "\"",
                                                   ",",
                                                   "劳动",
                                                   "\xE4\xB8",
                                                   "\xFF\xFE",
                                                   "\\ud800",
                                                   "id,text\n",
                                                   "[[[[",
                                                   "\t",
                                                   "a b c",
                                                   "\xB5\xC4\xCA\xC7",
                                                   "\xA4\xA4\xA4\xE5",
                                                   ";",
                                                   "{\"text\":1}",
                                                   "\\u0000",
                                                   "null"};
    std::string bytes;
    const std::size_t count = random() % 60;
    for (std::size_t i = 0; i < count; ++i) {
        if (random() % 3 == 0) {
            bytes += static_cast<char>(random());
        } else {
            bytes += kPieces[random() % std::size(kPieces)];
        }
    }
    return bytes;
}

TEST(EveryReader, SurvivesRandomBytes) {
    std::mt19937 random(20240611);
    const ReaderPlugin readers[] = {reader("text"), reader("jsonl"), reader("csv")};
    const char* encodings[] = {"", "", "UTF-16", "GB18030", "big5", "utf-8", "no such", "UTF-32"};
    for (int round = 0; round < 2000; ++round) {
        const TemporaryFile file(random_bytes(random));
        PluginOptions options;
        const std::string encoding = encodings[random() % std::size(encodings)];
        if (!encoding.empty()) options.emplace_back("encoding", encoding);
        const auto reading = read_whole(readers[round % 3], file.path(), options);
        for (const Diagnostic& trouble : reading.troubles) {
            EXPECT_NE(trouble.code, "T0504") << "round " << round << ": " << trouble.title;
        }
    }
}

}  // namespace
}  // namespace topos
