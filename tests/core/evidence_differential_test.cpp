// Evidence beside the slow matcher: on random rules and texts, every entry that is given as
// evidence matches the words given, every entry of that lexicon that matches them is given, and the
// words make up the coding from end to end.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/match/reference_text.hpp"
#include "core/program/compiled.hpp"
#include "core/text/passage.hpp"
#include "support/compiled_rules.hpp"
#include "support/random_rules.hpp"

namespace topos {
namespace {

using Kind = WrittenEntry::Kind;
using reference::Stretch;

/// An entry in the syntax tree, with what decides how it is found.
struct TreeEntry {
    const ast::Entry* entry = nullptr;
    std::vector<ast::MatchMode> modes;
};

/// Entries by their places.
class TreeEntries {
  public:
    explicit TreeEntries(const std::vector<ast::File>& files) {
        for (const auto& file : files) {
            for (const auto& statement : file.statements) {
                if (const auto* lexicon = std::get_if<ast::Lexicon>(&statement)) add(*lexicon);
                if (const auto* context = std::get_if<ast::Context>(&statement)) {
                    for (const auto& line : context->triggers) add(line.entries, {});
                }
                if (const auto* rule = std::get_if<ast::Rule>(&statement)) add(rule->find);
            }
        }
    }
    /// Null for quoted words that were first written in another clause than `find`.
    const TreeEntry* at(const Span& span) const {
        const auto found = entries_.find(span.begin);
        return found == entries_.end() ? nullptr : &found->second;
    }

  private:
    void add(const ast::Lexicon& lexicon) {
        for (const auto& list : lexicon.languages) add(list.entries, lexicon.match);
    }
    void add(const std::vector<ast::Entry>& list, const std::vector<ast::MatchMode>& modes) {
        for (const auto& entry : list) entries_[entry.span.begin] = {&entry, modes};
    }
    void add(const ast::Pattern& pattern) {
        if (pattern.kind == ast::Pattern::Kind::literal)
            entries_[pattern.literal.span.begin] = {&pattern.literal, {}};
        for (const auto& child : pattern.children) add(child);
    }
    std::map<std::uint32_t, TreeEntry> entries_;
};

class EvidenceCheck {
  public:
    EvidenceCheck(const test::CompiledRules& rules, reference::Text& text, std::uint32_t origin)
        : program_(rules.program()), tree_(rules.files), text_(text), origin_(origin) {}

    void check(const Coding& coding) {
        ASSERT_FALSE(coding.evidence.empty());
        std::uint64_t end = 0;
        for (const Evidence& evidence : coding.evidence) {
            const WrittenEntry& entry = program_.entries()[evidence.entry];
            if (entry.kind == Kind::context) continue;
            EXPECT_GE(evidence.bytes.begin, coding.bytes.begin);
            end = std::max(end, evidence.bytes.end);
            check_role(coding, evidence);
        }
        EXPECT_EQ(coding.evidence.front().bytes.begin, coding.bytes.begin);
        EXPECT_EQ(end, coding.bytes.end);
        const auto& last = program_.entries()[coding.evidence.back().entry];
        EXPECT_EQ(last.kind == Kind::context, coding.status != 0);
        if (last.kind == Kind::context) {
            EXPECT_EQ(last.name, program_.statuses()[coding.status]);
        }
        for (const Evidence& evidence : coding.evidence) check_entry(evidence);
        check_all_are_given(coding);
    }

  private:
    static void check_role(const Coding& coding, const Evidence& evidence) {
        std::uint32_t expected = Evidence::kNoRole;
        for (const RoleSpan& role : coding.roles) {
            if (role.bytes.begin <= evidence.bytes.begin && evidence.bytes.end <= role.bytes.end)
                expected = role.role;
        }
        EXPECT_EQ(evidence.role, expected);
    }

