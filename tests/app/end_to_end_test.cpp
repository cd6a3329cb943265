// Through the built `topos`: what cannot be shown by a case file.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include "app/store/sqlite.hpp"
#include "tests/app/support/process.hpp"
#include "tests/app/support/temporary_folder.hpp"

namespace topos::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* kRules = R"(pack digital version 1.2 languages en, zh
code control "Control"
code waiting "Waiting"
lexicon system
  en: app, algorithm, platform
  zh：平台、算法、系统
end
lexicon punish
  en: fine, deactivate, "cut off"
  zh：封号、罚款、扣钱
end
rule punishes: code control
  find agent:<system> ..6 act:<punish>
  yes en "The {agent: app} {act: fined} me."
end
lexicon wait: code waiting
  en: wait
  zh：等单
  yes en "I wait."
end
)";

class EndToEnd : public testing::Test {
  protected:
    EndToEnd() { folder_.write("r.topos", kRules); }

    Finished topos(std::vector<std::string> words, const std::string& input = {},
                   const std::vector<std::string>& variables = {}) {
        return test::topos(std::move(words), folder_.path(), input, variables);
    }

    std::string scalar(const std::string& store, const std::string& query) {
        app::Database database(folder_ / store, app::Database::Mode::read);
        app::Statement statement(database, query);
        return statement.next() ? std::string(statement.text(0)) : "";
    }

    /// Documents of some size with a few segments each.
    std::string many_records(int count) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            text +=
                R"({"id":"d)" + std::to_string(i) +
                R"(","text":"The platform fined me. 平台直接封号。\nWe wait. Nothing else here. )" +
                std::string(static_cast<std::size_t>(i % 7) * 40, 'x') + "\"}\n";
        }
        return text;
    }

    TemporaryFolder folder_;
};

std::vector<nlohmann::json> json_lines(const std::string& text) {
    std::vector<nlohmann::json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(nlohmann::json::parse(line));
    return lines;
}

/// More than a reader takes at once, so that batches get through while the pipe stays open.
void write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t size = ::write(descriptor, text.data(), text.size());
        ASSERT_GT(size, 0);
        text.remove_prefix(static_cast<std::size_t>(size));
    }
}

/// Code points, as a slow and obvious decoder sees them.
std::u32string code_points(const std::string& utf8) {
    std::u32string text;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        char32_t c = size == 1 ? byte : byte & (0xFFu >> (size + 1));
        for (std::size_t k = 1; k < size; ++k)
            c = c << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
        text += c;
        i += size;
    }
    return text;
}

TEST_F(EndToEnd, ResultsDoNotDependOnThreads) {
    folder_.write("in.jsonl", many_records(6000));
    std::vector<std::string> outputs;
    for (const std::string threads : {"1", "2", "4"}) {
        const std::string out = "out" + threads;
        const Finished run = topos({"code", "in.jsonl", "--rules", "r.topos", "--out", out,
                                    "--export", "jsonl,csv", "--threads", threads});
        ASSERT_EQ(run.code, 0) << run.error;
        const Finished stream =
            topos({"code", "--stream", "--rules", "r.topos", "--threads", threads},
                  folder_.read("in.jsonl"));
        ASSERT_EQ(stream.code, 0) << stream.error;
        EXPECT_EQ(stream.out, folder_.read(out + "/codings.jsonl"));
        outputs.push_back(folder_.read(out + "/codings.jsonl") +
                          folder_.read(out + "/codings.csv"));
    }
    EXPECT_EQ(outputs[0], outputs[1]);
    EXPECT_EQ(outputs[0], outputs[2]);
    EXPECT_GE(json_lines(folder_.read("out1/codings.jsonl")).size(), 12000u);
}

TEST_F(EndToEnd, ExportsFromTheStoreAreByteForByteThoseOfTheRun) {
    folder_.write("in.jsonl", many_records(1500));
    ASSERT_EQ(
        topos({"code", "in.jsonl", "--rules", "r.topos", "--out", "out", "--export", "jsonl,csv"})
            .code,
        0);
    for (const std::string format : {"jsonl", "csv"}) {
        const Finished exported = topos({"export", "out", "--format", format});
        EXPECT_EQ(exported.code, 0);
        EXPECT_EQ(exported.out, folder_.read("out/codings." + format));
        EXPECT_EQ(topos({"export", "out", "--format", format, "-o", "again"}).code, 0);
        EXPECT_EQ(folder_.read("again"), exported.out);
    }
}

