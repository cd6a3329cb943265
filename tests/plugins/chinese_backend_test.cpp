#include <unicode/unistr.h>

#include <fstream>

#include "backend_fixture.hpp"

namespace topos::test {
namespace {

using Strings = std::vector<std::string>;

Strings split(const std::string& text, char separator) {
    Strings out(1);
    for (const char c : text)
        if (c == separator)
            out.emplace_back();
        else
            out.back() += c;
    return out;
}

/// Each line: a run of ideographs, a tab, its words by jieba 0.42 (cut with HMM=False), separated
/// by blanks.
TEST(ChineseWords, EqualJiebasOnEverydayAndTheoreticalText) {
    const Backend chinese("chinese");
    std::ifstream file(std::string(TOPOS_TEST_CASES) + "/plugins/jieba-words.tsv");
    int lines = 0;
    for (std::string line; std::getline(file, line); ++lines) {
        const auto tab = line.find('\t');
        EXPECT_EQ(chinese.cut(line.substr(0, tab)).tokens, split(line.substr(tab + 1), ' '))
            << line;
    }
    EXPECT_GT(lines, 1000);
}

TEST(ChineseWords, AreTheSameInTraditionalAndSimplifiedText) {
    const Backend chinese("chinese");
    EXPECT_EQ(chinese.cut("平臺直接扣錢，騎手沒有社會保險").tokens,
              (Strings{"平臺", "直接", "扣錢", "騎手", "沒有", "社會保險"}));
    EXPECT_EQ(chinese.analyse("社會保險").norm, "社会保险");
    EXPECT_EQ(chinese.analyse("發").norm,
              chinese.analyse("髮").norm);  // a fold of single characters cannot tell
    EXPECT_EQ(chinese.analyse("ＡＰＰ").norm, "app");
}

TEST(ChineseWords, KnowTheWordsOfTheRules) {
    EXPECT_EQ(Backend("chinese").cut("派单系统很快").tokens.front(), "派");
    EXPECT_EQ(Backend("chinese", {"派单系统", "超时扣款"}).cut("派单系统很快，超時扣款").tokens,
              (Strings{"派单系统", "很快", "超時扣款"}));
}

TEST(ChineseWords, KeepLettersDigitsKanaAndSignsWhole) {
    const Backend chinese("chinese");
    EXPECT_EQ(
        chinese
            .cut("用App2.0的996工作制，3.5元！カタカナ 😀👨‍👩‍👧 don’t")
            .tokens,
        (Strings{"用", "App2.0", "的", "996", "工作制", "3.5", "元", "カタカナ", "😀",
                 "👨‍👩‍👧", "don’t"}));
    EXPECT_EQ(chinese.cut("𠀀𠀁平台").tokens, (Strings{"𠀀", "𠀁", "平台"}));
    EXPECT_EQ(chinese.cut("〇〇年代々").tokens.size(), 4U);
}

TEST(ChineseSentences, EndBehindMarksAndWhatClosesThere) {
    const Backend chinese("chinese");
    EXPECT_EQ(chinese.cut("他说：“走吧。”我没动！真的？！好……算了；再说。3.5元. 完").sentences,
              (Strings{"他说：“走吧。”", "我没动！", "真的？！", "好……", "算了；再说。", "3.5元. ",
                       "完"}));
}

TEST(ChineseBackend, TakesAnyText) {
    const Backend chinese("chinese", {"平台", "算法"});
    Random random(5);
    const Strings parts = {"平台", "算法",   "的",     "，", "。", "”",  " ",  "a",      "7", ".",
                           "’",    "\u0301", "\u200D", "😀",  "🇨",  "𠀀", "カ", "\uFE0F", "Ω"};
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (std::size_t n = random.below(12); n > 0; --n) {
            if (random.below(3) != 0) {
                text += random.one_of(parts);
                continue;
            }
            auto c = static_cast<UChar32>(random.below(0x33000));
            if (c >= 0xD800 && c < 0xE000) c = 0x4E00;
            icu::UnicodeString(c).toUTF8String(text);
        }
        const auto cut = chinese.cut(text);  // the fixture checks order and borders
        for (const std::string& token : cut.tokens)
            EXPECT_FALSE(chinese.analyse(token).norm.empty()) << token;
    }
}

}  // namespace
}  // namespace topos::test
