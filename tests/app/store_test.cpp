// What is written into a store comes back, whole or not at all.
#include <gmock/gmock.h>

#include "app/coding/rule_set.hpp"
#include "app/host/program_directories.hpp"
#include "app/store/store_reader.hpp"
#include "app/store/store_writer.hpp"
#include "grammar/render.hpp"
#include "places.hpp"
#include "tests/app/support/temporary_folder.hpp"

namespace topos::app {
namespace {

using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kRules = R"(pack p version 1.2 languages en
code a.one "One"
  means "First."
  include "This."
end
code a.two
lexicon app
  en: app
end
lexicon fine
  en: fine
end
rule fines: code a.one
  find agent:<app> ..3 act:<fine>
  yes en "The app fines."
end
rule apps: code a.two
  find <app>
  yes en "The app."
end
)";

class Store : public testing::Test {
  protected:
    Store()
        : plugins_(PluginRegistry::scan({TOPOS_BINARY_DIR "/plugins"})),
          rules_(load_rule_set({folder_.write("r.topos", kRules)}, plugins_)) {}

    void SetUp() override {
        ASSERT_TRUE(rules_);
        ASSERT_NE(rules_->program, nullptr) << render(rules_->diagnostics);
    }

    [[nodiscard]] const Program& program() const { return *rules_->program; }
    [[nodiscard]] std::string file() const { return folder_ / "run.sqlite"; }

    [[nodiscard]] expected<StoreWriter, Failure> writer() const {
        const std::vector<PluginUse> plugins = {{"p", "1", "language en", "words"},
                                                {"p", "1", "reader text", ""}};
        return StoreWriter::create(file(), program(), plugins,
                                   {"0.1", "topos code", "2026-01-01T00:00:00Z", "{}", 2});
    }

    /// One document in which the app fines twice; offsets as if 平 stood before it.
    [[nodiscard]] CodedBatch batch(const std::string& name) const {
        CodedDocument coded;
        coded.document = {name, "平the app fines, the app fines", "UTF-8", {{"year", "2020"}}};
        coded.codings.words = 7;
        coded.codings.warnings = {"a cap was reached"};
        for (const std::uint64_t begin : {7u, 22u}) {
            Coding coding;
            coding.bytes = {begin, begin + 9};
            coding.range = {begin - 2, begin + 7};
            coding.rule = rule("fines");
            coding.score = 1.0 / 3;
            coding.roles = {{role("agent"), {begin - 2, begin + 1}, {begin, begin + 3}},
                            {role("act"), {begin + 2, begin + 7}, {begin + 4, begin + 9}}};
            coding.evidence = {
                {entry("app"), role("agent"), {begin - 2, begin + 1}, {begin, begin + 3}},
                {entry("fine"), Evidence::kNoRole, {begin + 2, begin + 7}, {begin + 4, begin + 9}}};
            coded.codings.codings.push_back(coding);
        }
        CodedBatch batch;
        batch.documents.push_back(std::move(coded));
        return batch;
    }

    [[nodiscard]] std::uint32_t rule(const std::string& name) const {
        for (std::uint32_t i = 0; i < program().rules().size(); ++i) {
            if (program().rules()[i].name == name) return i;
        }
        return 0;
    }
    [[nodiscard]] std::uint32_t entry(const std::string& written) const {
        const auto entries = program().entries();
        const auto found = std::ranges::find(entries, written, &WrittenEntry::entry);
        return static_cast<std::uint32_t>(found - entries.begin());
    }
    [[nodiscard]] std::uint32_t role(const std::string& name) const {
        return static_cast<std::uint32_t>(
            std::find(program().roles().begin(), program().roles().end(), name) -
            program().roles().begin());
    }

    static std::vector<DocumentFacts> facts(const CodedBatch& batch) {
        std::vector<DocumentFacts> result;
        for (const CodedDocument& coded : batch.documents)
            result.push_back(facts_of(coded.document));
        return result;
    }

