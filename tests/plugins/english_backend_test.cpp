#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <fstream>
#include <sstream>

#include "backend_fixture.hpp"

namespace topos::test {
namespace {

using Strings = std::vector<std::string>;

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool is_token(const icu::UnicodeString& segment, std::int32_t status) {
    const UChar32 first = segment.char32At(0);
    return status >= UBRK_WORD_NUMBER ||
           (first > 0x7F && u_hasBinaryProperty(first, UCHAR_EXTENDED_PICTOGRAPHIC));
}

/// The documented tailoring: `_` at the edges is no part of a word.
std::string without_edges(const std::string& token) {
    const auto begin = token.find_first_not_of('_');
    return begin == std::string::npos
               ? ""
               : token.substr(begin, token.find_last_not_of('_') - begin + 1);
}

/// What ICU's word iterator says, with the tailorings: `@` is no letter, as a blank is none.
Strings words_by_icu(std::string text) {
    std::replace(text.begin(), text.end(), '@', ' ');
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    const auto unicode = icu::UnicodeString::fromUTF8(text);
    words->setText(unicode);
    Strings out;
    for (std::int32_t from = 0, to = words->next(); to != icu::BreakIterator::DONE;
         from = to, to = words->next()) {
        const auto segment = unicode.tempSubStringBetween(from, to);
        if (!is_token(segment, words->getRuleStatus())) continue;
        if (std::string token = without_edges(utf8(segment)); !token.empty())
            out.push_back(std::move(token));
    }
    return out;
}

Strings sentences_by_icu(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> sentences(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
    const auto unicode = icu::UnicodeString::fromUTF8(text);
    sentences->setText(unicode);
    Strings out;
    for (std::int32_t from = 0, to = sentences->next(); to != icu::BreakIterator::DONE;
         from = to, to = sentences->next())
        out.push_back(utf8(unicode.tempSubStringBetween(from, to)));
    return out;
}

TEST(EnglishWords, ReadAsPeopleExpect) {
    const Backend english("english");
    EXPECT_EQ(
        english.cut("Don’t pay $3.50 at 24/7 shops, e.g. _really_ so_so.").tokens,
        (Strings{"Don’t", "pay", "3.50", "at", "24", "7", "shops", "e.g", "really", "so_so"}));
    EXPECT_EQ(english.cut("Ok 👨‍👩‍👧👍🏽 cafe\u0301 naïve").tokens,
              (Strings{"Ok", "👨‍👩‍👧", "👍🏽", "cafe\u0301", "naïve"}));
    EXPECT_EQ(english.cut("algo-\nrithm, well-\nKnown, 5-\nfold").tokens,
              (Strings{"algo-\nrithm", "well", "Known", "5-\nfold"}));
    EXPECT_TRUE(english.cut(" … — !?").tokens.empty());
    EXPECT_TRUE(english.cut("").tokens.empty());
}

TEST(EnglishWords, EqualIcuOnUnicodesOwnTests) {
    std::ifstream file("/usr/share/unicode/auxiliary/WordBreakTest.txt");
    if (!file) GTEST_SKIP() << "Debian's package unicode-data is not installed";
    const Backend english("english");
    int cases = 0;
    for (std::string line; std::getline(file, line);) {
        line.resize(std::min(line.find('#'), line.size()));
        icu::UnicodeString text;
        std::istringstream fields(line);
        for (std::string field; fields >> field;)
            if (field != "÷" && field != "×")
                text.append(static_cast<UChar32>(std::stoul(field, nullptr, 16)));
        if (text.isEmpty() || text.indexOf(u'\n') >= 0 || text.indexOf(u'\r') >= 0) continue;
        EXPECT_EQ(english.cut(utf8(text)).tokens, words_by_icu(utf8(text))) << line;
        ++cases;
    }
    EXPECT_GT(cases, 1000);
}

TEST(EnglishWords, EqualIcuOnRandomText) {
    const Backend english("english");
    const Strings parts = {"a",  "Word",       "7",        "42",      ".",  ",",  ":",  ";",
                           "'",  "’",          "_",        "-",       " ",  "  ", "\t", "\"",
                           "(",  ")",          "é",        "e\u0301", "ß",  "“",  "”",  "—",
                           "…",  "\u00AD",     "中",       "文",      "カ", "な", "한", "א",
                           "\"", "😀",          "👍🏽", "\u200D",  "🇩",  "🇪",  "·",  "α",
                           "Я",  "\U00020000", "№",        "½",       "$",  "%",  "/",  "@"};
    Random random(20261123);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t n = random.below(14); n > 0; --n) text += random.one_of(parts);
        ASSERT_EQ(english.cut(text).tokens, words_by_icu(text)) << text;
    }
}

TEST(EnglishSentences, ReadAsPeopleExpect) {
    const Backend english("english");
    const auto sentences = [&](const char* text) { return english.cut(text).sentences; };
    EXPECT_EQ(sentences("Dr. Wu left. J. K. Rowling (b. 1965) stayed! “Really?” he asked. See "
                        "example.com?q=1 now."),
              (Strings{"Dr. Wu left. ", "J. K. Rowling (b. 1965) stayed! ", "“Really?” he asked. ",
                       "See example.com?q=1 now."}));
    EXPECT_EQ(
        sentences(
            "It cost 3.50 e.g. twice. \"Go.\" He went... and came. It is I. Then, No. 5 won."),
        (Strings{"It cost 3.50 e.g. twice. ", "\"Go.\" ", "He went... and came. ", "It is I. ",
                 "Then, No. 5 won."}));
}

TEST(EnglishSentences, EqualIcuWhereNothingIsTailored) {
    const Backend english("english");
    // A blank follows every mark, no word is an abbreviation, and no quotation is followed by lower
    // case.
    const Strings starts = {"Words ", "Some words ", "Éclairs ", "7 of them ", "Ω ", "(Words) "};
    const Strings middles = {"go on", "cost 3.50", "stay, here", "end: there", "know \"it\""};
    const Strings ends = {". ",  "! ",          "? ",       "?! ",      "... ",
                          ".) ", "! , and so ", ". 5 men ", ". — and ", ".  "};
    Random random(7);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (std::size_t n = 1 + random.below(4); n > 0; --n)
            text += random.one_of(starts) + random.one_of(middles) + random.one_of(ends);
        ASSERT_EQ(english.cut(text).sentences, sentences_by_icu(text)) << text;
    }
}