    bool matches(const WrittenEntry& entry, const ByteRange& bytes) {
        const TreeEntry* written = tree_.at(entry.span);
        if (written == nullptr) return true;
        const Stretch words{static_cast<std::uint32_t>(bytes.begin) - origin_,
                            static_cast<std::uint32_t>(bytes.end) - origin_};
        const auto found = entry.kind == Kind::context
                               ? text_.find_in_context(*written->entry)
                               : text_.find(*written->entry, written->modes);
        return std::ranges::find(found, words) != found.end();
    }

    void check_entry(const Evidence& evidence) {
        const WrittenEntry& entry = program_.entries()[evidence.entry];
        const bool is_word = entry.kind == Kind::lexicon || entry.kind == Kind::literal ||
                             entry.kind == Kind::context;
        if (is_word) {
            EXPECT_TRUE(matches(entry, evidence.bytes)) << entry.entry;
        }
    }

    /// Of the lexicons whose words are given.
    void check_all_are_given(const Coding& coding) {
        std::set<std::tuple<std::string, std::uint64_t, std::uint64_t, std::uint32_t>> given;
        for (const Evidence& evidence : coding.evidence) {
            given.insert({program_.entries()[evidence.entry].name, evidence.bytes.begin,
                          evidence.bytes.end, evidence.entry});
        }
        for (const Evidence& evidence : coding.evidence) {
            const WrittenEntry& one = program_.entries()[evidence.entry];
            if (one.kind != Kind::lexicon) continue;
            for (std::uint32_t i = 0; i < program_.entries().size(); ++i) {
                const WrittenEntry& other = program_.entries()[i];
                if (other.kind != Kind::lexicon || other.name != one.name) continue;
                if (!reads(i) || !matches(other, evidence.bytes)) continue;
                EXPECT_TRUE(given.contains({one.name, evidence.bytes.begin, evidence.bytes.end, i}))
                    << "beside " << one.entry << " also " << other.entry;
            }
        }
    }

    /// Is the entry one of the language of the coding?
    bool reads(std::uint32_t number) const {
        for (std::size_t i = 0; i < program_.languages().size(); ++i) {
            if (!text_.reads(program_.languages()[i])) continue;
            for (const LexiconEntry& entry : program_.compiled().language_rules[i].entries) {
                if (entry.number == number) return true;
            }
        }
        return false;
    }

    const Program& program_;
    TreeEntries tree_;
    reference::Text& text_;
    std::uint32_t origin_;
};

void check_many(bool unspaced) {
    int codings = 0;
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        test::RandomRules random(seed, unspaced);
        const std::string rules = random.rule_file();
        const auto compiled = test::compile_rules(rules);
        if (compiled->result.program == nullptr) continue;
        const std::uint32_t number = unspaced ? 1 : 0;
        const Language& language = *compiled->languages[number];
        auto coder =
            Coder::create(compiled->result.program, compiled->languages, {unspaced ? "zh" : "en"});
        auto backend = language.create(compiled->program().compiled().language_rules[number].words);
        ASSERT_TRUE(coder && backend);
        for (int i = 0; i < 4; ++i) {
            Document document;
            document.text = random.text();
            PassageReader reader;
            const auto passages = reader.read(document);
            if (passages.size() != 1 || passages.front().text.size() + 4 < document.text.size())
                continue;
            const Passage passage = passages.front();
            DocumentCodings result;
            ASSERT_TRUE(coder->code(document, result));
            auto text = reference::Text::read(passage.text, language, **backend);
            ASSERT_TRUE(text);
            EvidenceCheck check(*compiled, *text, static_cast<std::uint32_t>(passage.origin));
            for (const Coding& coding : result.codings) {
                check.check(coding);
                if (testing::Test::HasFailure()) {
                    FAIL() << "seed " << seed << "\n" << rules << "text: " << document.text;
                }
                ++codings;
            }
        }
    }
    EXPECT_GT(codings, 1000);
}

TEST(EvidenceDifferential, SpacedLanguage) { check_many(false); }
TEST(EvidenceDifferential, UnspacedLanguage) { check_many(true); }

}  // namespace
}  // namespace topos
