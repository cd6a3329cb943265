#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "core/lexicon/character_scanner.hpp"

namespace topos {
namespace {

using Found = std::tuple<std::size_t, std::size_t, std::uint32_t>;

std::vector<Found> scanned(const std::vector<std::u32string>& strings, std::u32string_view text) {
    CharacterScanner scanner;
    for (const auto& string : strings) scanner.add(string);
    scanner.finish();
    std::vector<Found> found;
    scanner.scan(std::span(text.data(), text.size()),
                 [&](std::size_t at, std::size_t size, std::uint32_t number) {
                     found.emplace_back(at, size, number);
                 });
    return found;
}

/// The same, by positions of first characters alone.
std::vector<Found> scanned_at_beginnings(const std::vector<std::u32string>& strings,
                                         std::u32string_view text) {
    CharacterScanner scanner;
    for (const auto& string : strings) scanner.add(string);
    scanner.finish();
    std::vector<std::uint32_t> positions;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        if (std::ranges::binary_search(scanner.beginnings(), text[at])) positions.push_back(at);
    }
    std::vector<Found> found;
    scanner.scan(text, positions, [&](std::size_t at, std::size_t size, std::uint32_t number) {
        found.emplace_back(at, size, number);
    });
    return found;
}

std::vector<Found> searched(const std::vector<std::u32string>& strings, std::u32string_view text) {
    std::vector<Found> found;
    for (std::uint32_t number = 0; number < strings.size(); ++number) {
        for (std::size_t at = 0; at + strings[number].size() <= text.size(); ++at) {
            if (text.substr(at, strings[number].size()) == strings[number]) {
                found.emplace_back(at, strings[number].size(), number);
            }
        }
    }
    std::ranges::sort(found);
    return found;
}

TEST(CharacterScanner, FindsWhatEachStringAloneWouldFind) {
    std::mt19937 random(7);
    const std::u32string alphabet = U"甲乙丙\U00020000a";
    const auto any_string = [&](std::size_t least, std::size_t most) {
        std::u32string string;
        for (auto i = least + random() % (most - least + 1); i > 0; --i)
            string += alphabet[random() % alphabet.size()];
        return string;
    };
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::u32string> strings;
        for (auto i = random() % 12; i > 0; --i) strings.push_back(any_string(1, 4));
        const auto text = any_string(0, 30);
        ASSERT_EQ(scanned(strings, text), searched(strings, text));
        ASSERT_EQ(scanned_at_beginnings(strings, text), searched(strings, text));
    }
}

TEST(CharacterScanner, GrowsWithManyStrings) {
    std::vector<std::u32string> strings;
    for (char32_t c = 0x4E00; c < 0x4E00 + 5000; ++c)
        strings.push_back({c, char32_t(c + 1), char32_t(c + 2)});
    const std::u32string text = {0x4E10, 0x4E11, 0x4E12, 0x4E13};
    EXPECT_EQ(scanned(strings, text), (std::vector<Found>{{0, 3, 0x10}, {1, 3, 0x11}}));
}

}  // namespace
}  // namespace topos