    [[nodiscard]] std::vector<std::string> rows(const std::string& query) const {
        Database database(file(), Database::Mode::read);
        Statement statement(database, query);
        std::vector<std::string> result;
        while (statement.next()) {
            std::string row;
            for (int i = 0; i < statement.columns(); ++i)
                row += (i == 0 ? "" : "|") + std::string(statement.text(i));
            result.push_back(row);
        }
        return result;
    }

    TemporaryFolder folder_;
    PluginRegistry plugins_;
    expected<RuleSet, Failure> rules_;
};

TEST_F(Store, GivesBackCodingsAsTheyWere) {
    auto store = writer();
    ASSERT_TRUE(store);
    const CodedBatch written = batch("骑手.txt");
    Tallier tallier(rules_->program);
    tallier.add(written);
    ASSERT_TRUE(store->write(written, facts(written)));
    ASSERT_TRUE(store->finish("finished", tallier.tally(), "2026-01-01T00:00:01Z"));

    const auto reader = StoreReader::open(folder_.path());
    ASSERT_TRUE(reader);
    std::vector<CodedDocument> read;
    ASSERT_TRUE(reader->read_codings([&](std::span<const CodedDocument> documents) {
        read.insert(read.end(), documents.begin(), documents.end());
        return true;
    }));
    ASSERT_EQ(read.size(), 1u);
    EXPECT_EQ(read[0].document.name, "骑手.txt");
    const auto& before = written.documents[0];
    ASSERT_EQ(read[0].codings.codings.size(), before.codings.codings.size());
    const auto slice = [](const CodedDocument& document, const ByteRange& bytes) {
        return document.document.text.substr(bytes.begin, bytes.end - bytes.begin);
    };
    for (std::size_t i = 0; i < 2; ++i) {
        const Coding& one = before.codings.codings[i];
        const Coding& other = read[0].codings.codings[i];
        EXPECT_EQ(other.range, one.range);
        EXPECT_EQ(other.rule, one.rule);
        EXPECT_EQ(other.score, one.score);  // to the last bit
        EXPECT_EQ(slice(read[0], other.bytes), slice(before, one.bytes));
        ASSERT_EQ(other.roles.size(), 2u);
        EXPECT_EQ(other.roles[1].role, one.roles[1].role);
        EXPECT_EQ(other.roles[1].range, one.roles[1].range);
        EXPECT_EQ(slice(read[0], other.roles[1].bytes), "fines");
        ASSERT_EQ(other.evidence.size(), 2u);
        EXPECT_EQ(other.evidence[0].role, one.evidence[0].role);
        EXPECT_EQ(other.evidence[1].role, Evidence::kNoRole);
        EXPECT_EQ(other.evidence[1].range, one.evidence[1].range);
        EXPECT_EQ(slice(read[0], other.evidence[1].bytes), "fines");
        EXPECT_EQ(reader->names().entries[other.evidence[1].entry].entry, "fine");
    }
    EXPECT_EQ(reader->run().status, "finished");
    EXPECT_EQ(reader->names().rules.size(), program().rules().size());
}

TEST_F(Store, CountsAsTheRunItselfDoes) {
    auto store = writer();
    Tallier tallier(rules_->program);
    for (const char* name : {"a", "b"}) {
        const CodedBatch written = batch(name);
        tallier.add(written);
        ASSERT_TRUE(store->write(written, facts(written)));
    }
    ASSERT_TRUE(store->finish("finished", tallier.tally(), ""));
    const auto reader = StoreReader::open(file());
    const auto tally = reader->tally();
    ASSERT_TRUE(tally);
    EXPECT_EQ(tally->documents, tallier.tally().documents);
    EXPECT_EQ(tally->codings, 4u);
    EXPECT_EQ(tally->words, 14u);
    for (std::size_t i = 0; i < tally->codes.size(); ++i) {
        const CodeTally live = tallier.tally().codes[i];
        EXPECT_EQ(tally->codes[i].code, live.code);
        EXPECT_EQ(tally->codes[i].segments, live.segments);
        EXPECT_EQ(tally->codes[i].documents, live.documents);
        EXPECT_EQ(tally->codes[i].sample.left, live.sample.left);
        EXPECT_EQ(tally->codes[i].sample.match, live.sample.match);
        EXPECT_EQ(tally->codes[i].sample.right, live.sample.right);
    }
}

TEST_F(Store, OpensWellElsewhere) {
    auto store = writer();
    const CodedBatch written = batch("a");
    ASSERT_TRUE(store->write(written, facts(written)));
    ASSERT_TRUE(store->finish("finished", {}, ""));
    EXPECT_THAT(
        rows("SELECT document, code, rule, pack, version, \"begin\", \"end\", text, status, "
             "language, role_agent, role_act, roles FROM segments LIMIT 1"),
        ElementsAre("a|a.one|fines|p|1.2|5|14|app fines|asserted|en|app|fines|"
                    "{\"agent\":\"app\",\"act\":\"fines\"}"));
    EXPECT_THAT(rows("SELECT * FROM segment_roles WHERE segment = 2"),
                ElementsAre("2|agent|20|23|app", "2|act|24|29|fines"));
    EXPECT_THAT(
        rows("SELECT * FROM segment_evidence WHERE segment = 2"),
        ElementsAre("2|lexicon|app|app|agent|20|23|app", "2|lexicon|fine|fine||24|29|fines"));
    EXPECT_THAT(rows("SELECT name, entry FROM entries WHERE place LIKE '%r.topos:8'"),
                ElementsAre("app|app"));
    EXPECT_THAT(rows("SELECT metadata FROM documents"), ElementsAre("{\"year\":\"2020\"}"));
    EXPECT_THAT(rows("SELECT * FROM metadata"), ElementsAre("1|year|2020"));
    EXPECT_THAT(rows("SELECT source, code, place, message FROM warnings"),
                ElementsAre("coding|T0401|a|a cap was reached"));
    EXPECT_THAT(rows("SELECT name, definition, include FROM codes WHERE id = 0"),
                ElementsAre("a.one|First.|[\"This.\"]"));
    EXPECT_THAT(rows("SELECT id, role, resources FROM plugins"),
                ElementsAre("p|language en, reader text|words"));
    EXPECT_THAT(rows("SELECT code_points, length(sha256) FROM documents"), ElementsAre("29|64"));
}

TEST_F(Store, WithoutItsEndIsReadable) {
    {
        auto store = writer();
        const CodedBatch written = batch("a");
        ASSERT_TRUE(store->write(written, facts(written)));
    }  // as a killed run leaves it
    const auto reader = StoreReader::open(folder_.path());
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->run().status, "running");
    EXPECT_EQ(reader->tally()->codings, 2u);
}

