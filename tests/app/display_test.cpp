// Widths, tables, numbers and concordance lines, with Chinese among them.
#include <gmock/gmock.h>

#include "app/display/columns.hpp"
#include "app/display/concordance.hpp"
#include "app/display/kwic_lines.hpp"
#include "app/display/numbers.hpp"
#include "app/display/progress.hpp"
#include "app/display/summary.hpp"
#include "app/display/table.hpp"

namespace topos::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(Columns, ChineseTakesTwoAndACombiningMarkNone) {
    EXPECT_EQ(columns_of("abc"), 3u);
    EXPECT_EQ(columns_of("算法"), 4u);
    EXPECT_EQ(columns_of("e\u0301"), 1u);
    EXPECT_EQ(columns_of("𠀀"), 2u);  // Extension B
    EXPECT_EQ(columns_of(""), 0u);
}

TEST(Columns, CutTextNeverExceedsItsRoom) {
    const std::string text = "a算法e\u0301控制b𠀀";
    for (std::size_t most = 0; most < 14; ++most) {
        EXPECT_LE(columns_of(beginning_that_fits(text, most)), most);
        EXPECT_LE(columns_of(end_that_fits(text, most)), most);
    }
    EXPECT_EQ(beginning_that_fits(text, 13), text);
    EXPECT_EQ(end_that_fits(text, 13), text);
}

TEST(Columns, ACutIsMarkedAndKeepsMarksOnTheirLetters) {
    EXPECT_EQ(beginning_that_fits("算法控制", 5), "算法…");
    EXPECT_EQ(beginning_that_fits("算法控制", 4), "算…");
    EXPECT_EQ(end_that_fits("算法控制", 5), "…控制");
    EXPECT_EQ(end_that_fits("xxe\u0301", 2), "…e\u0301");
    EXPECT_EQ(beginning_that_fits("e\u0301xx", 2), "e\u0301…");
}

TEST(Columns, LineBreaksAndControlCharactersBecomeOneBlank) {
    EXPECT_EQ(on_one_line("a\r\n\t b\x1b[31m"), "a b [31m");
}

TEST(TableLayout, ColumnsStandUnderEachOtherWhateverTheScript) {
    const Table table{{{"code"}, {"segments", TableColumn::Side::right}, {"example"}},
                      {{"机制.算法控制", "12", "平台封号"}, {"labour", "1,234", "the app"}}};
    EXPECT_EQ(laid_out(table, 80),
              "code           segments  example\n"
              "机制.算法控制        12  平台封号\n"
              "labour            1,234  the app\n");
}

TEST(TableLayout, TheLastColumnIsCutToTheTerminal) {
    const Table table{{{"a"}, {"b"}}, {{"x", std::string(100, 'y')}}};
    EXPECT_EQ(laid_out(table, 30), "a  b\nx  " + std::string(26, 'y') + "…\n");
}

