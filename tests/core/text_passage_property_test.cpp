// What holds of the passages of any text: nothing is lost, nothing is doubled, and every range
// finds its way back.
#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "core/text/characters.hpp"
#include "core/text/passage.hpp"
#include "places.hpp"

namespace topos {
namespace {

bool is_line_break(char32_t c) {
    return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// The text without blanks and line breaks.
std::string squeezed(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const DecodedCharacter c = first_character(text);
        if (!is_space(c.code_point) && !is_line_break(c.code_point))
            kept += text.substr(0, c.bytes);
        text.remove_prefix(c.bytes);
    }
    return kept;
}

bool is_border(std::string_view text, std::uint64_t at) {
    return at <= text.size() && (at == text.size() || !is_continuation_byte(text[at]));
}

std::vector<std::uint32_t> borders(std::string_view text) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
        if (is_border(text, at)) found.push_back(at);
    }
    return found;
}

std::string_view original_text(const Document& document, const Passage& passage,
                               std::uint32_t begin, std::uint32_t end) {
    const ByteRange range = passage.original(begin, end);
    EXPECT_LT(range.begin, range.end);
    EXPECT_TRUE(is_border(document.text, range.begin) && is_border(document.text, range.end));
    return std::string_view(document.text).substr(range.begin, range.end - range.begin);
}

/// Random ranges and every single character.
void expect_ranges_lead_back(const Document& document, const Passage& passage,
                             std::minstd_rand& random) {
    const std::vector<std::uint32_t> places = borders(passage.text);
    const auto check = [&](std::size_t from, std::size_t to) {
        const std::uint32_t begin = places[from];
        const std::uint32_t end = places[to];
        const std::string_view original = original_text(document, passage, begin, end);
        const std::string_view analysed = passage.text.substr(begin, end - begin);
        ASSERT_EQ(squeezed(original), squeezed(analysed));
        const bool blank_edge = squeezed(analysed.substr(0, 1)).empty() ||
                                squeezed(analysed.substr(analysed.size() - 1)).empty();
        if (blank_edge) return;
        // Dropped breaks and indents at either edge are not included.
        ASSERT_EQ(first_character(original).code_point, first_character(analysed).code_point);
        ASSERT_EQ(last_character(original).code_point, last_character(analysed).code_point);
    };
    const std::size_t last = places.size() - 1;
    for (std::size_t i = 0; i < std::min<std::size_t>(last, 400); ++i) check(i, i + 1);
    for (int i = 0; i < 60; ++i) {
        std::size_t from = random() % places.size();
        std::size_t to = random() % places.size();
        if (from > to) std::swap(from, to);
        if (from != to) check(from, to);
    }
}

void expect_faithful(PassageReader& reader, const std::string& text, std::minstd_rand& random) {
    Document document;
    document.text = text;
    std::string all;
    std::uint64_t reached = 0;
    std::uint32_t paragraph = 0;
    for (const Passage& passage : reader.read(document)) {
        ASSERT_FALSE(passage.text.empty());
        ASSERT_LE(passage.text.size(), kPassageBytes);
        ASSERT_TRUE(passage.paragraph == paragraph || passage.paragraph == paragraph + 1);
        paragraph = passage.paragraph;
        const auto size = static_cast<std::uint32_t>(passage.text.size());
        const ByteRange whole = passage.original(0, size);
        ASSERT_EQ(whole.begin, passage.origin);
        ASSERT_GE(whole.begin, reached);
        reached = whole.end;
        ASSERT_EQ(passage.text, without_leading_blanks(without_trailing_blanks(passage.text)));
        all += squeezed(passage.text);
        expect_ranges_lead_back(document, passage, random);
        if (testing::Test::HasFatalFailure()) return;
    }
    ASSERT_EQ(all, squeezed(text));
}

/// Pieces that meet at the borders where layout decides.
std::string random_text(std::minstd_rand& random) {
    static const std::vector<std::string> pieces = {
        "a",
        "word",
        "平台",
        "号了",
        "。",
        "，",
        ". ",
        "-",
        " ",
        "\u00A0",
        "　",
        "\t",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\f",
        "\v",
        "\u0085",
        "\u2028",
        "\u2029",
        "\n\n",
        "“",
        "”",
        "é",
        "e\u0301",
        "👩‍💻",
        "한국",
        "\u00AD",
        "A: ",
        "受访者：",
        "- ",
        "1. ",
        "一、",
        "|x|",
        "…",
        "the platform closed the account of a rider who had",
        "平台直接把我封号了一句解释都没有我打了客服电话"};
    std::string text;
    for (std::size_t i = random() % 60; i > 0; --i) text += pieces[random() % pieces.size()];
    return text;
}

