#include "core/lexicon/language_lexicon.hpp"

#include <algorithm>
#include <cmath>

#include "core/lexicon/folding.hpp"
#include "core/text/passage.hpp"

namespace topos {

namespace {

constexpr double kTestCost = 50;
constexpr double kRegexCost = 20;

double cost_of_word(std::string_view word, bool unspaced) {
    const auto letters = static_cast<double>(count_code_points(word));
    return unspaced ? 20 * std::pow(0.1, letters - 1) : 50 * std::pow(0.6, letters - 1);
}

bool is_found_by_type(const LexiconEntry& entry, bool unspaced) {
    using Kind = ast::Entry::Kind;
    return !unspaced || entry.kind == Kind::glob || entry.kind == Kind::regex;
}

expected<void, Diagnostic> add_hint(const LexiconEntry& entry, LanguageBackend& backend,
                                    LanguageLexicon& lexicon) {
    std::u32string string;
    if (entry.kind == ast::Entry::Kind::glob) {
        auto longest = longest_part(entry, backend);
        if (!longest) return unexpected(longest.error());
        string = std::move(*longest);
    }
    if (string.empty())
        lexicon.unhinted[entry.atom] = 1;
    else
        lexicon.hints.push_back({entry.atom, std::move(string)});
    return {};
}

}  // namespace

double presumed_frequency(const LexiconEntry& entry, bool unspaced) {
    if (entry.kind == ast::Entry::Kind::regex) return kRegexCost;
    double least = kTestCost;
    for (const auto& part : split_at_blanks(entry.text))
        least = std::min(least, cost_of_word(part, unspaced));
    return entry.kind == ast::Entry::Kind::glob ? 4 * least : least;
}

expected<EntryFate, Diagnostic> add_entry(const LexiconEntry& entry, bool unspaced,
                                          LanguageBackend& backend, LanguageLexicon& lexicon) {
    if (is_found_by_type(entry, unspaced)) {
        if (unspaced) {
            if (auto done = add_hint(entry, backend, lexicon); !done)
                return unexpected(done.error());
        }
        auto fate = lexicon.types.add(entry, backend);
        if (fate && *fate != EntryFate::has_no_word)
            lexicon.cost[entry.atom] += presumed_frequency(entry, unspaced);
        return fate;
    }
    Literal literal;
    if (!make_literal(entry, backend, literal)) return EntryFate::has_no_word;
    lexicon.cost[entry.atom] += presumed_frequency(entry, unspaced);
    lexicon.scanner.add(literal.parts[literal.anchor]);
    lexicon.literals.push_back(std::move(literal));
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