TEST(Numbers, AreReadAsPeopleReadThem) {
    EXPECT_EQ(readable_count(0), "0");
    EXPECT_EQ(readable_count(999), "999");
    EXPECT_EQ(readable_count(1234567), "1,234,567");
    EXPECT_EQ(readable_bytes(999), "999 bytes");
    EXPECT_EQ(readable_bytes(999'950), "1.0 MB");
    EXPECT_EQ(readable_bytes(25'386'532), "25.4 MB");
    EXPECT_EQ(readable_duration(milliseconds(1)), "less than 0.01 s");
    EXPECT_EQ(readable_duration(milliseconds(1234)), "1.23 s");
    EXPECT_EQ(readable_duration(seconds(185)), "3 min 05 s");
    EXPECT_EQ(readable_duration(seconds(3 * 3600 + 60)), "3 h 01 min");
    EXPECT_EQ(counted(1, "document", "documents"), "1 document");
}

ByteRange bytes_of(std::string_view text, std::string_view part) {
    const std::size_t begin = text.find(part);
    return {begin, begin + part.size()};
}

TEST(Concordance, StaysInsideTheParagraph) {
    const std::string text = "Before.\r\n\r\nThe app fined\r\nme.\r\n\r\nAfter.";
    const Context context = context_of(text, bytes_of(text, "fined"), 100);
    EXPECT_EQ(context.left, "The app ");
    EXPECT_EQ(context.match, "fined");
    EXPECT_EQ(on_one_line(context.right), " me.");
}

TEST(Concordance, CountsItsWindowInCharacters) {
    const std::string text = "派单系统直接封号没有理由";
    const Context context = context_of(text, bytes_of(text, "封号"), 2);
    EXPECT_EQ(context.left, "直接");
    EXPECT_EQ(context.right, "没有");
}

TEST(Concordance, FitsItsRoomAndGivesOneSideWhatTheOtherDoesNotNeed) {
    const Context context{"", "封号", "没有任何理由，也没有人回答"};
    EXPECT_EQ(inline_concordance(context, 16), "[封号]没有任何…");
    const Context both{"平台的派单系统直接", "封号", "没有任何理由，也没有人回答"};
    EXPECT_LE(columns_of(inline_concordance(both, 30)), 30u);
    EXPECT_THAT(inline_concordance(both, 30), testing::HasSubstr("[封号]"));
}

Document document(const std::string& name, const std::string& text) { return {name, text, "", {}}; }

TEST(Kwic, MatchesBeginInOneColumn) {
    const Document english = document("a.txt", "They say the app fined me twice this week.");
    const Document chinese = document("骑手.txt", "平台的派单系统直接封号没有理由");
    Coding in_english;
    in_english.bytes = bytes_of(english.text, "fined");
    Coding in_chinese;
    in_chinese.bytes = bytes_of(chinese.text, "封号");
    const KwicLayout layout{KwicFormat::table, 0, 80, false};
    const std::string one = kwic_line(english, in_english, "en", layout);
    const std::string other = kwic_line(chinese, in_chinese, "zh", layout);
    EXPECT_EQ(columns_of(one.substr(0, one.find("fined"))),
              columns_of(other.substr(0, other.find("封号"))));
    EXPECT_LE(columns_of(one), 81u);  // with the line end
}

TEST(Kwic, ColourStandsAroundTheMatchAlone) {
    const Document text = document("a", "the app fined me");
    Coding coding;
    coding.bytes = bytes_of(text.text, "fined");
    EXPECT_THAT(kwic_line(text, coding, "en", {KwicFormat::table, 0, 80, true}),
                testing::HasSubstr("\x1b[1;31mfined\x1b[0m"));
}

TEST(Kwic, CsvQuotesWhatNeedsIt) {
    const Document text = document("a,b", "He said \"no\", twice.");
    Coding coding;
    coding.range = {8, 12};
    coding.bytes = {8, 12};
    EXPECT_EQ(kwic_line(text, coding, "en", {KwicFormat::csv, 0, 80, false}),
              "\"a,b\",8,12,He said,\"\"\"no\"\"\",\", twice.\",en\n");
}

TEST(Progress, SaysHowMuchIsLeftWhereTheTotalIsKnown) {
    ProgressState state;
    state.documents = 1200;
    state.bytes = 50'000'000;
    state.total_bytes = 100'000'000;
    state.elapsed = seconds(2);
    const std::string line = progress_line(state, 200);
    EXPECT_THAT(line, testing::HasSubstr("[============>           ]  50 %"));
    EXPECT_THAT(line, testing::HasSubstr("1,200 documents"));
    EXPECT_THAT(line, testing::HasSubstr("25.0 MB/s"));
    EXPECT_THAT(line, testing::HasSubstr("2.00 s left"));
    EXPECT_LE(columns_of(progress_line(state, 40)), 40u);
}

TEST(Progress, IsHonestWhereTheTotalIsNotKnown) {
    ProgressState state;
    state.documents = 3;
    state.bytes = 100;
    EXPECT_THAT(progress_line(state, 200), testing::Not(testing::HasSubstr("%")));
}

TEST(Summary, NamesCodesThatWereNotFound) {
    RunTally tally;
    tally.codes.resize(2);
    tally.codes[0] = {"labour.waiting", 3, 2, 1, {1, "we ", "wait", " here", true, true}};
    tally.codes[1].code = "labour.gig";
    EXPECT_EQ(summary_table(tally, 80),
              "code            segments  documents  not asserted  example\n"
              "labour.waiting         3          2             1  we [wait] here\n"
              "\nNot found: labour.gig\n");
}

}  // namespace
}  // namespace topos::app
