#pragma once
/// What a finder of a language without blanks between words knows of each string that it scans for.
#include <vector>

#include "core/match/plain_rules.hpp"
#include "core/match/rule_needs.hpp"

namespace topos {

/// A string to scan for: the anchor of a literal, or the hint of an atom that is found by types.
struct Sought {
    AtomIndex atom = 0;
    const Literal* literal = nullptr;  ///< null: a hint
    char32_t follows = 0;              ///< with what the part behind the anchor begins, if any
    bool has_parts = false;            ///< the anchor is not all
    bool spans_runs = false;           ///< words of more than one run may belong to it
    bool needs_words = true;           ///< word boundaries decide whether it is a hit
    bool looks_far = false;            ///< it wakes a rule that looks beyond its sentence
    std::uint8_t uses = 0;             ///< PlainRules::Use: it is coded, or wakes others
};

/// By string of SoughtStrings::mandatory. Literals are those of the rules, which must outlive them.
[[nodiscard]] std::vector<Sought> describe_sought(const LanguageRules& rules,
                                                  const RuleNeeds& needs, const PlainRules& plain);

}  // namespace topos
