// Conditions on whole documents and corpora:
//
//   condition = conjunction { "or" conjunction }
//   conjunction = factor { "and" factor }
//   factor    = [ "not" ] ( "(" condition ")" | some | metadata | measured )
//   some      = ( N | "any" | "all" | "none" ) "of" "(" condition { "," condition } ")"
//   metadata  = "meta." name sign ( quoted | regex | number | word )
//   measured  = measure [ "per" N "words" ] [ sign number [ "%" ] [ "in" N "different" places ] ]
//   measure   = ( "count" | "documents" ) [ "(" name { "," status } ")" ]
//             | "words" | "sentences" | "paragraphs" | name
//
// A name alone stands for its count being at least one.
#include <fmt/format.h>

#include "grammar/numbers.hpp"
#include "grammar/quoted_text.hpp"
#include "grammar/x3_terminals.hpp"

namespace topos {
namespace x3_grammar {
namespace {

using ast::Condition;
using ast::Measure;

constexpr Keyword kWhen{"`when`", U"when"};
constexpr Keyword kFor{"`for`", U"for"};
constexpr Keyword kEach{"`each`", U"each"};
constexpr Keyword kNot{nullptr, U"not"};
constexpr Keyword kAnd{"`and`", U"and"};
constexpr Keyword kOr{"`or`", U"or"};
constexpr Keyword kAny{nullptr, U"any"};
constexpr Keyword kAll{nullptr, U"all"};
constexpr Keyword kNone{nullptr, U"none"};
constexpr Keyword kOf{"`of`", U"of"};
constexpr Keyword kCount{nullptr, U"count"};
constexpr Keyword kDocuments{nullptr, U"documents"};
constexpr Keyword kWords{nullptr, U"words"};
constexpr Keyword kSentences{nullptr, U"sentences"};
constexpr Keyword kParagraphs{nullptr, U"paragraphs"};
constexpr Keyword kPer{"`per`", U"per"};
constexpr Keyword kPerWords{"`words`", U"words"};
constexpr Keyword kIn{"`in`", U"in"};
constexpr Keyword kDifferent{"`different`", U"different"};
constexpr Keyword kPlaceParagraphs{"`paragraphs`", U"paragraphs"};
constexpr Keyword kPlaceTurns{"`turns`", U"turns"};
constexpr Keyword kPlaceSections{"`sections`", U"sections"};
constexpr Keyword kMeta{"`meta`", U"meta"};
constexpr Sign kDot{"`.`", U"."};
constexpr Sign kOpen{nullptr, U"("};
constexpr Sign kListOpen{"`(`", U"("};
constexpr Sign kClose{"`)`", U")"};
constexpr Sign kComma{"`,`", U","};
constexpr Sign kPercent{nullptr, U"%"};
constexpr Sign kAtLeast{nullptr, U">="};
constexpr Sign kAtMost{nullptr, U"<="};
constexpr Sign kAtLeastSign{nullptr, U"≥"};
constexpr Sign kAtMostSign{nullptr, U"≤"};
constexpr Sign kNotEqual{nullptr, U"!="};
constexpr Sign kMore{nullptr, U">"};
constexpr Sign kLess{nullptr, U"<"};
constexpr Sign kEqual{"a comparison such as `>=`", U"="};
constexpr Terminal kSubject{"the name of a rule or a code", lexeme::dotted_name};
constexpr Terminal kBareSubject{nullptr, lexeme::dotted_name};
constexpr Terminal kStatus{"the name of a status", lexeme::name};
constexpr Terminal kField{"the name of a metadatum", lexeme::name};
constexpr Terminal kNumber{"a number", lexeme::number};
constexpr Terminal kLeast{nullptr, lexeme::integer};
constexpr Terminal kPlaces{"a number", lexeme::integer};
constexpr Terminal kQuotedText{"a text in quotes", lexeme::quoted};
constexpr Terminal kRegexText{nullptr, lexeme::regex};
constexpr Terminal kMetaNumber{nullptr, lexeme::number};
constexpr Terminal kBareText{nullptr, lexeme::bare_value};
constexpr EndOfClause kEnd{};

// -- measures

template <Measure::Kind kKind>
constexpr auto set_measure = [](auto& context) { x3::_val(context).kind = kKind; };
constexpr auto set_subject = [](auto& context) {
    x3::_val(context).subject = state_of(context).identifier(x3::_attr(context));
};
constexpr auto add_status = [](auto& context) {
    x3::_val(context).statuses.push_back(state_of(context).identifier(x3::_attr(context)));
};
constexpr auto set_per = [](auto& context) {
    auto& state = state_of(context);
    x3::_val(context).per_words = decimal_of(state.text(x3::_attr(context)));
    if (*x3::_val(context).per_words > 0) return;
    state.report("number_out_of_range", x3::_attr(context),
                 "the number of words is not between 1 and 1000000", "Write `per 1000 words`.");
};

const x3::rule<struct MeasureTag, Measure> measure = "measure";
const auto subject = kListOpen >> kSubject[set_subject] >>
                     *(kComma >> kStatus[add_status]) >> kClose;
const auto measure_def =
    spanned[((kCount[set_measure<Measure::Kind::count>] >> subject) |
             (kDocuments[set_measure<Measure::Kind::documents>] >> -subject) |
             kWords[set_measure<Measure::Kind::words>] |
             kSentences[set_measure<Measure::Kind::sentences>] |
             kParagraphs[set_measure<Measure::Kind::paragraphs>] | kBareSubject[set_subject]) >>
            -(kPer >> kNumber[set_per] >> kPerWords)];

// -- conditions

Condition collapsed_condition(Condition condition) {
    const bool is_list =
        condition.kind == Condition::Kind::all_of || condition.kind == Condition::Kind::any_of;
    if (!is_list || condition.operands.size() != 1) return condition;
    Condition only = std::move(condition.operands.front());
    return only;
}

template <Condition::Kind kKind>
constexpr auto add_operand = [](auto& context) {
    x3::_val(context).kind = kKind;
    x3::_val(context).operands.push_back(collapsed_condition(std::move(x3::_attr(context))));
};
constexpr auto take_over = [](auto& context) {
    x3::_val(context) = collapsed_condition(std::move(x3::_attr(context)));
};
constexpr auto add_of = [](auto& context) {
    x3::_val(context).operands.push_back(collapsed_condition(std::move(x3::_attr(context))));
};
template <Condition::Kind kKind>
constexpr auto set_kind = [](auto& context) { x3::_val(context).kind = kKind; };
constexpr auto set_least = [](auto& context) {
    x3::_val(context).kind = Condition::Kind::some_of;
    x3::_val(context).least = integer_of(state_of(context).text(x3::_attr(context)));
};
constexpr auto check_least = [](auto& context) {
    const auto& condition = x3::_val(context);
    if (condition.kind != Condition::Kind::some_of) return;
    if (condition.least >= 1 && condition.least <= condition.operands.size()) return;
    state_of(context).report(
        "number_out_of_range", x3::_attr(context),
        fmt::format("{} of {} conditions cannot hold", condition.least, condition.operands.size()),
        "Write how many of the conditions in the brackets must hold: `2 of (a, b, c)`.");
};
/// `none of (a, b)` is `not any of (a, b)`.
constexpr auto close_none = [](auto& context) {
    Condition any = std::move(x3::_attr(context));
    any.kind = Condition::Kind::any_of;
    x3::_val(context).kind = Condition::Kind::negation;
    x3::_val(context).operands = {std::move(any)};
};
constexpr auto set_measured = [](auto& context) {
    x3::_val(context).measure = std::move(x3::_attr(context));
};
template <ast::Comparison kComparison>
constexpr auto set_comparison = [](auto& context) { x3::_val(context).comparison = kComparison; };
constexpr auto set_number = [](auto& context) {
    x3::_val(context).number = decimal_of(state_of(context).text(x3::_attr(context)));
};
constexpr auto set_percent = [](auto& context) { x3::_val(context).measure.in_percent = true; };
constexpr auto set_places = [](auto& context) {
    x3::_val(context).places = integer_of(state_of(context).text(x3::_attr(context)));
};
template <Condition::Place kPlace>
constexpr auto set_place = [](auto& context) { x3::_val(context).place = kPlace; };
constexpr auto set_field = [](auto& context) {
    x3::_val(context).kind = Condition::Kind::metadata;
    x3::_val(context).field = state_of(context).identifier(x3::_attr(context));
};
constexpr auto set_text = [](auto& context) {
    x3::_val(context).text = text_of(*state_of(context).clause.source, x3::_attr(context));
};
constexpr auto set_regex = [](auto& context) {
    const Span span = x3::_attr(context);
    x3::_val(context).text = ast::Text{regex_of(*state_of(context).clause.source, span), span};
    x3::_val(context).regex = true;
};
constexpr auto set_bare_text = [](auto& context) {
    const auto value = state_of(context).identifier(x3::_attr(context));
    x3::_val(context).text = ast::Text{value.text, value.span};
};

const auto comparison = (kAtLeast | kAtLeastSign)[set_comparison<ast::Comparison::at_least>] |
                        (kAtMost | kAtMostSign)[set_comparison<ast::Comparison::at_most>] |
                        kNotEqual[set_comparison<ast::Comparison::not_equal>] |
                        kMore[set_comparison<ast::Comparison::more>] |
                        kLess[set_comparison<ast::Comparison::less>] |
                        kEqual[set_comparison<ast::Comparison::equal>];

const x3::rule<struct ConditionTag, Condition> condition = "condition";
const x3::rule<struct ConjunctionTag, Condition> conjunction = "conjunction";
const x3::rule<struct FactorTag, Condition> factor = "factor";
const x3::rule<struct PlainTag, Condition> plain = "plain";
const x3::rule<struct ListTag, Condition> list = "list";
const x3::rule<struct MetadataTag, Condition> metadata = "metadata";
const x3::rule<struct MeasuredTag, Condition> measured = "measured";

constexpr Describe a_condition{"a condition such as `count(rule) >= 3` or `meta.year >= 2015`"};

const auto condition_def = spanned[conjunction[add_operand<Condition::Kind::any_of>] % kOr];
const auto conjunction_def = spanned[factor[add_operand<Condition::Kind::all_of>] % kAnd];
const auto factor_def = spanned[(kNot >> plain[add_operand<Condition::Kind::negation>]) |
                                a_condition[plain][take_over]];
const auto list_def = spanned[kOf >> kListOpen >> condition[add_of] % kComma >> kClose];
const auto some =
    (kLeast[set_least] >> kOf >> kListOpen >> condition[add_of] % kComma >> kClose[check_least]) |
    (kAny[set_kind<Condition::Kind::any_of>] >> kOf >> kListOpen >> condition[add_of] % kComma >>
     kClose) |
    (kAll[set_kind<Condition::Kind::all_of>] >> kOf >> kListOpen >> condition[add_of] % kComma >>
     kClose) |
    (kNone >> list[close_none]);
const auto metadata_def = spanned[kMeta >> kDot >> kField[set_field] >> comparison >>
                                  (kQuotedText[set_text] | kRegexText[set_regex] |
                                   kMetaNumber[set_number] | kBareText[set_bare_text])];
const auto measured_def = spanned[measure[set_measured] >>
                                  -(comparison >> kNumber[set_number] >> -kPercent[set_percent]) >>
                                  -(kIn >> kPlaces[set_places] >> kDifferent >>
                                    (kPlaceParagraphs[set_place<Condition::Place::paragraphs>] |
                                     kPlaceTurns[set_place<Condition::Place::turns>] |
                                     kPlaceSections[set_place<Condition::Place::sections>]))];
const auto plain_def = spanned[(kOpen >> condition[take_over] >> kClose) | some |
                               metadata[take_over] | measured[take_over]];

constexpr auto set_condition = [](auto& context) {
    x3::_val(context) = collapsed_condition(std::move(x3::_attr(context)));
};
const x3::rule<struct WhenTag, Condition> when = "when";
const auto when_def = kWhen >> condition[set_condition] >> kEnd;

constexpr auto set_group = [](auto& context) {
    x3::_val(context) = state_of(context).identifier(x3::_attr(context));
};
const x3::rule<struct GroupTag, ast::Identifier> group = "group";
const auto group_def = kFor >> kEach >> kMeta >> kDot >> kField[set_group] >> kEnd;

BOOST_SPIRIT_DEFINE(measure, condition, conjunction, factor, plain, list, metadata, measured, when,
                    group)

}  // namespace
}  // namespace x3_grammar

Parsed<ast::Condition> parse_when_clause(const ClauseText& clause) {
    return x3_grammar::parse_clause<ast::Condition>(
        x3_grammar::when, clause, "when count(app_punishes) >= 3 and meta.genre = \"interview\"");
}

Parsed<ast::Identifier> parse_group_clause(const ClauseText& clause) {
    return x3_grammar::parse_clause<ast::Identifier>(x3_grammar::group, clause,
                                                     "for each meta.platform");
}

}  // namespace topos
