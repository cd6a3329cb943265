#pragma once
/// What each kind of clause means, one function per kind: from the easy text of the splitter to a
/// value of the syntax tree, or the one diagnostic of that clause. The clause's own keyword is part
/// of what is parsed. The files that implement this are the only ones that see Boost.Spirit X3:
/// pattern_clauses.cpp, entry_clauses.cpp, plain_clauses.cpp, count_clauses.cpp.
#include <memory>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/expected.hpp"
#include "grammar/source.hpp"

namespace topos {

/// One clause. `text` is SplitFile::text as a whole; offsets in it are offsets in the source.
struct ClauseText {
    std::shared_ptr<const Source> source;
    std::u32string_view text;
    Span span;
};

template <class Value>
using Parsed = expected<Value, Diagnostic>;

struct InsideClause {
    ast::Scope scope = ast::Scope::sentence;
    std::uint32_t sentences = 1;
    std::optional<ast::Identifier> rule;
    std::vector<ast::Pattern> barriers;
};

struct ScoreClause {
    double score = 1.0;
    std::vector<ast::ScoreTerm> terms;
};

// plain_clauses.cpp: headers, and clauses without patterns or entries
[[nodiscard]] Parsed<ast::Pack> parse_pack(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Use> parse_use(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Choose> parse_choose(const ClauseText& clause);
[[nodiscard]] Parsed<ast::DocumentRule> parse_document_header(
    const ClauseText& clause);  ///< document, corpus
[[nodiscard]] Parsed<ast::Extend> parse_extend_header(const ClauseText& clause);
[[nodiscard]] Parsed<std::vector<ast::Identifier>> parse_names_clause(
    const ClauseText& clause);  ///< rules, without
[[nodiscard]] Parsed<ast::Extend::Change> parse_words_clause(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Code> parse_code_header(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Lexicon> parse_lexicon_header(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Context> parse_context_header(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Rule> parse_rule_header(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Text> parse_text_clause(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Text> parse_colour_clause(const ClauseText& clause);
[[nodiscard]] Parsed<ast::MatchMode> parse_match_clause(const ClauseText& clause);
[[nodiscard]] Parsed<std::vector<ast::Identifier>> parse_only_clause(const ClauseText& clause);
[[nodiscard]] Parsed<std::vector<ast::Identifier>> parse_ignore_clause(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Keep> parse_keep_clause(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Example> parse_example_clause(const ClauseText& clause);

// entry_clauses.cpp
[[nodiscard]] Parsed<ast::LexiconEntries> parse_lexicon_line(const ClauseText& clause);
[[nodiscard]] Parsed<ast::ContextTriggers> parse_context_line(const ClauseText& clause);

// pattern_clauses.cpp
[[nodiscard]] Parsed<ast::Pattern> parse_find_clause(const ClauseText& clause);
[[nodiscard]] Parsed<InsideClause> parse_inside_clause(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Pattern> parse_condition_clause(
    const ClauseText& clause);  ///< unless, requires, except
[[nodiscard]] Parsed<ast::Neighbour> parse_neighbour_clause(const ClauseText& clause);
[[nodiscard]] Parsed<ScoreClause> parse_score_clause(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Pattern> parse_bare_pattern(
    const ClauseText& clause);  ///< as after `find`

// count_clauses.cpp
[[nodiscard]] Parsed<ast::Condition> parse_when_clause(const ClauseText& clause);
[[nodiscard]] Parsed<ast::Identifier> parse_group_clause(
    const ClauseText& clause);  ///< `for each meta.platform`: without `meta.`

}  // namespace topos
