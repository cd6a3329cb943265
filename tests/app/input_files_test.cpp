// Which files a folder gives, in which order, under which names.
#include "app/input/input_files.hpp"

#include <gmock/gmock.h>

#include "app/coding/run_folder.hpp"
#include "app/console/output_file.hpp"
#include "tests/app/support/temporary_folder.hpp"

namespace topos::app {
namespace {

using test::TemporaryFolder;
using testing::ElementsAre;

const std::vector<std::string> kExtensions = {".csv", ".txt"};

std::vector<std::string> names(const InputFiles& found) {
    std::vector<std::string> result;
    for (const InputFile& file : found.files) result.push_back(file.name);
    return result;
}

TEST(InputFiles, OfAFolderAreSortedByBytesAndNamedFromIt) {
    const TemporaryFolder folder;
    for (const char* name : {"b.txt", "a/z.txt", "a.txt", "B.TXT", "骑手.txt", "a/y/c.csv"})
        folder.write(name, "x");
    EXPECT_THAT(names(find_input_files({{folder.path(), "", {}}}, kExtensions)),
                ElementsAre("B.TXT", "a.txt", "a/y/c.csv", "a/z.txt", "b.txt", "骑手.txt"));
}

TEST(InputFiles, PassOverWhatNoReaderReadsAndWhatIsHidden) {
    const TemporaryFolder folder;
    for (const char* name : {"a.txt", "a.pdf", ".hidden.txt", ".git/b.txt"})
        folder.write(name, "x");
    const InputFiles found = find_input_files({{folder.path(), "", {}}}, kExtensions);
    EXPECT_THAT(names(found), ElementsAre("a.txt"));
    EXPECT_EQ(found.passed_over, 1u);
}

TEST(InputFiles, PassOverWhatAnEarlierRunWrote) {
    const TemporaryFolder folder;
    for (const char* name : {"a.csv", "results/run.sqlite", "results/codings.csv"})
        folder.write(name, "x");
    EXPECT_THAT(names(find_input_files({{folder.path(), "", {}}}, kExtensions)),
                ElementsAre("a.csv"));
    folder.write("run.sqlite", "x");
    folder.write("codings.csv", "x");
    EXPECT_THAT(names(find_input_files({{folder.path(), "", {}}}, kExtensions)),
                ElementsAre("a.csv"));
}

TEST(InputFiles, WithAFormatAllFilesAreTaken) {
    const TemporaryFolder folder;
    folder.write("a.pdf", "x");
    EXPECT_THAT(names(find_input_files({{folder.path(), "text", {}}}, kExtensions)),
                ElementsAre("a.pdf"));
}

TEST(InputFiles, AFileIsCalledByItsOwnName) {
    const TemporaryFolder folder;
    const std::string file = folder.write("deep/a.txt", "12345");
    const InputFiles found = find_input_files({{file, "", {}}}, kExtensions);
    EXPECT_THAT(names(found), ElementsAre("a.txt"));
    EXPECT_EQ(found.files[0].bytes, 5u);
}

TEST(InputFiles, OneThatIsNotThereIsATroubleAndTheOthersGoOn) {
    const TemporaryFolder folder;
    folder.write("a.txt", "x");
    const InputFiles found =
        find_input_files({{folder / "nope", "", {}}, {folder.path(), "", {}}}, kExtensions);
    EXPECT_EQ(found.troubles.size(), 1u);
    EXPECT_EQ(found.files.size(), 1u);
}

TEST(RunFolder, AnEarlierRunIsReplacedOnlyOnDemand) {
    const TemporaryFolder folder;
    folder.write("out/run.sqlite", "earlier");
    folder.write("out/run.sqlite-wal", "earlier");
    const auto refused = prepare_run_folder(folder / "out", {"run.sqlite"}, false);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ExitCode::output);
    EXPECT_TRUE(folder.has("out/run.sqlite"));
    EXPECT_TRUE(prepare_run_folder(folder / "out", {"run.sqlite"}, true));
    EXPECT_FALSE(folder.has("out/run.sqlite"));
    EXPECT_FALSE(folder.has("out/run.sqlite-wal"));
}

TEST(OutputFile, AFullDiskIsASentence) {
    auto file = OutputFile::create("/dev/full");
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->write("text"));
    EXPECT_FALSE(file->write("more"));
    EXPECT_EQ(file->failure().code, ExitCode::output);
    EXPECT_THAT(file->failure().diagnostics.at(0).title, testing::HasSubstr("the disk is full"));
}

TEST(OutputFile, OneThatCannotBeMadeIsASentence) {
    const auto file = OutputFile::create("/nowhere/at/all");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ExitCode::output);
}

TEST(OutputFile, AClosedPipeIsNotWorthAWord) {
    const Failure failure = write_failure("the output", EPIPE);
    EXPECT_EQ(failure.code, ExitCode::closed_pipe);
    EXPECT_TRUE(failure.diagnostics.empty());
}

}  // namespace
}  // namespace topos::app
