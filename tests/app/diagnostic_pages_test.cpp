// docs/diagnostics/T0201.md and so on: every diagnostic has a page, every page shows an example
// that causes it, what Topos says then, word for word, and what to write instead. The README there
// says how a page is laid out. TOPOS_UPDATE_CASES=1 rewrites what Topos says; read the diff line by
// line.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "grammar/diagnostic_registry.hpp"
#include "places.hpp"
#include "tests/app/support/process.hpp"
#include "tests/app/support/temporary_folder.hpp"

namespace topos::test {
namespace {

namespace fs = std::filesystem;

const fs::path kPages = fs::path(TOPOS_SOURCE_DIR) / "docs" / "diagnostics";

constexpr const char* kHowToAdd =
    "\nA diagnostic of grammar/diagnostics.def needs a page: copy docs/diagnostics/T0201.md, say "
    "in "
    "plain words what it means, give an example, leave the block ```text empty, write what is "
    "right "
    "under `## Instead`, add a line to docs/diagnostics/README.md, and run this test with "
    "TOPOS_UPDATE_CASES=1.";

/// Not caused by anything that a user writes; shown by other tests.
const std::set<std::string> kShownElsewhere = {"T0504"};  // tests/plugins/hostile_calls_test.cpp

/// Files and a command that is run beside them.
struct Trial {
    std::map<std::string, std::string> files;
    std::string command = "topos check rules.topos\n";
};

struct Page {
    std::string code;
    Trial example;
    std::string message;  ///< what Topos says of the example
    Trial instead;        ///< the example with what is to be changed
    bool has_example = false;
    bool has_instead = false;
};

/// ```topos, ```csv words.csv: a file; ```sh: the command; ```text: the message.
void add_fence(const std::string& head, const std::string& body, bool instead, Page& page) {
    std::istringstream words(head);
    std::string kind, name;
    words >> kind >> name;
    Trial& trial = instead ? page.instead : page.example;
    (instead ? page.has_instead : page.has_example) = true;
    if (kind == "sh") {
        trial.command = body;
    } else if (kind == "text" && name.empty()) {
        page.message = body;
    } else {
        trial.files[name.empty() ? "rules.topos" : name] = body;
    }
}

Page read_page(const std::string& code) {
    Page page;
    page.code = code;
    std::istringstream text(content_of(kPages / (code + ".md")));
    std::string line, head, body, section;
    bool fenced = false;
    while (std::getline(text, line)) {
        if (line.starts_with("```")) {
            if (fenced && (section == "## Example" || section == "## Instead"))
                add_fence(head, body, section == "## Instead", page);
            fenced = !fenced;
            head = line.substr(3);
            body.clear();
        } else if (fenced) {
            body += line + "\n";
        } else if (line.starts_with("## ")) {
            section = line;
            if (section == "## Instead") page.instead = page.example;
        }
    }
    return page;
}

std::string output_of(const Trial& trial) {
    const TemporaryFolder scratch;
    for (const auto& [name, text] : trial.files) {
        fs::create_directories((scratch.path() / name).parent_path());
        std::ofstream(scratch.path() / name, std::ios::binary) << text;
    }
    const Finished finished =
        run({"sh", "-c", trial.command}, scratch.path(), "", {"LC_ALL=C.UTF-8"});
    return finished.out + finished.error;
}

bool begins_diagnostic(const std::string& line) {
    return line.starts_with("error[T") || line.starts_with("warning[T") ||
           line.starts_with("note[T");
}

/// What an output says under one code: other advice about an example would only distract.
std::string messages_of(const std::string& output, const std::string& code) {
    std::istringstream text(output);
    std::string line, out;
    bool wanted = false;
    while (std::getline(text, line)) {
        if (begins_diagnostic(line)) {
            wanted = line.find("[" + code + "]") != std::string::npos;
            if (wanted && !out.empty()) out += "\n";
        } else if (line.empty() || (line[0] != ' ' && !line.starts_with("help: ") &&
                                    std::isdigit(static_cast<unsigned char>(line[0])) == 0)) {
            wanted = false;
        }
        if (wanted) out += line + "\n";
    }
    return out;
}

void update(const std::string& code, const std::string& message) {
    const fs::path file = kPages / (code + ".md");
    std::string text = content_of(file);
    const std::string open = "```text\n";
    const auto begin = text.find(open);
    ASSERT_NE(begin, std::string::npos) << file << " has no block ```text";
    const auto end = text.find("```", begin + open.size());
    text.replace(begin + open.size(), end - begin - open.size(), message);
    std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> codes() {
    std::vector<std::string> all;
    for (const auto& row : registered_diagnostics()) all.emplace_back(row.code);
    return all;
}

class DiagnosticPage : public testing::TestWithParam<std::string> {};

TEST_P(DiagnosticPage, ShowsWhatCausesTheMessageAndWhatDoesNot) {
    const std::string& code = GetParam();
    ASSERT_TRUE(fs::exists(kPages / (code + ".md"))) << code << " has no page." << kHowToAdd;
    const Page page = read_page(code);
    EXPECT_TRUE(content_of(kPages / (code + ".md")).starts_with("# " + code + ": "));
    if (kShownElsewhere.contains(code)) return;
    ASSERT_TRUE(page.has_example && page.has_instead)
        << code << " needs `## Example` and `## Instead`." << kHowToAdd;
    const std::string message = messages_of(output_of(page.example), code);
    EXPECT_FALSE(message.empty()) << "the example of " << code << " does not cause it:\n"
                                  << output_of(page.example);
    if (std::getenv("TOPOS_UPDATE_CASES") != nullptr) {
        update(code, message);
    } else {
        EXPECT_EQ(page.message, message) << "in the page of " << code;
    }
    const std::string right = output_of(page.instead);
    EXPECT_EQ(right.find("[" + code + "]"), std::string::npos)
        << "what " << code << " says to write instead causes it, too:\n"
        << right;
    EXPECT_EQ(right.find("error["), std::string::npos)
        << "what " << code << " says to write instead is wrong:\n"
        << right;
}

INSTANTIATE_TEST_SUITE_P(Codes, DiagnosticPage, testing::ValuesIn(codes()),
                         [](const auto& info) { return info.param; });

TEST(DiagnosticPages, NoneIsLeftOfACodeThatIsGone) {
    const auto all = codes();
    for (const auto& entry : fs::directory_iterator(kPages)) {
        const std::string code = entry.path().stem().string();
        if (entry.path().filename() == "README.md") continue;
        EXPECT_NE(std::find(all.begin(), all.end(), code), all.end())
            << entry.path() << " explains no diagnostic of grammar/diagnostics.def: remove it";
    }
}

TEST(DiagnosticPages, AllAreListed) {
    const std::string list = content_of(kPages / "README.md");
    for (const std::string& code : codes())
        EXPECT_NE(list.find("(" + code + ".md)"), std::string::npos) << code << kHowToAdd;
}

TEST(DiagnosticPages, ArePrintedByHelp) {
    const TemporaryFolder scratch;
    for (const std::string& code : codes()) {
        const Finished shown = topos({"help", code}, scratch.path());
        EXPECT_EQ(shown.code, 0) << code;
        EXPECT_TRUE(shown.out.starts_with(code + ": ")) << shown.out;
    }
}

}  // namespace
}  // namespace topos::test
