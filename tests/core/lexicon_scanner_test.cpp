// The search for strings in texts without blanks: each string alone, character by character, is the
// authority.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "core/lexicon/passage_scan.hpp"
#include "core/text/characters.hpp"
#include "support/toy_languages.hpp"

namespace topos {
namespace {

constexpr PassageScan::Means kAllMeans[] = {PassageScan::Means::fastest,
                                            PassageScan::Means::simple};

/// Bytes where a string begins and ends, and its number.
using Found = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

std::unique_ptr<LanguageBackend> toy_backend() {
    return std::move(test::ToyUnspaced().create({}).value());
}

std::string utf8_of(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | c >> 6);
        } else if (c < 0x10000) {
            put(0xE0 | c >> 12);
            put(0x80 | (c >> 6 & 0x3F));
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3F));
            put(0x80 | (c >> 6 & 0x3F));
        }
        if (c >= 0x80) put(0x80 | (c & 0x3F));
    }
    return out;
}

/// A text's characters, each with its bytes and what it folds to (0: dropped).
struct Decoded {
    std::vector<char32_t> characters;
    std::vector<char32_t> folded;
    std::vector<std::uint32_t> begins;  ///< and the text's size

    explicit Decoded(std::string_view text) {
        toy_backend()->fold_characters(text, folded);
        for (std::size_t at = 0; at < text.size();) {
            const DecodedCharacter c = first_character(text.substr(at));
            characters.push_back(c.code_point);
            begins.push_back(static_cast<std::uint32_t>(at));
            at += c.bytes;
        }
        begins.push_back(static_cast<std::uint32_t>(text.size()));
    }
};

/// Strings are folded. Calls found(Found) where one begins with character `at`.
template <class Take>
void search_at(const std::vector<std::u32string>& strings, const Decoded& text, std::size_t at,
               Take take) {
    if (text.folded[at] == 0) return;
    for (std::uint32_t number = 0; number < strings.size(); ++number) {
        std::size_t matched = 0;
        std::size_t end = at;
        for (; end < text.folded.size() && matched < strings[number].size(); ++end) {
            if (text.folded[end] == 0) continue;
            if (text.folded[end] != strings[number][matched]) break;
            ++matched;
        }
        if (matched < strings[number].size()) continue;
        while (text.folded[end - 1] == 0) --end;
        take(Found{text.begins[at], text.begins[end], number});
    }
}

std::vector<Found> searched(const std::vector<std::u32string>& strings, const Decoded& text) {
    std::vector<Found> found;
    for (std::size_t at = 0; at < text.folded.size(); ++at)
        search_at(strings, text, at, [&](const Found& one) { found.push_back(one); });
    std::ranges::sort(found);
    return found;
}

CharacterScanner scanner_of(const std::vector<std::u32string>& strings) {
    CharacterScanner scanner;
    for (const auto& string : strings) scanner.add(string);
    scanner.finish();
    return scanner;
}

std::vector<Found> scanned(const std::vector<std::u32string>& strings, std::string_view text) {
    const CharacterScanner scanner = scanner_of(strings);
    const auto backend = toy_backend();
    CharacterTable table(*backend, scanner.alone());
    std::vector<Found> found;
    scanner.scan({text, table}, 0, static_cast<std::uint32_t>(text.size()),
                 [&](std::uint32_t begin, std::uint32_t end, std::uint32_t number) {
                     found.emplace_back(begin, end, number);
                 });
    return found;
}

std::vector<Found> found_at_candidates(const std::vector<std::u32string>& strings,
                                       std::string_view text, PassageScan::Means means) {
    const CharacterScanner scanner = scanner_of(strings);
    const auto backend = toy_backend();
    CharacterTable table(*backend, scanner.alone());
    PassageScan scan(means);
    scan.read(text, table, scanner.pairs());
    EXPECT_TRUE(std::ranges::is_sorted(scan.candidates()));
    std::vector<std::uint32_t> places(scan.candidates().begin(), scan.candidates().end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::vector<Found> found;
    for (const std::uint32_t begin : places) {
        scanner.find_at({text, table}, begin, [&](std::uint32_t end, std::uint32_t number) {
            found.emplace_back(begin, end, number);
        });
    }
    return found;
}

class RandomStrings {
  public:
    std::u32string operator()(std::u32string_view alphabet, std::size_t least, std::size_t most) {
        std::u32string string;
        for (auto i = least + random_() % (most - least + 1); i > 0; --i)
            string += alphabet[random_() % alphabet.size()];
        return string;
    }
    std::size_t below(std::size_t end) { return random_() % end; }

  private:
    std::mt19937 random_{7};
};

TEST(CharacterScanner, FindsWhatEachStringAloneWouldFind) {
    RandomStrings random;
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::u32string> strings;
        for (auto i = random.below(12); i > 0; --i)
            strings.push_back(random(U"甲乙统é\U00020000a", 1, 4));
        // Other forms of the same characters, and one that is dropped.
        const auto text = utf8_of(random(U"甲乙统統éÉ\U00020000aＡ\u0301", 0, 30));
        const auto expected = searched(strings, Decoded(text));
        ASSERT_EQ(scanned(strings, text), expected) << text;
        for (const auto means : kAllMeans)
            ASSERT_EQ(found_at_candidates(strings, text, means), expected) << text;
    }
}

