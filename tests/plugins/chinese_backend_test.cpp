#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>

#include "backend_fixture.hpp"
#include "places.hpp"

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

TEST(ChineseWords, OfTheRulesMayComeInAnyOrder) {
    const std::string text = "超时扣款规则和超时扣款的派单系统里有超时扣款规则";
    const Strings words = {"超时扣款规则", "扣款", "超时扣款", "单系", "派单系统", "时扣"};
    const Strings backwards(words.rbegin(), words.rend());
    EXPECT_EQ(Backend("chinese", words).cut(text).tokens,
              Backend("chinese", backwards).cut(text).tokens);
    for (const std::string& word : words)
        EXPECT_EQ(Backend("chinese", words).cut(word).tokens, Strings{word});
}

TEST(ChineseWords, OfTheRulesFoldAsTheTextDoes) {
    EXPECT_EQ(Backend("chinese", {"派單系統"}).cut("派单系统").tokens, Strings{"派单系统"});
    // What is not of ideographs alone is no word for the segmenter; nothing is lost.
    EXPECT_EQ(Backend("chinese", {"App派单", "", "。"}).cut("App派单").tokens,
              (Strings{"App", "派", "单"}));
}

TEST(ChineseWords, KeepLettersDigitsKanaAndSignsWhole) {
    const Backend chinese("chinese");
    EXPECT_EQ(
        chinese.cut("用App2.0的996工作制，3.5元！カタカナ 😀👨‍👩‍👧 don't")
            .tokens,
        (Strings{"用", "App2.0", "的", "996", "工作制", "3.5", "元", "カタカナ", "😀",
                 "👨‍👩‍👧", "don't"}));
    EXPECT_EQ(chinese.cut("有１，２，３．５，so_so 1,000 a:b GPT-4 〰‼").tokens,
              (Strings{"有", "１", "２", "３", "５", "so_so", "1,000", "a", "b", "GPT", "4"}));
    EXPECT_EQ(chinese.cut("𠀀𠀁平台").tokens, (Strings{"𠀀", "𠀁", "平台"}));
    EXPECT_EQ(chinese.cut("〇〇年代々").tokens, (Strings{"〇", "〇", "年代", "々"}));
    EXPECT_EQ(chinese.cut("葛\U000E0100城，平\uFE00台").tokens,
              (Strings{"葛\U000E0100", "城", "平\uFE00台"}));
    // Kangxi radicals, as PDF files have them for characters.
    EXPECT_EQ(chinese.cut("⼯⼈⽣活").tokens, (Strings{"⼯⼈", "⽣活"}));
    EXPECT_EQ(chinese.analyse("⼈⼯").norm, "人工");
}

TEST(ChineseFolding, GivesOneCharacterForEach) {
    const Backend chinese("chinese");
    EXPECT_EQ(chinese.fold("後裡裏髮發臺颱檯幹乾著體灣馬"), U"后里里发发台台台干干着体湾马");
    EXPECT_EQ(chinese.fold("ＡＢｃ１２Ｚ，！ﾊﾟΩ"), U"abc12z,!ハ\u309Aω");
    EXPECT_EQ(chinese.fold("\uF900\U0002F800⼈豈"), U"岂丽人岂");
    EXPECT_EQ(chinese.fold("a\u00AD\u200B\u200D\uFE0F\U000E0100b"),
              std::u32string({U'a', 0, 0, 0, 0, 0, U'b'}));
    EXPECT_EQ(chinese.fold("俱跤姊吒苎阪"), U"俱跤姊吒苎阪");  // simplified text has them too
    EXPECT_EQ(chinese.fold("ß㍿"), U"ß㍿");                    // would be more than one character
}

/// What folding by single characters cannot do: these are told apart by the word alone.
TEST(ChineseFolding, CannotTellWordsThatShareASimplifiedCharacter) {
    const Backend chinese("chinese");
    EXPECT_EQ(chinese.analyse("皇后").norm, chinese.analyse("皇後").norm);
    EXPECT_EQ(chinese.analyse("乾坤").norm, "干坤");  // simplified text keeps 乾坤
    EXPECT_EQ(chinese.analyse("著名").norm, "着名");  // and 著名
    EXPECT_EQ(chinese.cut("著名的乾坤").tokens, (Strings{"著名", "的", "乾坤"}));
    EXPECT_NE(chinese.analyse("軟體").norm, chinese.analyse("软件").norm);  // another word
}

