/// The Chinese backend beside jieba itself, on far more text than a file of expected words holds.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "backend_fixture.hpp"
#include "places.hpp"

namespace topos::test {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* kWordList = "/usr/lib/python3/dist-packages/jieba/dict.txt";

/// A folder for jieba's dictionary and cache that goes when the test ends.
class WorkFolder {
  public:
    WorkFolder()
        : path_(std::filesystem::temp_directory_path() /
                ("topos-jieba-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~WorkFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }
    [[nodiscard]] std::string path() const { return path_.string(); }

  private:
    std::filesystem::path path_;
};

/// The interpreter that Debian's python3-jieba is for: another `python3` may come first in PATH.
bool jieba_is_there() {
    return std::filesystem::exists(kWordList) &&
           std::system("/usr/bin/python3 -c 'import jieba' >/dev/null 2>&1") == 0;
}

struct WordList {
    std::map<std::string, double> frequencies;  ///< folded words; of variants the most frequent
    Strings listed;                             ///< words of two and more characters, as they are
    double total = 0;
};

WordList read_word_list(const Backend& chinese) {
    WordList list;
    std::ifstream file(kWordList);
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        std::string word;
        double frequency = 0;
        fields >> word >> frequency;
        list.total += frequency;
        double& known = list.frequencies[chinese.analyse(word).norm];
        known = std::max(known, frequency);
        if (word.size() > 3) list.listed.push_back(word);
    }
    return list;
}

/// For jieba: the merged list, with a word of no text that keeps the sum of all frequencies.
void write_dictionary(const WordList& list, const std::string& path) {
    std::ofstream out(path);
    double sum = 0;
    for (const auto& [word, frequency] : list.frequencies) {
        out << word << ' ' << static_cast<long>(frequency) << '\n';
        sum += frequency;
    }
    out << "topos " << static_cast<long>(list.total - sum) << '\n';
}

/// jieba takes these alone for text: U+4E00 to U+9FD5.
bool is_jiebas(std::string_view run) {
    for (std::size_t i = 0; i < run.size(); i += 3)
        if (run.substr(i, 3) < "\u4E00" || run.substr(i, 3) > "\u9FD5") return false;
    return true;
}

/// Words of the list strung together, and the runs of the sample.
Strings some_runs(const WordList& list, const Backend& chinese) {
    Strings runs;
    Random random(42);
    while (runs.size() < 40000) {
        std::string run;
        for (std::size_t n = 1 + random.below(8); n > 0; --n) {
            const std::string& word = random.one_of(list.listed);
            run += random.below(4) == 0 ? word.substr(0, 3) : word;
        }
        if (is_jiebas(run) && is_jiebas(chinese.analyse(run).norm)) runs.push_back(run);
    }
    std::ifstream file(std::string(TOPOS_TEST_CASES) + "/plugins/jieba-words.tsv");
    for (std::string line; std::getline(file, line);)
        runs.push_back(line.substr(0, line.find('\t')));
    return runs;
}

/// Sizes of words in characters of three bytes each.
std::vector<std::size_t> sizes(const Strings& words) {
    std::vector<std::size_t> out;
    for (const std::string& word : words) out.push_back(word.size() / 3);
    return out;
}

/// jieba gets the list and the text folded, the plugin the text as it is, in simplified and
/// traditional characters: both must find the same borders in every run.
TEST(ChineseWords, EqualLiveJiebasWithItsListFolded) {
    if (!jieba_is_there()) GTEST_SKIP() << "Debian's package python3-jieba is not installed";
    const Backend chinese("chinese");
    const WorkFolder folder;
    const WordList list = read_word_list(chinese);
    write_dictionary(list, folder.file("dictionary"));
    const Strings runs = some_runs(list, chinese);
    std::ofstream in(folder.file("in"));
    for (const std::string& run : runs) in << chinese.analyse(run).norm << '\n';
    in.close();
    const std::string command = "/usr/bin/python3 '" TOPOS_SOURCE_DIR
                                "/tests/plugins/live_jieba.py' '" +
                                folder.file("dictionary") + "' '" + folder.path() + "' <'" +
                                folder.file("in") + "' >'" + folder.file("out") + "'";
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
    std::ifstream out(folder.file("out"));
    for (const std::string& run : runs) {
        std::string line;
        ASSERT_TRUE(std::getline(out, line));
        std::istringstream fields(line);
        const Strings expected{std::istream_iterator<std::string>(fields), {}};
        EXPECT_EQ(sizes(chinese.cut(run).tokens), sizes(expected)) << run << ": " << line;
    }
}

}  // namespace
}  // namespace topos::test
