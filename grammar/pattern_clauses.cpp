// Patterns, and the clauses of a rule that have them:
//
//   pattern   = sequence [ "near" N [unit] sequence ]
//   sequence  = element { [gap] element }
//   gap       = ".." [N [unit]] | "then"
//   element   = [ role ":" ] primary [ "?" | "*" | "+" | "{" m [ "," [n] ] "}" ]
//   primary   = "<" name ">" | quoted | "=" form | regex | "[" test "]" | "any" | "(" pattern { "|"
//   pattern } ")" | role test      = conjunction { "or" conjunction } conjunction = factor { "and"
//   factor } factor    = [ "not" ] ( "(" test ")" | attribute ( "=" | "!=" ) ( quoted | regex |
//   word ) )
//
// Every alternative begins with another sign, so nothing is parsed twice; depth is bounded by the
// splitter.
#include <fmt/format.h>

#include <algorithm>

#include "grammar/entry_text.hpp"
#include "grammar/numbers.hpp"
#include "grammar/pattern_trees.hpp"
#include "grammar/quoted_text.hpp"
#include "grammar/x3_terminals.hpp"

namespace topos {
namespace x3_grammar {
namespace {

constexpr std::uint32_t kWidestGap = 1000;  // words or characters
constexpr std::uint32_t kMostSentences = 100;

constexpr Terminal kLabel{nullptr, lexeme::label};
constexpr Terminal kReferenceName{"the name of a lexicon or a rule", lexeme::dotted_name};
constexpr Terminal kQuoted{nullptr, lexeme::quoted};
constexpr Terminal kRegex{nullptr, lexeme::regex};
constexpr Terminal kBareForm{"the form to find", lexeme::bare_form};
constexpr Terminal kRole{nullptr, lexeme::role};
constexpr Terminal kGapWidth{nullptr, lexeme::integer};
constexpr Terminal kCount{"a number", lexeme::integer};
constexpr Terminal kAttribute{"an attribute such as `text`", lexeme::name};
constexpr Terminal kQuotedValue{"a text in quotes", lexeme::quoted};
constexpr Terminal kRegexValue{"an expression `/…/`", lexeme::regex};
constexpr Terminal kBareValue{"a word", lexeme::bare_value};
constexpr Terminal kScore{"a number", lexeme::number};
constexpr Terminal kAmount{"`+` or `-` and a number", lexeme::signed_number};
constexpr Sign kAngleOpen{nullptr, U"<"};
constexpr Sign kAngleClose{"`>`", U">"};
constexpr Sign kFormSign{nullptr, U"="};
constexpr Sign kBracketOpen{nullptr, U"["};
constexpr Sign kBracketClose{"`]`", U"]"};
constexpr Sign kParenthesisOpen{nullptr, U"("};
constexpr Sign kTestOpen{"`(`", U"("};
constexpr Sign kParenthesisClose{"`)`", U")"};
constexpr Sign kBar{"`|`", U"|"};
constexpr Sign kDots{kGapName, U".."};
constexpr Sign kOptional{nullptr, U"?"};
constexpr Sign kStar{nullptr, U"*"};
constexpr Sign kPlus{nullptr, U"+"};
constexpr Sign kBraceOpen{nullptr, U"{"};
constexpr Sign kBraceClose{"`}`", U"}"};
constexpr Sign kComma{"`,`", U","};
constexpr Sign kIs{"`=`", U"="};
constexpr Sign kIsNot{"`!=`", U"!="};
constexpr Keyword kAny{nullptr, U"any"};
constexpr Keyword kThen{"`then`", U"then"};
constexpr Keyword kNear{"`near`", U"near"};
constexpr Keyword kWords{nullptr, U"words"};
constexpr Keyword kWordsInChinese{nullptr, U"词"};
constexpr Keyword kCharacters{nullptr, U"characters"};
constexpr Keyword kCharactersInChinese{nullptr, U"字"};
constexpr Keyword kNot{"`not`", U"not"};
constexpr Keyword kAnd{"`and`", U"and"};
constexpr Keyword kOr{"`or`", U"or"};
constexpr Keyword kFind{"`find`", U"find"};
constexpr Keyword kInside{"`inside`", U"inside"};
constexpr Keyword kSentence{"`sentence`", U"sentence"};
constexpr Keyword kParagraph{"`paragraph`", U"paragraph"};
constexpr Keyword kQuotation{"`quotation`", U"quotation"};
constexpr Keyword kHeading{"`heading`", U"heading"};
constexpr Keyword kTurn{"`turn`", U"turn"};
constexpr Keyword kSection{"`section`", U"section"};
constexpr Keyword kDocument{"`document`", U"document"};
constexpr Keyword kSentences{"`sentences`", U"sentences"};
constexpr Keyword kWithin{"`within`", U"within"};
constexpr Keyword kBefore{"`before`", U"before"};
constexpr Keyword kAfter{"`after`", U"after"};
constexpr Keyword kExcept{"`except`", U"except"};
constexpr Sign kRuleOpen{"a rule such as `<other_rule>`", U"<"};
constexpr Terminal kSentenceCount{"a number of sentences", lexeme::integer};
constexpr Keyword kNotAcross{"`not across`", U"not"};
constexpr Keyword kAcross{"`across`", U"across"};
constexpr Keyword kUnless{"`unless`", U"unless"};
constexpr Keyword kRequires{"`requires`", U"requires"};
constexpr Keyword kScoreWord{"`score`", U"score"};
constexpr Keyword kIf{"`if`", U"if"};
constexpr EndOfClause kEnd{};

// -- gaps

/// The number just parsed; outside its bounds it is a problem.
template <class Context>
std::uint32_t bounded(const Context& context, std::uint32_t least, const char* what) {
    auto& state = state_of(context);
    const auto value = integer_of(state.text(x3::_attr(context)));
    if (value >= least && value <= kWidestGap) return value;
    state.report("number_out_of_range", x3::_attr(context),
                 fmt::format("{} is not between {} and {}", what, least, kWidestGap),
                 value < least ? "Words that follow each other are `near 1`."
                               : "Words that far apart stand together by chance: use `inside "
                                 "paragraph`, or two rules.");
    return least;
}

constexpr auto set_default_gap = [](auto& context) { x3::_val(context).most = ast::kDefaultGap; };
constexpr auto set_then_gap = [](auto& context) { x3::_val(context).most = ast::kThenGap; };
constexpr auto set_gap = [](auto& context) {
    x3::_val(context).most = bounded(context, 0, "the gap");
};
// `near 5`: at most 4 between.
constexpr auto set_near = [](auto& context) {
    x3::_val(context).most = bounded(context, 1, "the distance") - 1;
};
constexpr auto set_characters = [](auto& context) {
    x3::_val(context).unit = ast::Unit::characters;
};

const x3::rule<struct GapTag, ast::Gap> gap = "gap";
const auto unit =
    kWords | kWordsInChinese | kCharacters[set_characters] | kCharactersInChinese[set_characters];
const auto gap_def =
    spanned[(kDots[set_default_gap] >> -(kGapWidth[set_gap] >> -unit)) | kThen[set_then_gap]];

const x3::rule<struct NearTag, ast::Gap> near = "near";
const auto near_def = spanned[kNear >> kCount[set_near] >> -unit];

// -- token tests

using Test = ast::TokenTest;

template <Test::Kind kKind>
constexpr auto add_operand = [](auto& context) {
    x3::_val(context).kind = kKind;
    x3::_val(context).operands.push_back(collapsed(std::move(x3::_attr(context))));
};
constexpr auto set_attribute = [](auto& context) {
    x3::_val(context).attribute = state_of(context).identifier(x3::_attr(context));
};
constexpr auto set_negated = [](auto& context) { x3::_val(context).negated = true; };
constexpr auto set_quoted_value = [](auto& context) {
    x3::_val(context).value = text_of(*state_of(context).clause.source, x3::_attr(context));
};
constexpr auto set_bare_value = [](auto& context) {
    const auto value = state_of(context).identifier(x3::_attr(context));
    x3::_val(context).value = ast::Text{value.text, value.span};
};
constexpr auto set_regex_value = [](auto& context) {
    const Span span = x3::_attr(context);
    x3::_val(context).value = ast::Text{regex_of(*state_of(context).clause.source, span), span};
    x3::_val(context).regex = true;
};
constexpr auto set_test = [](auto& context) {
    x3::_val(context) = collapsed(std::move(x3::_attr(context)));
};

const x3::rule<struct TestTag, Test> test = "test";
const x3::rule<struct ConjunctionTag, Test> conjunction = "conjunction";
const x3::rule<struct FactorTag, Test> factor = "factor";
const x3::rule<struct AtomTag, Test> atom = "atom";
const x3::rule<struct ComparisonTag, Test> comparison = "comparison";

const auto test_def = spanned[conjunction[add_operand<Test::Kind::any_of>] % kOr];
const auto conjunction_def = spanned[factor[add_operand<Test::Kind::all_of>] % kAnd];
const auto factor_def = spanned[(kNot >> atom[add_operand<Test::Kind::none_of>]) | atom[set_test]];
const auto atom_def =
    spanned[(kTestOpen >> test[set_test] >> kParenthesisClose) | comparison[set_test]];
const auto comparison_def = spanned[kAttribute[set_attribute] >> (kIsNot[set_negated] | kIs) >>
                                    (kQuotedValue[set_quoted_value] | kRegexValue[set_regex_value] |
                                     kBareValue[set_bare_value])];

// -- patterns

using Pattern = ast::Pattern;

constexpr auto set_label = [](auto& context) {
    auto& state = state_of(context);
    const Span span = x3::_attr(context);
    x3::_val(context).label =
        state.identifier({span.begin, lexeme::name(state.clause, span.begin)});
};
constexpr auto set_primary = [](auto& context) {
    auto label = std::move(x3::_val(context).label);
    x3::_val(context) = std::move(x3::_attr(context));
    if (label) x3::_val(context).label = std::move(label);
};
constexpr auto set_quantifier = [](auto& context) {
    x3::_val(context).quantifier = x3::_attr(context).bounds;
};
template <Pattern::Kind kKind>
constexpr auto set_name = [](auto& context) {
    x3::_val(context).kind = kKind;
    x3::_val(context).name = state_of(context).identifier(x3::_attr(context));
};
constexpr auto set_any = [](auto& context) { x3::_val(context).kind = Pattern::Kind::any; };
constexpr auto set_token = [](auto& context) {
    x3::_val(context).kind = Pattern::Kind::token;
    x3::_val(context).test = collapsed(std::move(x3::_attr(context)));
};
template <ast::Entry (*kMake)(const ClauseText&, Span)>
constexpr auto set_literal = [](auto& context) {
    auto& state = state_of(context);
    x3::_val(context).kind = Pattern::Kind::literal;
    x3::_val(context).literal = kMake(state.clause, x3::_attr(context));
    if (!state.problem) state.problem = problem_of(state.clause, x3::_val(context).literal);
};

constexpr auto add_alternative = [](auto& context) {
    x3::_val(context).kind = Pattern::Kind::alternatives;
    x3::_val(context).children.push_back(std::move(x3::_attr(context)));
};
constexpr auto close_group = [](auto& context) {
    x3::_val(context) = group_of(std::move(x3::_val(context)));
};

constexpr auto add_element = [](auto& context) {
    Pattern& sequence = x3::_val(context);
    sequence.children.push_back(without_idle_groups(std::move(x3::_attr(context))));
    sequence.gaps.resize(sequence.children.size());  // adjacent, unless add_gap came before
};
constexpr auto add_gap = [](auto& context) {
    Pattern& sequence = x3::_val(context);
    sequence.gaps.resize(sequence.children.size());
    sequence.gaps.push_back(x3::_attr(context));
};

constexpr auto set_left = [](auto& context) {
    x3::_val(context) = single_or_sequence(std::move(x3::_attr(context)));
};
constexpr auto set_distance = [](auto& context) {
    x3::_val(context) = near_of(std::move(x3::_val(context)), x3::_attr(context));
};
constexpr auto set_right = [](auto& context) {
    x3::_val(context).children.push_back(single_or_sequence(std::move(x3::_attr(context))));
};

/// `{2,5}` while it is read.
struct Repetition {
    ast::Quantifier bounds;
};

template <std::uint32_t kLeast, std::uint32_t kMost>
constexpr auto set_bounds = [](auto& context) {
    x3::_val(context).bounds = {kLeast, kMost};
};
constexpr auto set_least = [](auto& context) {
    const auto value = integer_of(state_of(context).text(x3::_attr(context)));
    x3::_val(context).bounds = {value, value};
};
constexpr auto set_open = [](auto& context) {
    auto& bounds = x3::_val(context).bounds;
    bounds.most = std::max(ast::kDefaultRepetition, bounds.least);
};
constexpr auto set_most = [](auto& context) {
    x3::_val(context).bounds.most = integer_of(state_of(context).text(x3::_attr(context)));
};
constexpr auto check_bounds = [](auto& context) {
    auto& state = state_of(context);
    const auto problem = problem_of(x3::_val(context).bounds);
    if (!problem) return;
    const Span close = x3::_attr(context);
    const auto open = static_cast<std::uint32_t>(state.clause.text.rfind(U'{', close.begin));
    const Span whole{open, close.end};
    state.report("bad_quantifier", whole,
                 fmt::format("`{}` {}", glimpse(*state.clause.source, whole), problem->what),
                 problem->remedy);
};

const x3::rule<struct RepetitionTag, Repetition> repetition = "repetition";
const x3::rule<struct PatternTag, Pattern> pattern = "pattern";
const x3::rule<struct SequenceTag, Pattern> sequence = "sequence";
const x3::rule<struct ElementTag, Pattern> element = "element";
const x3::rule<struct PrimaryTag, Pattern> primary = "primary";
const x3::rule<struct GroupTag, Pattern> group = "group";

constexpr Describe a_part{"a part of a pattern (`<name>`, \"words\", `[…]`, `(…)`)"};

const auto repetition_def = kOptional[set_bounds<0, 1>] |
                            kStar[set_bounds<0, ast::kDefaultRepetition>] |
                            kPlus[set_bounds<1, ast::kDefaultRepetition>] |
                            (kBraceOpen >> kCount[set_least] >>
                             -(kComma[set_open] >> -kCount[set_most]) >> kBraceClose[check_bounds]);
const auto group_def =
    spanned[kParenthesisOpen >> pattern[add_alternative] % kBar >> kParenthesisClose[close_group]];
const auto primary_def =
    spanned[(kAngleOpen >> kReferenceName[set_name<Pattern::Kind::reference>] >> kAngleClose) |
            kQuoted[set_literal<phrase_of>] | kRegex[set_literal<regex_entry_of>] |
            (kFormSign >> (kQuoted[set_literal<form_of>] | kBareForm[set_literal<form_of>])) |
            (kBracketOpen >> test[set_token] >> kBracketClose) | kAny[set_any] |
            group[set_primary] | kRole[set_name<Pattern::Kind::role>]];
const auto element_def =
    spanned[-kLabel[set_label] >> a_part[primary][set_primary] >> -repetition[set_quantifier]];
const auto sequence_def = spanned[element[add_element] >>
                                  *((gap[add_gap] >> element[add_element]) | element[add_element])];
const auto pattern_def =
    spanned[sequence[set_left] >> -(near[set_distance] >> sequence[set_right])];

// -- clauses

constexpr auto set_pattern = [](auto& context) {
    x3::_val(context) = std::move(x3::_attr(context));
};
template <ast::Scope kScope>
constexpr auto set_scope = [](auto& context) { x3::_val(context).scope = kScope; };
constexpr auto set_sentences = [](auto& context) {
    auto& state = state_of(context);
    const auto count = integer_of(state.text(x3::_attr(context)));
    x3::_val(context).scope = ast::Scope::sentences;
    x3::_val(context).sentences = count;
    if (count >= 1 && count <= kMostSentences) return;
    state.report("number_out_of_range", x3::_attr(context),
                 fmt::format("the number of sentences is not between 1 and {}", kMostSentences),
                 "Use `inside paragraph` for parts that stand farther apart.");
};
constexpr auto set_scope_rule = [](auto& context) {
    x3::_val(context).scope = ast::Scope::rule;
    x3::_val(context).rule = state_of(context).identifier(x3::_attr(context));
};
template <ast::Neighbour::Side kSide>
constexpr auto set_side = [](auto& context) { x3::_val(context).side = kSide; };
constexpr auto set_refused = [](auto& context) { x3::_val(context).refused = true; };
constexpr auto set_neighbour_gap = [](auto& context) {
    x3::_val(context).gap = x3::_attr(context);
};
constexpr auto set_neighbour = [](auto& context) {
    x3::_val(context).pattern = std::move(x3::_attr(context));
};
constexpr auto add_barrier = [](auto& context) {
    x3::_val(context).barriers.push_back(std::move(x3::_attr(context)));
};
constexpr auto set_score = [](auto& context) {
    x3::_val(context).score = decimal_of(state_of(context).text(x3::_attr(context)));
};
constexpr auto set_amount = [](auto& context) {
    x3::_val(context).amount = decimal_of(state_of(context).text(x3::_attr(context)));
};
constexpr auto set_condition = [](auto& context) {
    x3::_val(context).condition = std::move(x3::_attr(context));
};
constexpr auto add_term = [](auto& context) {
    x3::_val(context).terms.push_back(std::move(x3::_attr(context)));
};

const x3::rule<struct BareTag, Pattern> bare = "pattern";
const auto bare_def = pattern[set_pattern] >> kEnd;

const x3::rule<struct FindTag, Pattern> find = "find";
const auto find_def = kFind >> pattern[set_pattern] >> kEnd;

const x3::rule<struct ConditionTag, Pattern> condition = "condition";
const auto condition_def = (kUnless | kRequires | kExcept) >> pattern[set_pattern] >> kEnd;

const x3::rule<struct NeighbourTag, ast::Neighbour> neighbour = "neighbour";
const auto neighbour_def = spanned[-(kUnless[set_refused] | kRequires) >>
                                   (kBefore[set_side<ast::Neighbour::Side::before>] |
                                    kAfter[set_side<ast::Neighbour::Side::after>]) >>
                                   -gap[set_neighbour_gap] >> pattern[set_neighbour] >> kEnd];

const x3::rule<struct InsideTag, InsideClause> inside = "inside";
const auto sentences = kSentenceCount[set_sentences] >> (kSentences | kSentence);
const auto inside_def =
    ((kInside >>
      (kSentence[set_scope<ast::Scope::sentence>] | kParagraph[set_scope<ast::Scope::paragraph>] |
       kTurn[set_scope<ast::Scope::turn>] | kSection[set_scope<ast::Scope::section>] |
       kDocument[set_scope<ast::Scope::document>] | kQuotation[set_scope<ast::Scope::quotation>] |
       kHeading[set_scope<ast::Scope::heading>] |
       (kRuleOpen >> kReferenceName[set_scope_rule] >> kAngleClose) | sentences)) |
     (kWithin >> sentences)) >>
    -(kComma >> kNotAcross >> kAcross >> pattern[add_barrier] % kComma) >> kEnd;

const x3::rule<struct TermTag, ast::ScoreTerm> term = "score term";
const auto term_def = spanned[kAmount[set_amount] >> kIf >> pattern[set_condition]];

const x3::rule<struct ScoreTag, ScoreClause> score = "score";
const auto score_def = kScoreWord >> kScore[set_score] >> *(kComma >> term[add_term]) >> kEnd;

BOOST_SPIRIT_DEFINE(gap, near, test, conjunction, factor, atom, comparison, repetition, pattern,
                    sequence, element, primary, group, bare, find, condition, neighbour, inside,
                    term, score)

}  // namespace

}  // namespace x3_grammar

using x3_grammar::parse_clause;

Parsed<ast::Pattern> parse_find_clause(const ClauseText& clause) {
    return parse_clause<ast::Pattern>(x3_grammar::find, clause,
                                      "find agent:<system> ..6 act:<punish>");
}

Parsed<ast::Pattern> parse_bare_pattern(const ClauseText& clause) {
    return parse_clause<ast::Pattern>(x3_grammar::bare, clause, "<system> ..6 \"cut off\"");
}

Parsed<InsideClause> parse_inside_clause(const ClauseText& clause) {
    return parse_clause<InsideClause>(x3_grammar::inside, clause,
                                      "inside sentence, not across [text = \";\"]");
}

Parsed<ast::Pattern> parse_condition_clause(const ClauseText& clause) {
    const auto written = clause.text.substr(clause.span.begin);
    const auto* example = written.starts_with(U"requires") ? "requires <pay> near 10 act"
                          : written.starts_with(U"except") ? "except <training> near 5 \"app\""
                                                           : "unless <training> near 5 act";
    return parse_clause<ast::Pattern>(x3_grammar::condition, clause, example);
}

Parsed<ast::Neighbour> parse_neighbour_clause(const ClauseText& clause) {
    return parse_clause<ast::Neighbour>(x3_grammar::neighbour, clause, "after ..3 <denial>");
}

Parsed<ScoreClause> parse_score_clause(const ClauseText& clause) {
    return parse_clause<ScoreClause>(x3_grammar::score, clause,
                                     "score 1.0, +0.5 if <pay> near 10 act");
}

}  // namespace topos