TEST(ChineseSentences, EndBehindMarksAndWhatClosesThere) {
    const Backend chinese("chinese");
    EXPECT_EQ(chinese.cut("他说：“走吧。”我没动！真的？！好……算了；再说。3.5元. 完").sentences,
              (Strings{"他说：“走吧。”", "我没动！", "真的？！", "好……", "算了；再说。", "3.5元. ",
                       "完"}));
    EXPECT_EQ(chinese.cut("（他走了。）他说。 “好。” “走！”\n完。").sentences,
              (Strings{"（他走了。）", "他说。 ", "“好。” ", "“走！”\n", "完。"}));
    EXPECT_EQ(chinese.cut("他说。\"走\"，我说。 \"好\"").sentences,
              (Strings{"他说。\"", "走\"，我说。 ", "\"好\""}));
}

TEST(ChineseSentences, DoNotEndInsideNumbersAddressesAndAbbreviations) {
    const Backend chinese("chinese");
    EXPECT_EQ(chinese.cut("见 Fig. 3 和 example.com?q=1，３．５，e.g. app. ａ. 完").sentences,
              (Strings{"见 Fig. 3 和 example.com?q=1，３．５，e.g. app. ａ. ", "完"}));
    EXPECT_EQ(chinese.cut("用 Topos. It works. 完了． 他走了．她走了.").sentences,
              (Strings{"用 Topos. ", "It works. ", "完了． ", "他走了．", "她走了."}));
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

/// What core knows as a separator: see LanguageCapabilities::local_runs.
bool separates(UChar32 c) { return u_isUWhiteSpace(c) || (c >= 0x80 && u_ispunct(c)); }

Strings runs_of(const std::string& text) {
    Strings runs(1);
    const auto unicode = icu::UnicodeString::fromUTF8(text);
    for (std::int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
        if (separates(unicode.char32At(i)))
            runs.emplace_back();
        else
            icu::UnicodeString(unicode.char32At(i)).toUTF8String(runs.back());
    }
    return runs;
}

/// TOPOS_LANGUAGE_LOCAL_RUNS is a promise: a run has the same words alone and within the text, and
/// behind 。！？ with what closes there a letter, or what opens, begins a sentence.
TEST(ChineseBackend, KeepsThePromiseOfLocalRuns) {
    const Backend chinese("chinese", {"平台算法", "法的"});
    Random random(6);
    const Strings parts = {"平台",   "算法", "的", "，",     "。",     "”", " ",  "a",
                           "７",     ".",    "’",  "\u0301", "\u200D", "😀", "🇨",  "𠀀",
                           "カ",     "‼",    "7",  ",",      "＿",     "·", "〰", "\uFE0F",
                           "\u3000", "_",    "・", "」",     "！",     "!"};
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t n = random.below(14); n > 0; --n) text += random.one_of(parts);
        Strings alone;
        for (const std::string& run : runs_of(text))
            for (const std::string& token : chinese.cut(run).tokens) alone.push_back(token);
        ASSERT_EQ(chinese.cut(text).tokens, alone) << text;
    }
}

TEST(ChineseBackend, BeginsASentenceWithTheLetterOrOpeningQuoteBehindAStrongEnd) {
    const Backend chinese("chinese");
    const Strings letters = {"平", "a", "A", "カ", "“", "‘", "「", "『", "（", "《", "【"};
    const Strings parts = {"。", "！", "？", "”",  "’", "」", "』",
                           "）", "》", "】", "平", "a", ".",  " "};
    Random random(8);
    for (int round = 0; round < 5000; ++round) {
        std::string before = "平";
        for (std::size_t n = random.below(6); n > 0; --n) before += random.one_of(parts);
        before += random.one_of(Strings{"。", "！", "？"});
        for (std::size_t n = random.below(3); n > 0; --n)
            before += random.one_of(Strings{"”", "’", "」", "』", "）", "》", "】"});
        before += random.one_of(Strings{"", "", " ", "\u3000", " \u3000"});
        const std::string behind = random.one_of(letters) + "平。平";
        const Strings sentences = chinese.cut(before + behind).sentences;
        std::size_t at = 0;
        bool found = false;
        for (const std::string& sentence : sentences)
            found |= (at += sentence.size()) == before.size();
        ASSERT_TRUE(found) << before << '|' << behind;
        // Hence what stands behind is cut as by itself.
        const Strings alone = chinese.cut(behind).sentences;
        ASSERT_TRUE(std::equal(alone.rbegin(), alone.rend(), sentences.rbegin())) << before;
    }
}

}  // namespace
}  // namespace topos::test