TEST_F(Store, OnAFullDiskKeepsWholeBatches) {
    auto store = writer();
    std::uint64_t kept = 0;
    store->limit_pages(60);
    expected<void, Failure> written;
    while (written) {
        const CodedBatch next = batch("document " + std::to_string(kept));
        written = store->write(next, facts(next));
        if (written) ++kept;
    }
    EXPECT_EQ(written.error().code, ExitCode::output);
    EXPECT_THAT(written.error().diagnostics.at(0).title, HasSubstr("the disk is full"));
    EXPECT_GT(kept, 10u);
    (void)store->finish("failed", {}, "");
    const auto reader = StoreReader::open(folder_.path());
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->tally()->documents, kept);
    EXPECT_EQ(reader->run().status, "failed");
}

TEST_F(Store, RefusesWhatIsNoStore) {
    folder_.write("other/run.sqlite",
                  "this is no database, but it is long enough to look like one");
    for (const std::string& place : {folder_ / "nowhere", folder_ / "other", folder_ / "r.topos"}) {
        const auto reader = StoreReader::open(place);
        ASSERT_FALSE(reader) << place;
        EXPECT_EQ(reader.error().code, ExitCode::output);
        EXPECT_THAT(render(reader.error().diagnostics), HasSubstr("T0704"));
    }
}

}  // namespace
}  // namespace topos::app
