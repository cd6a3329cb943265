// Data-driven: tests/cases/text/*.case. A case is comments (`% …`), the text, a line `---`, and the
// expected passages, one a line. In the text `␍` stands for CR, `␌` for FF, `␠` for a blank at the
// end of a line and `␉` for a tab; in a passage `␊` stands for LF.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/text/passage.hpp"
#include "places.hpp"

namespace topos {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string with_marks_resolved(std::string text) {
    text = replaced(std::move(text), "␍", "\r");
    text = replaced(std::move(text), "␌", "\f");
    text = replaced(std::move(text), "␠", " ");
    text = replaced(std::move(text), "␉", "\t");
    return text;
}

struct Case {
    std::string text;
    std::string expected;
};

Case read_case(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    Case result;
    std::string line;
    bool after_rule = false;
    bool in_head = true;
    while (std::getline(file, line)) {
        if (in_head && line.starts_with("%")) continue;
        in_head = false;
        if (!after_rule && line == "---") {
            after_rule = true;
            continue;
        }
        (after_rule ? result.expected : result.text) += line + "\n";
    }
    result.text = with_marks_resolved(std::move(result.text));
    return result;
}

std::string passages_as_lines(std::string_view text) {
    Document document;
    document.text = text;
    PassageReader reader;
    std::string lines;
    for (const Passage& passage : reader.read(document)) {
        lines += replaced(std::string(passage.text), "\n", "␊") + "\n";
    }
    return lines;
}

TEST(Passages, AreAsTheCasesSay) {
    std::size_t cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(TOPOS_TEST_CASES "/text")) {
        if (entry.path().extension() != ".case") continue;
        const Case read = read_case(entry.path());
        const std::string found = passages_as_lines(read.text);
        EXPECT_TRUE(found == read.expected) << entry.path().filename() << " gives\n" << found;
        ++cases;
    }
    EXPECT_GE(cases, 20u);
}

TEST(Passages, AreTheSameWithEveryKindOfLineBreak) {
    for (const auto& entry : std::filesystem::directory_iterator(TOPOS_TEST_CASES "/text")) {
        const Case read = read_case(entry.path());
        if (read.text.find_first_of("\r\f") != std::string::npos) continue;
        for (const std::string_view mark : {"\r\n", "\r", "\v", "\u0085", "\u2028", "\u2029"}) {
            const std::string found = passages_as_lines(replaced(read.text, "\n", mark));
            EXPECT_TRUE(found == read.expected)
                << entry.path().filename() << " with a break of " << mark.size() << " bytes gives\n"
                << found;
        }
    }
}

std::vector<Passage> passages(PassageReader& reader, const Document& document) {
    const auto read = reader.read(document);
    return {read.begin(), read.end()};
}

TEST(Passages, OfALineAreAViewOfTheDocument) {
    Document document;
    document.text = "  One line.\n\n\tAnother one.  \n";
    PassageReader reader;
    const auto read = passages(reader, document);
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0].text.data(), document.text.data() + 2);
    EXPECT_EQ(read[1].text.data(), document.text.data() + 14);
    EXPECT_TRUE(read[1].joins.empty());
    EXPECT_EQ(read[1].paragraph, 1u);
}

TEST(Passages, OfNothingAreNone) {
    PassageReader reader;
    for (const std::string_view text : {"", "\n", " \r\n\f\t\u3000\n"}) {
        Document document;
        document.text = text;
        EXPECT_TRUE(reader.read(document).empty());
    }
}

TEST(Passages, GiveTheOriginalOfAWordAcrossAWrap) {
    Document document;
    document.text =
        "我们站点上个月有三个骑手说平台直接把我封  "
        "\r\n　　号了，申诉也没有用，客服只会让我们等系统\r\n"
        "处理。\r\n";
    PassageReader reader;
    const auto read = passages(reader, document);
    ASSERT_EQ(read.size(), 1u);
    const auto at = static_cast<std::uint32_t>(read[0].text.find("封号"));
    ASSERT_NE(at, static_cast<std::uint32_t>(std::string::npos));
    const ByteRange both = read[0].original(at, at + 6);
    EXPECT_EQ(document.text.substr(both.begin, both.end - both.begin), "封  \r\n　　号");
    const ByteRange before = read[0].original(at, at + 3);
    EXPECT_EQ(document.text.substr(before.begin, before.end - before.begin), "封");
    const ByteRange after = read[0].original(at + 3, at + 6);
    EXPECT_EQ(document.text.substr(after.begin, after.end - after.begin), "号");
}

}  // namespace
}  // namespace topos
