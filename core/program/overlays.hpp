#pragma once
/// What `extend pack` changes: exceptions for rules, rules that are switched off, words added to
/// lexicons or taken away.
#include <map>

#include "core/program/symbols.hpp"

namespace topos {

/// `except P`, with the place it is written in.
struct RuleException {
    const ast::Pattern* pattern = nullptr;
    std::uint32_t file = 0;
};

/// `+ <b>` or `- <c>`, resolved.
struct ResolvedTerm {
    std::uint32_t lexicon = 0;  ///< index into Symbols::lexicons
    bool taken_away = false;
};

struct Overlays {
    std::vector<std::vector<RuleException>> exceptions;        ///< by rule
    std::vector<std::uint8_t> is_off;                          ///< by rule
    std::map<std::uint32_t, std::vector<ResolvedTerm>> terms;  ///< by lexicon that is changed
};

/// Reports packs, rules and lexicons that are not there. A pack that is extended says so in its
/// version: `1.2+our_pack.0.3`.
[[nodiscard]] Overlays gather_overlays(std::span<const ast::File> files, Symbols& symbols,
                                       Diagnostics& diagnostics);

/// The lexicons that terms name; reports what is none. They count as used.
[[nodiscard]] std::vector<ResolvedTerm> resolve_terms(const std::vector<ast::LexiconTerm>& terms,
                                                      const std::shared_ptr<const Source>& source,
                                                      std::uint32_t pack, Symbols& symbols,
                                                      Diagnostics& diagnostics);

}  // namespace topos