TEST_F(EndToEnd, OffsetsCutTheOriginal) {
    const std::string mark = "\xEF\xBB\xBF";
    folder_.write("in/bom.txt", mark + "The app fined me. 平台封号。");
    folder_.write("in/crlf.txt", "First line.\r\n\r\nThe app fined me.\r\n\r\n平台直接封号。\r\n");
    folder_.write("in/emoji.txt",
                  "😀👩‍👩‍👧 The app 😡 fined me 🇨🇳. 😀平台😀封号。");
    folder_.write("in/marks.txt", "Cafe\u0301 nai\u0308ve: the app fined me. We wait.");
    folder_.write("in/extension-b.txt", "𠀀𠮷 The app fined 𠀀. 𠮷平台罚款𠀀。");
    const std::string wrapped =
        "This is a paragraph that somebody wrapped by hand so that the app\n"
        "fined him. It goes on for some lines, as paragraphs in old mails do and\n"
        "as those that were copied from a page do, until in the end the platform\n"
        "cut off the rider, who had to wait for an answer that never came from\n"
        "anybody at all, and it ends here.\n";
    folder_.write("in/wraps.txt", wrapped);
    folder_.write("in/wraps-crlf.txt", std::regex_replace(wrapped, std::regex("\n"), "\r\n"));
    ASSERT_EQ(topos({"code", "in", "--rules", "r.topos", "--out", "out", "--export", "jsonl"}).code,
              0);
    std::set<std::string> documents;
    for (const auto& coding : json_lines(folder_.read("out/codings.jsonl"))) {
        const auto name = coding["document"].get<std::string>();
        documents.insert(name);
        std::string original = folder_.read("in/" + name);
        if (original.starts_with(mark)) original.erase(0, mark.size());
        const std::u32string text = code_points(original);
        const auto cut = [&](const nlohmann::json& part) {
            const auto begin = part["begin"].get<std::size_t>();
            const auto end = part["end"].get<std::size_t>();
            EXPECT_LT(begin, end);
            EXPECT_LE(end, text.size());
            EXPECT_EQ(text.substr(begin, end - begin), code_points(part["text"].get<std::string>()))
                << name << " " << coding;
        };
        cut(coding);
        for (const auto& [role, part] : coding["roles"].items()) cut(part);
        EXPECT_FALSE(coding["evidence"].empty());
        for (const auto& part : coding["evidence"]) cut(part);
    }
    EXPECT_THAT(documents,
                testing::ElementsAre("bom.txt", "crlf.txt", "emoji.txt", "extension-b.txt",
                                     "marks.txt", "wraps-crlf.txt", "wraps.txt"));
}

