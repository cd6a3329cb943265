#pragma once
/// The strings that are looked for in a language without blanks between words, made once for all
/// finders.
#include <vector>

#include "core/lexicon/character_scanner.hpp"
#include "core/lexicon/entries.hpp"

namespace topos {

struct SoughtStrings {
    static constexpr std::uint32_t kHint = ~0u;
    struct Mandatory {
        AtomIndex atom = 0;
        std::uint32_t literal = kHint;  ///< into LanguageLexicon::literals
    };

    /// Anchors of literals, and hints, without one of which no rule matches.
    CharacterScanner mandatory;
    std::vector<Mandatory> of_mandatory;  ///< by string
    /// Anchors of all other literals: looked for where a rule may match.
    CharacterScanner rest;
    std::vector<std::uint32_t> of_rest;  ///< by string: into LanguageLexicon::literals
    /// Anchors and hints of what may set a status.
    CharacterScanner contexts;
};

}  // namespace topos
