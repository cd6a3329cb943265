#pragma once
/// Rules and contexts as nodes and atoms. What cannot be resolved is reported and left out.
#include <map>
#include <span>

#include "core/program/compiled.hpp"
#include "core/program/overlays.hpp"
#include "core/program/symbols.hpp"

namespace topos {

/// An entry with where it was written; `text` decides for which languages it is compiled.
struct PlacedEntry {
    std::string language;                   ///< tag; empty: every language (a literal of a pattern)
    LexiconEntry entry;                     ///< its mode is set for the kind of language later
    std::span<const ast::MatchMode> modes;  ///< as the lexicon says; of the syntax tree
    Place place;
    bool is_literal = false;
    bool is_sign = false;  ///< of a context: punctuation, found as it stands
};

struct Lowered {
    std::vector<PlacedEntry> entries;
    std::vector<LexiconTest> tests;
};

/// Fills atoms, nodes, children, gaps, rules, triggers, rule_infos, examples and tests of
/// `program`.
[[nodiscard]] Lowered lower(std::span<const ast::File> files, Symbols& symbols,
                            const Languages& languages, Program::Compiled& program,
                            Diagnostics& diagnostics);

/// Fills Compiled::derived. `own_words`: by lexicon, the atom of its own entries; the lexicon
/// itself has the atom of its index.
void derive_lexicons(std::span<const ast::File> files, Symbols& symbols, const Overlays& overlays,
                     std::span<const AtomIndex> own_words, Program::Compiled& program,
                     Diagnostics& diagnostics);

/// Document rules, corpus rules, `when` of ordinary rules, and choices: fills rule_infos behind
/// those of ordinary rules, document_steps, corpus_rules and choices.
void lower_counts(std::span<const ast::File> files, const Symbols& symbols,
                  Program::Compiled& program, Diagnostics& diagnostics);

/// Sets order and stage of all rules; reports those that build on each other in a circle.
void order_rules(const Symbols& symbols, std::span<const ast::File> files,
                 Program::Compiled& program, Diagnostics& diagnostics);

/// When rules can match: Clause and RuleWake of one language. Gated rules are woken only
/// `with_gated`.
void plan_wakes(const Program::Compiled& program, LanguageRules& language, bool with_gated);

/// What is looked for in a language without blanks between words; after plan_wakes().
void plan_search(const Program::Compiled& program, LanguageRules& language);

/// Part-of-speech tags are compared in upper case; capabilities that a test or entry needs are
/// checked.
void check_capabilities(const ast::TokenTest& test, const std::string& rule, const Place& place,
                        const std::vector<std::string>& pack_languages, const Languages& languages,
                        Diagnostics& diagnostics);
void check_part_of_speech(const ast::Entry& entry, const std::string& what, const Place& place,
                          std::string_view language, const Languages& languages,
                          Diagnostics& diagnostics);
/// Reports an expression that RE2 refuses.
bool check_regex(const std::string& regex, const Place& place, Diagnostics& diagnostics);
void check_regexes(const ast::TokenTest& test, const std::shared_ptr<const Source>& source,
                   Diagnostics& diagnostics);

}  // namespace topos
