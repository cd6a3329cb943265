#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

#include "backend_fixture.hpp"
#include "places.hpp"

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

/// The texts of one of Unicode's test files of UAX #29; none if it is not installed.
Strings unicode_break_tests(const std::string& name) {
    std::ifstream file("/usr/share/unicode/auxiliary/" + name);
    Strings texts;
    for (std::string line; std::getline(file, line);) {
        line.resize(std::min(line.find('#'), line.size()));
        icu::UnicodeString text;
        std::istringstream fields(line);
        for (std::string field; fields >> field;)
            if (field != "÷" && field != "×")
                text.append(static_cast<UChar32>(std::stoul(field, nullptr, 16)));
        if (!text.isEmpty()) texts.push_back(utf8(text));
    }
    return texts;
}

/// The bundled English documents: passages without line breaks, and the same with curly quotes.
Strings sample_texts() {
    Strings texts;
    const std::filesystem::path folder =
        std::filesystem::path(TOPOS_SOURCE_DIR) / "corpora/digital-labour";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().parent_path().filename() != "en") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            if (line.empty()) continue;
            texts.push_back(line);
            std::string curly;
            for (const char c : line) curly += c == '\'' ? "’" : std::string(1, c);
            texts.push_back(curly);
        }
    }
    EXPECT_GT(texts.size(), 200U);
    return texts;
}

