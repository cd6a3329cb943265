// Whatever stands in a file: no crash, no hang, diagnostics in order, every place inside the file.
#include <chrono>
#include <random>

#include "cases.hpp"
#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "grammar/render.hpp"

namespace topos::test {
namespace {

using Clock = std::chrono::steady_clock;

void expect_sound(const std::string& bytes) {
    const auto source = Source::from_utf8("fuzz.topos", bytes);
    if (!source) return;
    const auto parsed = parse_file(*source);
    const auto size = (*source)->code_points().size();
    std::uint32_t previous = 0;
    for (const auto& diagnostic : parsed.diagnostics) {
        ASSERT_FALSE(diagnostic.labels.empty()) << diagnostic.title;
        for (const auto& label : diagnostic.labels) {
            ASSERT_LE(label.span.begin, label.span.end) << diagnostic.title << "\n" << bytes;
            ASSERT_LE(label.span.end, size) << diagnostic.title << "\n" << bytes;
        }
        ASSERT_LE(previous, diagnostic.labels.front().span.begin) << bytes;
        ASSERT_EQ(diagnostic.title.find('\n'), std::string::npos) << diagnostic.title;
        previous = diagnostic.labels.front().span.begin;
    }
    (void)render(parsed.diagnostics);
    const auto again = parse_file(Source::from_utf8("again.topos", print(parsed.file)).value());
    ASSERT_FALSE(has_errors(again.diagnostics)) << bytes << "\n--- printed\n"
                                                << print(parsed.file) << render(again.diagnostics);
    ASSERT_EQ(dump(again.file), dump(parsed.file)) << bytes;
}

std::vector<std::string> seeds() {
    std::vector<std::string> inputs;
    for (const auto* folder : {"grammar", "diagnostics"}) {
        for (const auto& one : cases_in(folder)) inputs.push_back(one.input);
    }
    return inputs;
}

class Mutator {
  public:
    Mutator(unsigned seed, std::vector<std::string> inputs)
        : random_(seed), seeds_(std::move(inputs)) {}

    std::string next() {
        auto text = seeds_[below(seeds_.size())];
        const auto edits = 1 + below(6);
        for (std::size_t i = 0; i < edits; ++i) edit(text);
        return text;
    }

  private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    void edit(std::string& text) {
        static const std::vector<std::string> pieces = {"\"",
                                                        "“",
                                                        "”",
                                                        "「",
                                                        "(",
                                                        ")",
                                                        "[",
                                                        "]",
                                                        "{",
                                                        "}",
                                                        "（",
                                                        "）",
                                                        "，",
                                                        "、",
                                                        "：",
                                                        "|",
                                                        "<",
                                                        ">",
                                                        "..",
                                                        "\n",
                                                        "\r\n",
                                                        "end\n",
                                                        "\n  ",
                                                        "#",
                                                        "/",
                                                        "\\",
                                                        "near 3 ",
                                                        "then ",
                                                        "not ",
                                                        "rule ",
                                                        "{0}",
                                                        "{3,1}",
                                                        "=",
                                                        "*",
                                                        "?",
                                                        "scope ",
                                                        "until ",
                                                        "99999999999",
                                                        "\t",
                                                        " ",
                                                        "\xE2\x80\xA8",
                                                        "平台",
                                                        "\xEF\xBF\xBF",
                                                        "+",
                                                        "-",
                                                        ",",
                                                        ":"};
        const auto at = below(text.size() + 1);
        switch (below(5)) {
            case 0:
                text.insert(at, pieces[below(pieces.size())]);
                break;
            case 1:
                text.erase(at, 1 + below(8));
                break;
            case 2:
                text.insert(at, text.substr(below(text.size() + 1), below(60)));
                break;
            case 3:
                text.resize(at);
                break;
            default:
                if (at < text.size()) text[at] = static_cast<char>(32 + below(95));
                break;
        }
    }

    std::mt19937 random_;
    std::vector<std::string> seeds_;
};

TEST(Robustness, mutated_cases_are_parsed_soundly) {
    Mutator mutator(20260817, seeds());
    for (int i = 0; i < 8000 && !HasFatalFailure(); ++i) expect_sound(mutator.next());
}

TEST(Robustness, every_prefix_of_every_case_is_parsed_soundly) {
    for (const auto& input : seeds()) {
        for (std::size_t length = 0; length < input.size() && !HasFatalFailure(); length += 3) {
            expect_sound(input.substr(0, length));
        }
    }
}

TEST(Robustness, deep_nesting_takes_no_time) {
    const auto begin = Clock::now();
    for (const auto* pair : {"()", "[]", "{}"}) {
        for (const std::size_t depth : {199, 200, 201, 20000}) {
            expect_sound("rule a: code b\n find " + std::string(depth, pair[0]) + "<c>" +
                         std::string(depth, pair[1]) + "\nend\n");
        }
    }
    std::string test(200, ' ');
    for (int i = 0; i < 190; ++i) test += "not (";
    expect_sound("rule a: code b\n find [" + test + "pos = X" + std::string(190, ')') + "]\nend\n");
    expect_sound("rule a: code b\n find [" + std::string(40000, ' ') + "]\nend\n");
    EXPECT_LT(Clock::now() - begin, std::chrono::seconds(5));
}

TEST(Robustness, a_big_lexicon_takes_no_time) {
    std::string text = "lexicon big\n  en: word";
    for (int i = 0; i < 10000; ++i)
        text += i % 10 == 0 ? ",\n    word" + std::to_string(i) : ", word" + std::to_string(i);
    const auto begin = Clock::now();
    const auto parsed = parse_file(source_of(text + "\nend\n"));
    EXPECT_LT(Clock::now() - begin, std::chrono::seconds(2));
    ASSERT_EQ(parsed.file.statements.size(), 1u);
    EXPECT_EQ(std::get<ast::Lexicon>(parsed.file.statements[0]).languages[0].entries.size(),
              10001u);
}

TEST(Robustness, many_elements_in_one_pattern_take_no_time) {
    std::string text = "rule a: code b\n  find <a>";
    for (int i = 0; i < 5000; ++i) text += " ..3 r" + std::to_string(i) + ":(<a> | \"b\")?";
    const auto begin = Clock::now();
    const auto parsed = parse_file(source_of(text + "\nend\n"));
    EXPECT_LT(Clock::now() - begin, std::chrono::seconds(2));
    EXPECT_EQ(parsed.file.statements.size(), 1u) << render(parsed.diagnostics);
}

TEST(Robustness, a_file_that_is_no_rule_file_gets_few_diagnostics) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "Once upon a time there was a platform.\n";
    EXPECT_LE(parse_file(source_of(text)).diagnostics.size(), 2u);
}

}  // namespace
}  // namespace topos::test
