#include "grammar/source.hpp"

#include "cases.hpp"
#include "grammar/sha256.hpp"

namespace topos::test {
namespace {

TEST(Source, counts_code_points_from_one) {
    const auto source = source_of("平台\n\U0001F600x");
    EXPECT_EQ(source->locate(0).column, 1u);
    EXPECT_EQ(source->locate(4).line, 2u);
    EXPECT_EQ(source->locate(4).column, 2u);
    EXPECT_EQ(source->utf8({3, 5}), "\U0001F600x");
}

TEST(Source, knows_all_line_breaks) {
    const auto source = source_of("a\r\nb\rc\nd");
    EXPECT_EQ(source->line_count(), 4u);
    EXPECT_EQ(source->utf8(source->line(1)), "a");
    EXPECT_EQ(source->utf8(source->line(2)), "b");
    EXPECT_EQ(source->utf8(source->line(4)), "d");
    EXPECT_EQ(source->line(0), Span{});
    EXPECT_EQ(source->line(5), Span{});
}

TEST(Source, an_empty_file_has_one_line) {
    EXPECT_EQ(source_of("")->line_count(), 1u);
    EXPECT_EQ(source_of("\n")->line_count(), 2u);
}

TEST(Source, a_byte_order_mark_is_no_text) {
    const auto source = source_of("\xEF\xBB\xBFx");
    EXPECT_EQ(source->code_points(), U"x");
}

TEST(Source, what_is_not_utf8_is_refused_with_its_place) {
    for (const std::string_view bytes :
         {"ab\n\xFF", "ab\n\xE5\xB9", "ab\n\xED\xA0\x80", "ab\n\xC0\x80"}) {
        const auto source = Source::from_utf8("x.topos", bytes);
        ASSERT_FALSE(source.has_value());
        EXPECT_EQ(source.error().code, "T0101");
        EXPECT_EQ(source.error().place, "x.topos:2");
        EXPECT_NE(source.error().title.find("byte offset 3"), std::string::npos)
            << source.error().title;
    }
}

TEST(Source, spans_beyond_the_end_are_cut) {
    EXPECT_EQ(source_of("abc")->utf8({2, 9}), "c");
    EXPECT_EQ(source_of("abc")->utf8({9, 12}), "");
}

// The examples of FIPS 180-4, and lengths around the padding's block.
TEST(Sha256, agrees_with_the_standard) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256_hex(std::string(1000000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, is_of_the_bytes_with_their_mark) {
    EXPECT_NE(source_of("\xEF\xBB\xBFx")->sha256(), source_of("x")->sha256());
}

TEST(DisplayWidth, follows_east_asian_width) {
    EXPECT_EQ(display_width(U"ab"), 2u);
    EXPECT_EQ(display_width(U"平台，"), 6u);
    EXPECT_EQ(display_width(U"e\u0301"), 1u);
    EXPECT_EQ(display_width(U"\U0001F600"), 2u);
    EXPECT_EQ(display_width(U"ｱ"), 1u);
    EXPECT_EQ(display_width(U"\u200B"), 0u);
}

}  // namespace
}  // namespace topos::test
