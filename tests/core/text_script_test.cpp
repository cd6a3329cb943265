#include <gtest/gtest.h>

#include <string>

#include "core/text/passage.hpp"

namespace topos {
namespace {

TEST(MainScript, IsThatOfMostLetters) {
    EXPECT_EQ(main_script("The platform closed the account."), "Latn");
    EXPECT_EQ(main_script("Платформа закрыла счёт (app)."), "Cyrl");
    EXPECT_EQ(main_script("플랫폼이 계정을 닫았다."), "Hang");
    EXPECT_EQ(main_script("é"), "Latn");
}

TEST(MainScript, OfTextWithoutLettersIsCommon) {
    EXPECT_EQ(main_script(""), "Zyyy");
    EXPECT_EQ(main_script("12:00 — 3.5 %。"), "Zyyy");
    EXPECT_EQ(main_script(std::string(5000, '1')), "Zyyy");
}

TEST(MainScript, LooksPastFigures) {
    EXPECT_EQ(main_script(std::string(5000, '1') + "平台"), "Hani");
}

TEST(MainScript, OfChineseFullOfEnglishNamesIsHan) {
    EXPECT_EQ(main_script("平台"), "Hani");
    EXPECT_EQ(main_script("我用 iPhone 打开 Uber Eats 的 app 申诉"), "Hani");
}

TEST(MainScript, OfEnglishThatQuotesAChineseWordIsLatin) {
    EXPECT_EQ(main_script("Riders call it 封号 when the platform closes an account for good."),
              "Latn");
}

TEST(MainScript, OfJapaneseIsKanaWhereTheyPrevail) {
    EXPECT_EQ(main_script("プラットフォームがアカウントを停止しました。"), "Kana");
    EXPECT_EQ(main_script("これはあなたのものですか、と彼は言った。"), "Hira");
}

TEST(MainScript, IsDecidedByTheFirstLetters) {
    std::string text(2000, 'a');
    text += "平台平台平台平台";
    EXPECT_EQ(main_script(text), "Latn");
}

}  // namespace
}  // namespace topos
