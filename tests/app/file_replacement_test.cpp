// New texts for files that are there, beside files that nobody asked to change.
#include "app/console/file_replacement.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/app/support/process.hpp"
#include "tests/app/support/temporary_folder.hpp"

namespace topos::app {
namespace {

namespace fs = std::filesystem;
using test::content_of;
using test::TemporaryFolder;

void write(const std::string& name, const std::string& text) {
    std::ofstream(name, std::ios::binary) << text;
}

TEST(FileReplacement, LeavesAFileAloneThatHasTheNameOfItsDraft) {
    const TemporaryFolder folder;
    const std::string name = folder.path() / "a.topos";
    write(name, "old");
    write(name + ".new", "notes of somebody");
    FileReplacement replacement;
    ASSERT_TRUE(replacement.add(name, "laid out"));
    ASSERT_TRUE(replacement.commit());
    EXPECT_EQ(content_of(name), "laid out");
    EXPECT_EQ(content_of(name + ".new"), "notes of somebody");
}

TEST(FileReplacement, DoesNotWriteThroughALinkThatHasTheNameOfItsDraft) {
    const TemporaryFolder folder;
    const std::string name = folder.path() / "a.topos";
    const std::string elsewhere = folder.path() / "elsewhere.txt";
    write(name, "old");
    write(elsewhere, "precious");
    fs::create_symlink(elsewhere, name + ".new");
    FileReplacement replacement;
    ASSERT_TRUE(replacement.add(name, "laid out"));
    ASSERT_TRUE(replacement.commit());
    EXPECT_EQ(content_of(elsewhere), "precious");
    EXPECT_EQ(content_of(name), "laid out");
    EXPECT_FALSE(fs::is_symlink(name));
}

TEST(FileReplacement, LeavesNothingBehindWhenItIsGivenUp) {
    const TemporaryFolder folder;
    const std::string name = folder.path() / "a.topos";
    write(name, "old");
    write(name + ".new", "notes of somebody");
    {
        FileReplacement replacement;
        ASSERT_TRUE(replacement.add(name, "laid out"));
    }
    EXPECT_EQ(content_of(name), "old");
    EXPECT_EQ(content_of(name + ".new"), "notes of somebody");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 2);
}

}  // namespace
}  // namespace topos::app
