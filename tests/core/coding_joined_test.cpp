// Rules that look beyond a paragraph make the coder read all paragraphs of a language together.
// What the other rules find does not change by that.
#include <gtest/gtest.h>

#include "support/compiled_rules.hpp"
#include "support/random_rules.hpp"

namespace topos {
namespace {

constexpr const char* kFarRule =
    "rule far: code c\n  find \"zzz\" ..3 \"zzz\"\n  inside document\nend\n";

std::string paragraphs_of(test::RandomRules& random, unsigned seed) {
    const char* breaks[] = {"\n\n", "\r\n\r\n", "\n\n\n", "\n \n"};
    std::string text;
    for (unsigned i = 0; i < 1 + seed % 4; ++i) {
        if (i > 0) text += breaks[(seed + i) % 4];
        text += random.text();
    }
    return text;
}

DocumentCodings coded(const test::CompiledRules& rules, const std::string& tag,
                      const std::string& text) {
    auto coder = Coder::create(rules.result.program, rules.languages, {tag, true});
    EXPECT_TRUE(coder);
    Document document;
    document.text = text;
    DocumentCodings out;
    EXPECT_TRUE(coder->code(document, out));
    return out;
}

std::string written(const DocumentCodings& codings, const Program& program) {
    std::string text;
    for (const Coding& coding : codings.codings) {
        text += program.rules()[coding.rule].name + " " + std::to_string(coding.bytes.begin) + " " +
                std::to_string(coding.bytes.end) + " " + program.statuses()[coding.status] + "\n";
        for (const RoleSpan& role : coding.roles)
            text += "  " + std::to_string(role.bytes.begin) + " " + std::to_string(role.bytes.end) +
                    "\n";
    }
    return text;
}

void compare_many(bool unspaced) {
    std::size_t codings = 0;
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        test::RandomRules random(seed, unspaced);
        const std::string rules = random.rule_file();
        const auto near = test::compile_rules(rules);
        const auto far = test::compile_rules(rules + kFarRule);
        if (near->result.program == nullptr || far->result.program == nullptr) continue;
        const std::string text = paragraphs_of(random, seed);
        const std::string tag = unspaced ? "zh" : "en";
        const DocumentCodings alone = coded(*near, tag, text);
        const DocumentCodings joined = coded(*far, tag, text);
        ASSERT_EQ(written(alone, near->program()), written(joined, far->program()))
            << "seed " << seed << "\n"
            << rules << "text: " << text;
        ASSERT_EQ(alone.sentences, joined.sentences) << text;
        codings += alone.codings.size();
    }
    EXPECT_GT(codings, 500U);
}

TEST(JoinedParagraphs, FindTheSameInASpacedLanguage) { compare_many(false); }
TEST(JoinedParagraphs, FindTheSameInAnUnspacedLanguage) { compare_many(true); }

}  // namespace
}  // namespace topos
