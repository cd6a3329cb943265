// The fast matcher beside the slow one, on random rules and random texts.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <tuple>

#include "core/match/reference.hpp"
#include "core/text/passage.hpp"
#include "grammar/parse.hpp"
#include "support/compiled_rules.hpp"
#include "support/random_rules.hpp"

namespace topos {
namespace {

std::vector<ReferenceCoding> as_reference(const DocumentCodings& codings) {
    std::vector<ReferenceCoding> result;
    for (const Coding& coding : codings.codings) {
        ReferenceCoding one{static_cast<std::uint32_t>(coding.bytes.begin),
                            static_cast<std::uint32_t>(coding.bytes.end),
                            coding.rule,
                            {},
                            coding.status,
                            coding.score};
        for (const RoleSpan& role : coding.roles) {
            one.roles.push_back({role.role, static_cast<std::uint32_t>(role.bytes.begin),
                                 static_cast<std::uint32_t>(role.bytes.end)});
        }
        result.push_back(std::move(one));
    }
    std::ranges::sort(result);
    return result;
}

std::string written(const std::vector<ReferenceCoding>& codings, std::string_view text,
                    const Program& program) {
    std::string result;
    for (const auto& coding : codings) {
        result += program.rules()[coding.rule].name + " [" + std::to_string(coding.begin) + "," +
                  std::to_string(coding.end) + ") '" +
                  std::string(text.substr(coding.begin, coding.end - coding.begin)) + "' " +
                  program.statuses()[coding.status] + " " + std::to_string(coding.score);
        for (const auto& role : coding.roles) {
            result += " " + program.roles()[role.role] + "='" +
                      std::string(text.substr(role.begin, role.end - role.begin)) + "'";
        }
        result += "\n";
    }
    return result;
}

struct Tally {
    int files = 0;
    int compiled = 0;
    int texts = 0;
    int codings = 0;
};

/// Stops at the first difference: the seed is in the message.
void compare(unsigned seed, bool unspaced, Tally& tally) {
    test::RandomRules random(seed, unspaced);
    const std::string rules = random.rule_file();
    const auto compiled = test::compile_rules(rules);
    ++tally.files;
    if (compiled->result.program == nullptr || has_errors(compiled->result.diagnostics)) return;
    ++tally.compiled;
    const std::uint32_t language = unspaced ? 1 : 0;
    const std::string tag = unspaced ? "zh" : "en";
    auto lazy = Coder::create(compiled->result.program, compiled->languages, {tag, true});
    auto eager = Coder::create(compiled->result.program, compiled->languages, {tag, false});
    ASSERT_TRUE(lazy && eager);
    for (int i = 0; i < 6; ++i) {
        Document document;
        document.text = random.text();
        PassageReader reader;
        const auto passages = reader.read(document);
        if (passages.size() != 1 || passages.front().text.size() + 4 < document.text.size())
            continue;
        DocumentCodings lazily;
        DocumentCodings eagerly;
        ASSERT_TRUE(lazy->code(document, lazily) && eager->code(document, eagerly));
        if (!lazily.warnings.empty()) continue;
        const Passage passage = passages.front();
        auto slow = code_slowly(compiled->files, compiled->program(),
                                *compiled->languages[language], language, passage.text);
        ASSERT_TRUE(slow);
        for (auto& coding : *slow) {
            const auto move = static_cast<std::uint32_t>(passage.origin);
            coding.begin += move, coding.end += move;
            for (auto& role : coding.roles) role.begin += move, role.end += move;
        }
        // As in the coder: the same words by the same rule are one coding.
        const auto same = [](const auto& a, const auto& b) {
            return std::tie(a.begin, a.end, a.rule, a.roles) ==
                   std::tie(b.begin, b.end, b.rule, b.roles);
        };
        slow->erase(std::unique(slow->begin(), slow->end(), same), slow->end());
        const auto& program = compiled->program();
        ASSERT_EQ(written(as_reference(lazily), document.text, program),
                  written(*slow, document.text, program))
            << "seed " << seed << "\n"
            << rules << "text: " << document.text;
        ASSERT_EQ(written(as_reference(eagerly), document.text, program),
                  written(*slow, document.text, program))
            << "eager, seed " << seed << "\n"
            << rules << "text: " << document.text;
        ++tally.texts;
        tally.codings += static_cast<int>(slow->size());
    }
}

int rounds() {
    const char* wanted = std::getenv("TOPOS_DIFFERENTIAL_ROUNDS");
    return wanted != nullptr ? std::atoi(wanted) : 3000;
}

void compare_many(bool unspaced) {
    Tally tally;
    for (int seed = 1; seed <= rounds(); ++seed) {
        compare(static_cast<unsigned>(seed), unspaced, tally);
        if (testing::Test::HasFatalFailure()) return;
    }
    testing::Test::RecordProperty("codings", tally.codings);
    std::printf("%d of %d rule files, %d texts, %d codings\n", tally.compiled, tally.files,
                tally.texts, tally.codings);
    EXPECT_GT(tally.compiled * 2, tally.files) << "most random rule files should compile";
    EXPECT_GT(tally.codings, tally.texts / 4) << "random rules should often find something";
}

TEST(Differential, SpacedLanguage) { compare_many(false); }
TEST(Differential, UnspacedLanguage) { compare_many(true); }

}  // namespace
}  // namespace topos