/// Scripts whose words ICU finds with a dictionary: its result depends on more than the piece.
bool is_cut_by_dictionary(UChar32 c) {
    return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

std::set<std::size_t> ends_of(const Strings& parts) {
    std::set<std::size_t> ends;
    std::size_t at = 0;
    for (const std::string& part : parts) ends.insert(at += part.size());
    return ends;
}

/// The text has a line break, or an end that no blank precedes, or a closing sign.
bool is_tailored(const std::string& text, const Strings& sentences) {
    for (const char* sign : {"\n", "\r", "\u0085", "\u2028", "\u2029", "\"", "(", ")"})
        if (text.find(sign) != std::string::npos) return true;
    for (std::size_t i = 0; i + 1 < sentences.size(); ++i)
        if (sentences[i].back() != ' ') return true;
    return false;
}

TEST(EnglishWords, ReadAsPeopleExpect) {
    const Backend english("english");
    EXPECT_EQ(
        english.cut("Don’t pay $3.50 at 24/7 shops, e.g. _really_ so_so.").tokens,
        (Strings{"Don’t", "pay", "3.50", "at", "24", "7", "shops", "e.g", "really", "so_so"}));
    EXPECT_EQ(english.cut("Ok 👨‍👩‍👧👍🏽 cafe\u0301 naïve").tokens,
              (Strings{"Ok", "👨‍👩‍👧", "👍🏽", "cafe\u0301", "naïve"}));
    EXPECT_EQ(english.cut("Ω μέγα, война и мир; 3,5 ‘don‘t’ it’s").tokens,
              (Strings{"Ω", "μέγα", "война", "и", "мир", "3,5", "don‘t", "it’s"}));
    EXPECT_TRUE(english.cut(" … — !?").tokens.empty());
    EXPECT_TRUE(english.cut("").tokens.empty());
}

TEST(EnglishWords, AreWholeWhereALineCutsThem) {
    const Backend english("english");
    EXPECT_EQ(english.cut("algo-\nrithm, algo-\r\nrithm, na-\nïveté, é-\na").tokens,
              (Strings{"algo-\nrithm", "algo-\r\nrithm", "na-\nïveté", "é-\na"}));
    EXPECT_EQ(english.cut("well-\nKnown 5-\nfold a- \nb c\nd -\ne").tokens,
              (Strings{"well", "Known", "5", "fold", "a", "b", "c", "d", "e"}));
    EXPECT_EQ(english.cut("-\na").tokens, (Strings{"a"}));
    EXPECT_EQ(english.cut("\na\r\nb").tokens, (Strings{"a", "b"}));
}

TEST(EnglishWords, EqualIcuOnUnicodesOwnTests) {
    const std::vector<std::string> texts = unicode_break_tests("WordBreakTest.txt");
    if (texts.empty()) GTEST_SKIP() << "Debian's package unicode-data is not installed";
    const Backend english("english");
    for (const std::string& text : texts)
        EXPECT_EQ(english.cut(text).tokens, words_by_icu(text)) << text;
    EXPECT_GT(texts.size(), 1500U);
}

/// Of every block of Unicode, with blanks and signs between: what the tables of the fast path say
/// and where they hand over to ICU.
TEST(EnglishWords, EqualIcuOnRandomUnicode) {
    const Backend english("english");
    Random random(20261124);
    constexpr UChar32 kBounds[] = {0x80, 0x250, 0x530, 0x3100, 0x33000};
    for (int round = 0; round < 30000; ++round) {
        icu::UnicodeString text;
        for (std::size_t n = random.below(16); n > 0; --n) {
            const auto bound = static_cast<std::size_t>(random.one_of(kBounds));
            auto c = static_cast<UChar32>(random.below(bound));
            if (random.below(4) == 0) c = 0x2000 + static_cast<UChar32>(random.below(0x70));
            if (u_charType(c) == U_SURROGATE || is_cut_by_dictionary(c)) c = u' ';
            text.append(c);
        }
        const std::string bytes = utf8(text);
        ASSERT_EQ(english.cut(bytes).tokens, words_by_icu(bytes)) << bytes;
    }
}

TEST(EnglishWords, EqualIcuOnSampleText) {
    const Backend english("english");
    for (const std::string& text : sample_texts())
        ASSERT_EQ(english.cut(text).tokens, words_by_icu(text));
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

/// Long stretches of plain words are cut 64 bytes at a time, everything else word by word: both
/// kinds side by side, and words on the borders.
TEST(EnglishWords, EqualIcuWhereEasyAndHardTextMeet) {
    const Backend english("english");
    const Strings easy = {"a", "work", "platforms ", " ", ", ", ". ", " 42 ", "unpaid", "; "};
    const Strings hard = {"don't", "3.5", "_so_", "é", "’", ".", ",", "_", "e.g.", "中"};
    Random random(64);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        const std::size_t rarity = 1 + random.below(60);
        for (std::size_t n = random.below(160); n > 0; --n)
            text += random.one_of(random.below(rarity) == 0 ? hard : easy);
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

TEST(EnglishSentences, DoNotEndBehindAbbreviations) {
    const Backend english("english");
    const auto is_one = [&](const char* text) {
        EXPECT_EQ(english.cut(text).sentences, Strings{text});
    };
    is_one("Mr. Wu, Mrs. Li and Prof. Ma met Gen. Hu.");
    is_one("It uses tools, e.g. Topos, cf. Smith.");
    is_one("The U.S. Supreme Court and the U.K. Parliament met at 5 p.m. Monday.");
    is_one("See No. 5, fig. 3, pp. 12 and vol. 2 of it.");
    is_one("J. K. Rowling, É. Zola and А. С. Пушкин wrote.");
    is_one("Apple Inc. Shareholders and Martin Luther King Jr. Memorial visitors came.");
}

TEST(EnglishSentences, EndWhereAnAbbreviationStandsLast) {
    const Backend english("english");
    const auto are_two = [&](const char* first, const char* second) {
        EXPECT_EQ(english.cut(std::string(first) + second).sentences, (Strings{first, second}));
    };
    are_two("He said no. ", "She left.");
    are_two("They live in the U.S. ", "The court sat.");
    are_two("It was vitamin C. ", "In May they left.");
    are_two("They sell rice, tea, etc. ", "We bought some.");
    are_two("It is I. ", "Wu left.");
    are_two("(See the U.S.) ", "Wu left.");
}

TEST(EnglishSentences, EndBehindIdeographicMarksWithoutABlank) {
    EXPECT_EQ(Backend("english").cut("日本。東京！Ok?a a.b 5.1").sentences,
              (Strings{"日本。", "東京！", "Ok?a a.b 5.1"}));
}

/// Where a text has none of what is tailored: no line break, no end without a blank, no closing
/// sign before a lower-case letter.
TEST(EnglishSentences, EqualIcuOnUnicodesOwnTests) {
    const Strings texts = unicode_break_tests("SentenceBreakTest.txt");
    if (texts.empty()) GTEST_SKIP() << "Debian's package unicode-data is not installed";
    const Backend english("english");
    int cases = 0;
    for (const std::string& text : texts) {
        const Strings expected = sentences_by_icu(text);
        if (is_tailored(text, expected)) continue;
        EXPECT_EQ(english.cut(text).sentences, expected) << text;
        ++cases;
    }
    EXPECT_GT(cases, 200);
}

TEST(EnglishSentences, EndOnlyWhereIcuEndsThem) {
    const Backend english("english");
    const Strings parts = {"word", "Word", "U.S",    "Dr",     "7",  "é",  "É",      "中",     ".",
                           "!",    "?",    "…",      ",",      "—",  "”",  ")",      "\"",     "(",
                           " ",    "  ",   "\u00AD", "\u0301", "。", "．", "\u00A0", "\u3000", "‼"};
    Random random(11);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t n = 1 + random.below(14); n > 0; --n) text += random.one_of(parts);
        const std::set<std::size_t> by_icu = ends_of(sentences_by_icu(text));
        for (const std::size_t end : ends_of(english.cut(text).sentences))
            ASSERT_TRUE(by_icu.contains(end)) << text << " at " << end;
    }
}

TEST(EnglishSentences, OfSampleTextDifferFromIcuOnlyByTailorings) {
    const Backend english("english");
    std::size_t all = 0, taken_away = 0;
    for (const std::string& text : sample_texts()) {
        const std::set<std::size_t> by_icu = ends_of(sentences_by_icu(text));
        const std::set<std::size_t> ours = ends_of(english.cut(text).sentences);
        EXPECT_TRUE(std::ranges::includes(by_icu, ours)) << text;
        all += by_icu.size();
        taken_away += by_icu.size() - ours.size();
    }
    EXPECT_LT(taken_away * 20, all);
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
    EXPECT_EQ(english.analyse("algo-\r\nrithm").norm, "algorithm");
    for (const char* apostrophe : {"'", "’", "‘", "‛", "ʼ", "＇"})
        EXPECT_EQ(english.analyse("Rock" + std::string(apostrophe) + "n").norm, "rock'n");
    EXPECT_EQ(english.analyse("worker’s").stem, english.analyse("workers").stem);
    for (const char* token : {"24", "3.50", "a", "s", "é"})
        EXPECT_EQ(english.analyse(token).stem, token);
    EXPECT_EQ(english.analyse("Å").norm, english.analyse("A\u030A").norm);
    EXPECT_EQ(english.analyse("A\u030A").norm, "å");
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
