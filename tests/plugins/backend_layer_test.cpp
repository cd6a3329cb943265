/// What plugin.hpp makes of a language backend's mistakes, seen through the C tables.
#include <gtest/gtest.h>

#include <topos/plugin.hpp>

namespace topos::test {
namespace {

using namespace topos::plugin;

/// Does what the text says.
struct Obedient : LanguageBackend {
    Obedient(const Options& options, std::span<const topos_text>) {
        options.refuse_others({"mode", "size", "strict"});
        (void)options.choice("mode", {"fine", "coarse"});
        (void)options.number("size", 1);
        (void)options.flag("strict");
    }
    void segment(std::string_view text, SegmentWriter& out) override {
        if (text == "tokens")
            for (std::size_t i = 0;; ++i) out.token(i, i + 1);
        if (text == "sentences")
            for (std::size_t i = 0;; ++i) out.sentence(i);
        if (text == "bad input") throw Failure(Failure::bad_input, "no such text");
        if (text == "number") throw 7;
        std::string message(1018, 'a');
        throw std::runtime_error(message + "\u4E2D\u6587");
    }
    void analyse(std::span<const topos_text>, AnalysisWriter&) override {}
};

constexpr const char* kScripts[] = {"Zzzz", nullptr};
constexpr topos_language_backend kTable =
    language_backend<Obedient>({.language = "x", .scripts = kScripts});

std::string failure_of_option(std::string_view name, std::string_view value) {
    const topos_option option = {text(name), text(value)};
    const topos_options options = {&option, 1};
    void* instance = nullptr;
    topos_failure failure{};
    const int32_t code = kTable.create(&options, nullptr, 0, &instance, &failure);
    EXPECT_EQ(code, failure.code);
    if (code == 0) kTable.destroy(instance);
    return code == 0 ? "" : std::to_string(code) + " " + failure.message;
}

topos_failure failure_of_text(std::string_view words) {
    void* instance = nullptr;
    topos_failure failure{};
    EXPECT_EQ(kTable.create(nullptr, nullptr, 0, &instance, &failure), 0);
    std::uint32_t begin[4] = {}, end[4] = {}, sentence[4] = {};
    topos_segments out = {begin, end, sentence, 4, 0, 0};
    EXPECT_NE(kTable.segment(instance, text(words), &out, &failure), 0);
    EXPECT_LE(out.token_count, 4U);
    EXPECT_LE(out.sentence_count, 4U);
    kTable.destroy(instance);
    return failure;
}

TEST(BackendLayer, SaysWhatIsWrongWithAnOption) {
    EXPECT_EQ(failure_of_option("mode", "coarse"), "");
    EXPECT_EQ(failure_of_option("mode", "rough"),
              "2 option `mode` is one of `fine`, `coarse`, not `rough`");
    EXPECT_EQ(failure_of_option("size", "12"), "");
    EXPECT_EQ(failure_of_option("size", "-1"), "2 option `size` is a number, not `-1`");
    EXPECT_EQ(failure_of_option("size", "99999999999999999999"),
              "2 option `size` is a number, not `99999999999999999999`");
    EXPECT_EQ(failure_of_option("strict", "maybe"), "2 option `strict` is yes or no, not `maybe`");
    EXPECT_EQ(failure_of_option("colour", "red"),
              "2 there is no option `colour`: the options are `mode`, `size`, `strict`");
}

TEST(BackendLayer, WritesNoMoreThanTheArraysHold) {
    EXPECT_STREQ(failure_of_text("tokens").message, "more tokens than the text has bytes");
    EXPECT_STREQ(failure_of_text("sentences").message, "more sentences than the text has bytes");
}

TEST(BackendLayer, MakesFailuresOfWhateverIsThrown) {
    EXPECT_EQ(failure_of_text("bad input").code, 1);
    EXPECT_STREQ(failure_of_text("bad input").message, "no such text");
    EXPECT_EQ(failure_of_text("number").code, 5);
}

TEST(BackendLayer, CutsLongMessagesBetweenCharacters) {
    EXPECT_EQ(std::string(failure_of_text("long").message), std::string(1018, 'a'));
}

}  // namespace
}  // namespace topos::test