TEST(EnglishAnalysis, FoldsWhatReadersTakeForOneWord) {
    const Backend english("english");
    EXPECT_EQ(english.analyse("Deactivated").stem, english.analyse("deactivates").stem);
    EXPECT_EQ(english.analyse("don’t").norm, english.analyse("Don't").norm);
    EXPECT_EQ(english.analyse("CAFÉ").norm, english.analyse("cafe\u0301").norm);
    EXPECT_EQ(english.analyse("ｆｕｌｌ").norm, "full");
    EXPECT_EQ(english.analyse("plat\u00ADform").norm, "platform");
    EXPECT_EQ(english.analyse("algo-\nrithm").norm, "algorithm");
    EXPECT_EQ(english.analyse("algo-\nrithms").stem, english.analyse("algorithm").stem);
    EXPECT_EQ(english.analyse("24").stem, "24");
}

TEST(EnglishBackend, TakesAnyText) {
    const Backend english("english");
    Random random(99);
    for (int round = 0; round < 3000; ++round) {
        icu::UnicodeString text;
        for (std::size_t n = random.below(40); n > 0; --n) {
            auto c = static_cast<UChar32>(random.below(random.below(2) == 0 ? 0x300 : 0x30000));
            if (c >= 0xD800 && c < 0xE000) c = 0x4E00;
            text.append(c);
        }
        const auto cut = english.cut(utf8(text));  // the fixture checks order and borders
        for (const std::string& token : cut.tokens)
            EXPECT_FALSE(english.analyse(token).norm.empty()) << token;
    }
}

}  // namespace
}  // namespace topos::test