/// Words or characters wrapped at a margin, with one kind of break, indent and trailing blank.
std::string random_wrapped_text(std::minstd_rand& random) {
    static const std::vector<std::string> breaks = {"\n",     "\r\n",     "\r",    "\u0085",
                                                    "\u2028", "\n\n",     "\v",    "\r\n\r\n",
                                                    "  \r\n", "\u3000\n", " \n\n", "\n　　"};
    static const std::vector<std::string> english = {"platform ", "closed ",     "the ", "of ",
                                                     "a ",        "well-known ", "re-"};
    static const std::vector<std::string> chinese = {"平",   "台",  "把", "我", "，",
                                                     "封号", "app", "“",  "”",  " GPS "};
    const auto& words = random() % 2 == 0 ? english : chinese;
    const std::string& line_break = breaks[random() % breaks.size()];
    const std::size_t margin = 30 + random() % 60;
    std::string text;
    for (std::size_t lines = random() % 40; lines > 0; --lines) {
        std::string line;
        while (line.size() < margin) line += words[random() % words.size()];
        if (random() % 8 == 0) line = line.substr(0, 10).empty() ? line : "end. 。";
        text += line + line_break;
    }
    return text;
}

TEST(PassageProperties, HoldForRandomPieces) {
    std::minstd_rand random(1);
    PassageReader reader;
    for (int i = 0; i < 20000; ++i) {
        const std::string text = random_text(random);
        expect_faithful(reader, text, random);
        if (HasFatalFailure()) FAIL() << "text " << i << ": " << text;
    }
}

TEST(PassageProperties, HoldForWrappedTexts) {
    std::minstd_rand random(2);
    PassageReader reader;
    std::size_t rewrapped = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::string text = random_wrapped_text(random);
        expect_faithful(reader, text, random);
        if (HasFatalFailure()) FAIL() << "text " << i << ": " << text;
        Document document;
        document.text = text;
        for (const Passage& passage : reader.read(document))
            rewrapped += passage.joins.empty() ? 0 : 1;
    }
    EXPECT_GT(rewrapped, 500u);
}

TEST(PassageProperties, HoldForTheCases) {
    std::minstd_rand random(3);
    PassageReader reader;
    for (const auto& entry : std::filesystem::directory_iterator(TOPOS_TEST_CASES "/text")) {
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        expect_faithful(reader, text.str(), random);
        if (HasFatalFailure()) FAIL() << entry.path();
    }
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() < bytes) text += piece;
    return text;
}

TEST(PassageProperties, HoldForParagraphsThatMustBeCut) {
    std::minstd_rand random(4);
    PassageReader reader;
    const std::size_t bytes = 3 * std::size_t{kPassageBytes} + 12345;
    const std::vector<std::string> wraps = {
        "the platform closed the account of a rider who had asked for a reason and\n",
        "the platform closed the account of a rider who had asked for a reason and  \r\n",
        "我跑了三年外卖，从来没有拒过单，上个月平台直接把我封\r\n",
        "the platform closed the account of a rider who had asked for a reason re-\n"};
    for (const std::string& line : wraps) {
        const std::string text = repeated(line, bytes) + "end of it.";
        expect_faithful(reader, text, random);
        if (HasFatalFailure()) FAIL() << line;
        Document document;
        document.text = text;
        EXPECT_EQ(reader.read(document).back().paragraph, 0u);
    }
    for (const std::string_view piece :
         {"x", "平", "word ", "One sentence. ", "一句话。", "👩‍💻", " \u00A0 a"}) {
        expect_faithful(reader, repeated(piece, bytes), random);
        if (HasFatalFailure()) FAIL() << piece;
    }
}

TEST(PassageProperties, CutAtSentenceEndsOrBlanks) {
    PassageReader reader;
    Document document;
    document.text = repeated("One sentence of words. ", 2 * kPassageBytes);
    EXPECT_TRUE(reader.read(document).front().text.ends_with("words."));
    document.text = repeated("一句话。", 2 * kPassageBytes);
    EXPECT_TRUE(reader.read(document).front().text.ends_with("。"));
    document.text = repeated("words ", 2 * kPassageBytes);
    EXPECT_TRUE(reader.read(document).front().text.ends_with("words"));
}

TEST(PassageProperties, ReadingIsLinear) {
    PassageReader reader;
    for (const std::string_view piece :
         {"word ", "平台", "1 ", "\n", "- \n", "\r", "a\n\n", ". ", "A: ", "\f", "\"", "（"}) {
        Document document;
        document.text = repeated(piece, 20'000'000);
        std::size_t bytes = 0;
        for (const Passage& passage : reader.read(document)) bytes += passage.text.size();
        EXPECT_LE(bytes, document.text.size());
    }
}

}  // namespace
}  // namespace topos