TEST(CharacterScanner, GrowsWithManyStrings) {
    std::vector<std::u32string> strings;
    for (char32_t c = 0x4E00; c < 0x4E00 + 5000; ++c)
        strings.push_back({c, char32_t(c + 1), char32_t(c + 2)});
    const std::string text = utf8_of(std::u32string{0x4E10, 0x4E11, 0x4E12, 0x4E13});
    EXPECT_EQ(scanned(strings, text), (std::vector<Found>{{0, 9, 0x10}, {3, 12, 0x11}}));
    for (const auto means : kAllMeans)
        EXPECT_EQ(found_at_candidates(strings, text, means), scanned(strings, text));
}

TEST(CharacterScanner, ScansARegionAsIfItWereAText) {
    const std::vector<std::u32string> strings = {U"甲", U"甲乙", U"乙甲", U"甲乙甲"};
    const CharacterScanner scanner = scanner_of(strings);
    const auto backend = toy_backend();
    CharacterTable table(*backend, scanner.alone());
    std::vector<Found> found;
    scanner.scan({"甲乙甲乙甲", table}, 3, 12,
                 [&](std::uint32_t begin, std::uint32_t end, std::uint32_t number) {
                     found.emplace_back(begin, end, number);
                 });
    EXPECT_EQ(found, (std::vector<Found>{{3, 9, 2}, {6, 9, 0}, {6, 12, 1}}));
}

/// What PassageScan says of a whole text, as its documentation says it.
struct Said {
    std::vector<std::uint32_t> cuts;
    std::uint64_t words = 0;
    std::uint64_t sentences = 0;
    friend bool operator==(const Said&, const Said&) = default;
};

Said said_slowly(std::string_view utf8) {
    const CharacterClasses& classes = CharacterClasses::table();
    const Decoded text(utf8);
    const auto is = [&](std::size_t at, unsigned kind) {
        return (classes(text.characters[at]) & kind) != 0;
    };
    Said said;
    bool has_word = false;
    for (std::size_t at = 0; at < text.folded.size(); ++at) {
        const unsigned kinds = text.folded[at] == 0 ? 0u : classes(text.folded[at]);
        if ((kinds & CharacterClasses::kWord) != 0) {
            ++said.words;
            has_word = true;
        }
        if ((kinds & CharacterClasses::kSentenceEnd) != 0) {
            said.sentences += has_word ? 1 : 0;
            has_word = false;
        }
        if (!is(at, CharacterClasses::kBeginner)) continue;
        std::size_t before = at;
        while (before > 0 && is(before - 1, CharacterClasses::kBlank)) --before;
        while (before > 0 && is(before - 1, CharacterClasses::kCloser)) --before;
        if (before > 0 && is(before - 1, CharacterClasses::kStrongEnd))
            said.cuts.push_back(text.begins[at]);
    }
    said.sentences += has_word ? 1 : 0;
    return said;
}

TEST(PassageScan, CountsAndCutsAsItsDocumentationSays) {
    RandomStrings random;
    const CharacterScanner scanner = scanner_of({U"甲乙"});
    const auto backend = toy_backend();
    CharacterTable table(*backend, scanner.alone());
    for (int round = 0; round < 5000; ++round) {
        PassageScan scan(kAllMeans[round % 2]);
        const auto text =
            utf8_of(random(U"甲乙統。！?”）“（ \u3000，.7aＡ\u0301…\U00020000é\u2029", 0, 40));
        scan.read(text, table, scanner.pairs());
        const Said said{
            {scan.cuts().begin(), scan.cuts().end()}, scan.word_count(), scan.sentence_count()};
        ASSERT_EQ(said, said_slowly(text)) << text;
    }
}

}  // namespace
}  // namespace topos
