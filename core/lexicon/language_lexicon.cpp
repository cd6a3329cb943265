#include "core/lexicon/language_lexicon.hpp"

#include <algorithm>
#include <array>

#include "core/lexicon/folding.hpp"
#include "core/text/characters.hpp"

namespace topos {

namespace {

constexpr double kTestCost = 50;
constexpr double kRegexCost = 20;

constexpr std::size_t kLettersOfRarest = 32;

/// By the letters of a word, from 1.
using CostsOfWords = std::array<double, kLettersOfRarest>;

CostsOfWords costs_of_words(double of_one_letter, double factor) {
    CostsOfWords costs;
    for (double& cost : costs) {
        cost = of_one_letter;
        of_one_letter *= factor;
    }
    return costs;
}

double cost_of_word(std::uint64_t letters, bool unspaced) {
    static const CostsOfWords of_spaced = costs_of_words(50, 0.6);
    static const CostsOfWords of_unspaced = costs_of_words(20, 0.1);
    return (unspaced ? of_unspaced : of_spaced)[std::min(letters, kLettersOfRarest) - 1];
}

/// Of the parts between blanks.
std::uint64_t letters_of_longest_part(std::string_view text) {
    std::uint64_t longest = 0;
    std::uint64_t letters = 0;
    while (!text.empty()) {
        const auto character = first_character(text);
        letters = is_space(character.code_point) ? 0 : letters + 1;
        longest = std::max(longest, letters);
        text.remove_prefix(character.bytes);
    }
    return longest;
}

bool is_described(const LexiconEntry& entry) {
    using Kind = ast::Entry::Kind;
    return entry.kind == Kind::glob || entry.kind == Kind::regex;
}

/// Capitals and small letters that are the same to RE2, as far as that is ASCII.
void add_folded(char c, std::u32string& characters) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    const auto folded = static_cast<char32_t>(is_capital ? c - 'A' + 'a' : c);
    characters += folded;
    if (folded == U's') characters += U'\u017F';  // long s
    if (folded == U'k') characters += U'\u212A';  // sign of the kelvin
}

/// With what a word may begin that an expression describes, folded; empty where that is not known
/// or goes beyond ASCII. In a text without blanks letters of ASCII are rare.
std::u32string first_characters(const std::string& regex) {
    auto options = folded_regex_options();
    options.set_encoding(re2::RE2::Options::EncodingLatin1);  // one byte, one character
    std::string least;
    std::string most;
    if (!re2::RE2(regex, options).PossibleMatchRange(&least, &most, 1)) return {};
    const auto is_ascii = [](const std::string& text) {
        return !text.empty() && static_cast<unsigned char>(text.front()) < 0x80;
    };
    if (!is_ascii(least) || !is_ascii(most)) return {};
    std::u32string characters;
    for (int c = least.front(); c <= most.front(); ++c)
        add_folded(static_cast<char>(c), characters);
    std::ranges::sort(characters);
    const auto repeated = std::ranges::unique(characters);
    characters.erase(repeated.begin(), repeated.end());
    return characters;
}

expected<void, Diagnostic> add_hints(const LexiconEntry& entry, LanguageBackend& backend,
                                     LanguageLexicon& lexicon) {
    std::vector<std::u32string> strings;
    if (entry.kind == ast::Entry::Kind::glob) {
        auto longest = longest_part(entry, backend);
        if (!longest) return unexpected(longest.error());
        if (!longest->empty()) strings.push_back(std::move(*longest));
    } else {
        for (const char32_t c : first_characters(entry.text)) strings.emplace_back(1, c);
    }
    if (strings.empty()) lexicon.unhinted[entry.atom] = 1;
    for (auto& string : strings) lexicon.hints.push_back({entry.atom, std::move(string)});
    return {};
}

}  // namespace

double presumed_frequency(const LexiconEntry& entry, bool unspaced) {
    if (entry.kind == ast::Entry::Kind::regex) return kRegexCost;
    const std::uint64_t letters = letters_of_longest_part(entry.text);
    const double least =
        letters == 0 ? kTestCost : std::min(kTestCost, cost_of_word(letters, unspaced));
    return entry.kind == ast::Entry::Kind::glob ? 4 * least : least;
}

bool is_made_of_words(const LexiconEntry& entry, bool unspaced) {
    return !unspaced && !is_described(entry);
}

expected<EntryFate, Diagnostic> add_entry(const LexiconEntry& entry, std::uint32_t words,
                                          bool unspaced, LanguageBackend& backend,
                                          LanguageLexicon& lexicon) {
    if (is_described(entry)) {
        if (unspaced) {
            if (auto done = add_hints(entry, backend, lexicon); !done)
                return unexpected(done.error());
        }
        if (auto done = lexicon.types.add(entry, backend); !done) return unexpected(done.error());
    } else if (!unspaced) {
        if (const EntryFate fate = lexicon.types.add(entry, words); fate != EntryFate::found) {
            if (fate == EntryFate::has_symbols)
                lexicon.cost[entry.atom] += presumed_frequency(entry, unspaced);
            return fate;
        }
    } else {
        Literal literal;
        if (!make_literal(entry, backend, literal)) return EntryFate::has_no_word;
        lexicon.scanner.add(literal.parts[literal.anchor]);
        lexicon.literals.push_back(std::move(literal));
    }
    lexicon.cost[entry.atom] += presumed_frequency(entry, unspaced);
    return EntryFate::found;
}

expected<void, Diagnostic> add_test(const LexiconTest& test, LanguageBackend& backend,
                                    LanguageLexicon& lexicon) {
    lexicon.cost[test.atom] = kTestCost;
    lexicon.unhinted[test.atom] = 1;
    return lexicon.types.add(test, backend);
}

void finish(LanguageLexicon& lexicon) {
    lexicon.types.finish();
    lexicon.scanner.finish();
}

}  // namespace topos
