#include <gtest/gtest.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <random>
#include <string>

#include "core/text/passage.hpp"

namespace topos {
namespace {

std::string random_characters(std::minstd_rand& random, std::size_t most) {
    std::string text;
    for (std::size_t left = random() % most; left > 0; --left) {
        static constexpr char32_t kSamples[] = {U'a',      U' ', U'é',     U'平',
                                                U'\u2028', U'😀', U'\u0301'};
        char buffer[4];
        int32_t length = 0;
        U8_APPEND_UNSAFE(buffer, length, kSamples[random() % std::size(kSamples)]);
        text.append(buffer, static_cast<std::size_t>(length));
    }
    return text;
}

std::uint64_t counted_by_icu(std::string_view text) {
    const auto string = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    return static_cast<std::uint64_t>(string.countChar32());
}

TEST(CodePoints, AreCountedAsIcuCountsThem) {
    std::minstd_rand random(1);
    for (int i = 0; i < 3000; ++i) {
        const std::string text = random_characters(random, 700);
        ASSERT_EQ(count_code_points(text), counted_by_icu(text));
    }
    std::string large;
    while (large.size() < 300000) large += random_characters(random, 100);
    EXPECT_EQ(count_code_points(large), counted_by_icu(large));
    EXPECT_EQ(count_code_points(""), 0u);
}

TEST(CodePointIndex, GivesTheSameInAnyOrder) {
    std::minstd_rand random(3);
    CodePointIndex index;
    for (const std::size_t size : {0u, 1u, 127u, 128u, 129u, 256u, 5000u}) {
        std::string text;
        while (text.size() < size) text += random_characters(random, 100);
        for (const std::string& read : {text, std::string(text.size(), 'a')}) {
            index.read(read);
            for (int i = 0; i < 500; ++i) {
                const std::uint64_t at = random() % (read.size() + 1);
                const std::string_view before = std::string_view(read).substr(0, at);
                ASSERT_EQ(index.before(at), count_code_points(before));
            }
            ASSERT_EQ(index.before(read.size()), count_code_points(read));
        }
    }
}

TEST(CodePointCounter, GivesTheSameForwardsAndBackwards) {
    std::minstd_rand random(2);
    std::string text;
    while (text.size() < 5000) text += random_characters(random, 100);
    CodePointCounter counter(text);
    for (int i = 0; i < 3000; ++i) {
        const std::uint64_t at = random() % (text.size() + 1);
        ASSERT_EQ(counter.before(at), count_code_points(std::string_view(text).substr(0, at)));
    }
}

}  // namespace
}  // namespace topos
