// Files that use files: found, read once, missing, in a circle.
#include "app/rules/rule_files.hpp"

#include <gmock/gmock.h>

#include <map>
#include <mutex>

#include "grammar/render.hpp"
#include "grammar/source.hpp"

namespace topos::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

class Disk {
  public:
    explicit Disk(std::map<std::string, std::string> files) : files_(std::move(files)) {}

    RuleFiles load(const std::vector<std::string>& paths) {
        return read_rule_files(paths, {[this](const std::string& path) { return read(path); },
                                       [](const std::string& path) { return path; },
                                       {}});
    }
    std::vector<std::string> reads;

  private:
    expected<std::string, std::string> read(const std::string& path) {
        {
            const std::scoped_lock lock(mutex_);  // files are read side by side
            reads.push_back(path);
        }
        const auto found = files_.find(path);
        if (found == files_.end()) return unexpected(std::string("No such file or directory"));
        return found->second;
    }
    std::map<std::string, std::string> files_;
    std::mutex mutex_;
};

std::vector<std::string> names(const RuleFiles& loaded) {
    std::vector<std::string> result;
    for (const ast::File& file : loaded.files) result.push_back(file.source->name());
    return result;
}

TEST(RuleFiles, UseIsRelativeToTheFileThatSaysIt) {
    Disk disk({{"rules/a.topos", "use \"parts/b.topos\"\n"},
               {"rules/parts/b.topos", "use \"../c.topos\"\n"},
               {"rules/c.topos", ""}});
    const RuleFiles loaded = disk.load({"rules/a.topos"});
    EXPECT_TRUE(loaded.diagnostics.empty()) << render(loaded.diagnostics);
    EXPECT_THAT(names(loaded),
                ElementsAre("rules/a.topos", "rules/parts/b.topos", "rules/c.topos"));
}

TEST(RuleFiles, AFileIsReadOnceHoweverOftenItIsNamed) {
    Disk disk(
        {{"a.topos", "use \"c.topos\"\n"}, {"b.topos", "use \"c.topos\"\n"}, {"c.topos", ""}});
    const RuleFiles loaded = disk.load({"a.topos", "b.topos", "c.topos"});
    EXPECT_TRUE(loaded.diagnostics.empty());
    EXPECT_THAT(disk.reads, UnorderedElementsAre("a.topos", "c.topos", "b.topos"));
    EXPECT_THAT(names(loaded), ElementsAre("a.topos", "c.topos", "b.topos"));
}

TEST(RuleFiles, AMissingFileIsShownWhereItIsUsed) {
    Disk disk(
        std::map<std::string, std::string>{{"rules/a.topos", "# first\nuse \"nope.topos\"\n"}});
    const std::string said = render(disk.load({"rules/a.topos"}).diagnostics);
    EXPECT_THAT(said, HasSubstr("error[T0215]: the file `nope.topos` is not there"));
    EXPECT_THAT(said, HasSubstr("rules/a.topos:2:5"));
    EXPECT_THAT(said, HasSubstr("`rules/nope.topos` was looked for"));
}

TEST(RuleFiles, ACircleIsShownWithAllItsFiles) {
    Disk disk({{"a.topos", "use \"b.topos\"\n"},
               {"b.topos", "use \"c.topos\"\n"},
               {"c.topos", "use \"a.topos\"\n"}});
    const RuleFiles loaded = disk.load({"a.topos"});
    ASSERT_EQ(loaded.diagnostics.size(), 1u);
    EXPECT_THAT(render(loaded.diagnostics),
                HasSubstr("`a.topos` uses `b.topos` uses `c.topos` uses `a.topos`"));
    EXPECT_EQ(loaded.files.size(), 3u);
}

TEST(RuleFiles, ErrorsOfAllFilesComeAtOnce) {
    Disk disk({{"a.topos", "use \"b.topos\"\nrule\n"}, {"b.topos", "lexikon x\n"}});
    EXPECT_GE(disk.load({"a.topos", "nope.topos"}).diagnostics.size(), 3u);
}

}  // namespace
}  // namespace topos::app
