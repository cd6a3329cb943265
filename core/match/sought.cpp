#include "core/match/sought.hpp"

#include <algorithm>

#include "core/lexicon/character_classes.hpp"

namespace topos {

namespace {

/// Of a literal that is found anywhere, parts stand side by side, with blanks between at most.
bool spans_runs(const Literal& literal) {
    if (literal.parts.size() > 1 && !literal.anywhere) return true;
    const CharacterClasses& classes = CharacterClasses::table();
    return std::ranges::any_of(literal.parts, [&](const std::u32string& part) {
        return std::ranges::any_of(
            part, [&](char32_t c) { return (classes(c) & CharacterClasses::kWord) == 0; });
    });
}

void describe(const Literal& literal, Sought& sought) {
    const bool has_next = literal.anchor + 1 < literal.parts.size();
    sought.literal = &literal;
    sought.follows = has_next ? literal.parts[literal.anchor + 1].front() : U'\0';
    sought.has_parts = literal.parts.size() > 1;
    sought.spans_runs = spans_runs(literal);
    sought.needs_words = !literal.anywhere || !literal.part_of_speech.empty();
}

}  // namespace

std::vector<Sought> describe_sought(const LanguageRules& rules, const RuleNeeds& needs,
                                    const PlainRules& plain) {
    std::vector<Sought> all;
    all.reserve(rules.sought.of_mandatory.size());
    for (const auto& [atom, literal] : rules.sought.of_mandatory) {
        Sought& sought = all.emplace_back();
        sought.atom = atom;
        sought.looks_far = !std::ranges::all_of(rules.woken_by[atom], [&](RuleIndex rule) {
            return needs.needs_only_its_sentence(rule);
        });
        sought.uses = plain.uses(atom) & (PlainRules::kIsCoded | PlainRules::kWakes);
        if (literal != SoughtStrings::kHint) describe(rules.lexicon.literals[literal], sought);
    }
    return all;
}

}  // namespace topos