TEST_F(EndToEnd, AnInterruptedRunKeepsWhatWasCoded) {
    const std::string pipe = folder_ / "pipe.jsonl";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    Process process({"topos", "code", "pipe.jsonl", "--rules", "r.topos", "--out", "out",
                     "--export", "jsonl", "--threads", "2"},
                    folder_.path());
    const int writer = ::open(pipe.c_str(), O_WRONLY);
    write_all(writer, many_records(30000));
    // Wait until a batch is in the store; the pipe stays open, so the run cannot end by itself.
    for (int i = 0; i < 200 && folder_.read("out/codings.jsonl").empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    process.send(SIGINT);
    const Finished finished = process.wait();
    ::close(writer);
    EXPECT_EQ(finished.code, 130);
    EXPECT_THAT(finished.error, HasSubstr("the run was interrupted after"));
    EXPECT_EQ(scalar("out/run.sqlite", "SELECT status FROM run"), "interrupted");
    EXPECT_EQ(scalar("out/run.sqlite", "PRAGMA integrity_check"), "ok");
    const std::string codings = scalar("out/run.sqlite", "SELECT count(*) FROM codings");
    EXPECT_GT(std::stoi(codings), 0);
    EXPECT_EQ(std::to_string(json_lines(folder_.read("out/codings.jsonl")).size()), codings);
    EXPECT_FALSE(folder_.has("out/run.sqlite-wal"));
}

TEST_F(EndToEnd, AKilledRunLeavesAReadableStore) {
    const std::string pipe = folder_ / "pipe.jsonl";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    Process process(
        {"topos", "code", "pipe.jsonl", "--rules", "r.topos", "--out", "out", "--export", "jsonl"},
        folder_.path());
    const int writer = ::open(pipe.c_str(), O_WRONLY);
    write_all(writer, many_records(30000));
    for (int i = 0; i < 200 && folder_.read("out/codings.jsonl").empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    process.send(SIGKILL);
    EXPECT_EQ(process.wait().code, 137);
    ::close(writer);
    EXPECT_EQ(scalar("out/run.sqlite", "SELECT status FROM run"), "running");
    EXPECT_GT(std::stoi(scalar("out/run.sqlite", "SELECT count(*) FROM codings")), 0);
    const Finished summary = topos({"summary", "out"});
    EXPECT_EQ(summary.code, 0);
    EXPECT_THAT(summary.out, HasSubstr("still running, or killed"));
}

TEST_F(EndToEnd, AFullDiskStopsTheRunAndKeepsWholeRecords) {
    folder_.write("in.jsonl", many_records(20000));
    // 512 kB a file, in the shell's blocks of 1024 bytes (dash: 512).
    const Finished limited =
        run({"bash", "-c",
             "ulimit -f 512; exec topos code in.jsonl --rules r.topos --out out --export jsonl"},
            folder_.path());
    EXPECT_EQ(limited.code, 4) << limited.error;
    EXPECT_THAT(limited.error, HasSubstr("cannot be written"));
    for (const auto& coding : json_lines(folder_.read("out/codings.jsonl")))
        EXPECT_TRUE(coding.contains("end"));
    EXPECT_EQ(scalar("out/run.sqlite", "PRAGMA integrity_check"), "ok");
}

TEST_F(EndToEnd, FullOutputsAreNamed) {
    folder_.write("in/a.txt", "The app fined me.");
    ASSERT_EQ(topos({"code", "in", "--rules", "r.topos", "--out", "out"}).code, 0);
    for (const std::string command :
         {"topos export out --format csv -o /dev/full", "topos export out --format csv > /dev/full",
          "topos summary out > /dev/full", "topos kwic in --find '\"app\"' > /dev/full",
          "echo '{\"id\":\"1\",\"text\":\"We wait.\"}' | topos code --stream --rules r.topos "
          "> /dev/full"}) {
        const Finished full = run({"sh", "-c", command}, folder_.path());
        EXPECT_EQ(full.code, 4) << command;
        EXPECT_THAT(full.error, HasSubstr("the disk is full")) << command;
    }
}

TEST_F(EndToEnd, AClosedPipeEndsQuietly) {
    folder_.write("in.jsonl", many_records(20000));
    const Finished closed =
        run({"bash", "-c",
             "topos code --stream --rules r.topos < in.jsonl | head -n 1 > /dev/null; "
             "exit ${PIPESTATUS[0]}"},
            folder_.path());
    EXPECT_EQ(closed.code, 141);
    EXPECT_EQ(closed.error, "");
}

TEST_F(EndToEnd, ABrokenPluginIsNamedAndTheRestWorks) {
    folder_.write("plugins/broken/plugin.yaml",
                  "id: org.example.broken\nversion: 1\nabi: \"1.0\"\nlicence: MIT\n"
                  "library: broken.so\ninterfaces: [topos.language-backend/1]\nlanguages: [xx]\n");
    folder_.write("plugins/broken/broken.so", "no library");
    folder_.write("in/a.txt", "The app fined me.");
    const std::vector<std::string> variables = {"TOPOS_PLUGIN_PATH=" + (folder_ / "plugins")};
    const Finished coded =
        topos({"code", "in", "--rules", "r.topos", "--out", "out"}, "", variables);
    EXPECT_EQ(coded.code, 0) << coded.error;
    EXPECT_THAT(coded.error, HasSubstr("warning[T0503]: plugin `org.example.broken`"));
    const Finished listed = topos({"plugins"}, "", variables);
    EXPECT_EQ(listed.code, 5);
    EXPECT_THAT(listed.out, HasSubstr("org.topos.english"));
    EXPECT_THAT(listed.error, HasSubstr("org.example.broken"));
}

TEST_F(EndToEnd, OneStoreIsOneFile) {
    folder_.write("in/a.txt", "The app fined me.");
    ASSERT_EQ(topos({"code", "in", "--rules", "r.topos", "--out", "out"}).code, 0);
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_ / "out"))
        names.push_back(entry.path().filename());
    EXPECT_THAT(names, testing::ElementsAre("run.sqlite"));
}

TEST_F(EndToEnd, NothingButTheRunKnowsTheTime) {
    folder_.write("in/a.txt", "The app fined me. 平台封号。");
    const auto dump = [&](const std::string& out) {
        EXPECT_EQ(topos({"code", "in", "--rules", "r.topos", "--out", out}).code, 0);
        const std::string script =
            "sqlite3 " + out + "/run.sqlite .dump | grep -v 'INSERT INTO run '";
        return run({"sh", "-c", script}, folder_.path()).out;
    };
    EXPECT_THAT(dump("zero"), HasSubstr("fined"));
    EXPECT_EQ(dump("one"), dump("two"));
}

}  // namespace
}  // namespace topos::test
