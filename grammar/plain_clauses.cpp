// The headers of statements, and the clauses that have neither patterns nor entries.
#include <fmt/format.h>

#include <algorithm>

#include "grammar/quoted_text.hpp"
#include "grammar/x3_terminals.hpp"

namespace topos {
namespace x3_grammar {
namespace {

constexpr Keyword kPack{"`pack`", U"pack"};
constexpr Keyword kVersion{"`version`", U"version"};
constexpr Keyword kLanguages{"`languages`", U"languages"};
constexpr Keyword kUse{"`use`", U"use"};
constexpr Keyword kCode{"`code`", U"code"};
constexpr Keyword kLexicon{"`lexicon`", U"lexicon"};
constexpr Keyword kContext{"`context`", U"context"};
constexpr Keyword kRule{"`rule`", U"rule"};
constexpr Keyword kMatch{"`match`", U"match"};
constexpr Keyword kText{"`text`", U"text"};
constexpr Keyword kWord{"`word`", U"word"};
constexpr Keyword kAs{"`as segmented`", U"as"};
constexpr Keyword kSegmented{"`segmented`", U"segmented"};
constexpr Keyword kForms{"`forms`", U"forms"};
constexpr Keyword kInflections{"`inflections`", U"inflections"};
constexpr Keyword kOnly{"`only`", U"only"};
constexpr Keyword kIgnore{"`ignore`", U"ignore"};
constexpr Keyword kKeep{"`keep`", U"keep"};
constexpr Keyword kLongest{"`longest`", U"longest"};
constexpr Keyword kShortest{"`shortest`", U"shortest"};
constexpr Keyword kFirst{"`first`", U"first"};
constexpr Keyword kAll{"`all`", U"all"};
constexpr Keyword kDocument{"`document`", U"document"};
constexpr Keyword kCorpus{"`corpus`", U"corpus"};
constexpr Keyword kChoose{"`choose`", U"choose"};
constexpr Keyword kOver{"`over`", U"over"};
constexpr Keyword kOf{"`of`", U"of"};
constexpr Keyword kInside{"`inside`", U"inside"};
constexpr Keyword kParagraph{"`paragraph`", U"paragraph"};
constexpr Keyword kExtend{"`extend`", U"extend"};
constexpr Keyword kRules{"`rules`", U"rules"};
constexpr Keyword kWithout{"`without`", U"without"};
constexpr Keyword kWords{"`words`", U"words"};
constexpr Sign kEquals{"`=`", U"="};
constexpr Sign kPlus{"`+`", U"+"};
constexpr Sign kMinus{"`-`", U"-"};
constexpr Sign kOpen{"a lexicon such as `<system>`", U"<"};
constexpr Sign kClose{"`>`", U">"};
constexpr Sign kComma{"`,`", U","};
constexpr Sign kColon{"`:`", U":"};
constexpr Terminal kName{"a name", lexeme::name};
constexpr Terminal kCodeName{"the name of a code", lexeme::dotted_name};
constexpr Terminal kChosenName{"the name of a rule or a code", lexeme::dotted_name};
constexpr Terminal kStatus{"the name of a status", lexeme::name};
constexpr Terminal kClauseWord{"a clause", lexeme::name};
constexpr Terminal kLanguage{"a language such as `en`", lexeme::language_tag};
constexpr Terminal kVersionNumber{"a version such as `1.2`", lexeme::version};
constexpr Terminal kQuotedText{"a text in quotes", lexeme::quoted};
constexpr Terminal kColourValue{"a colour such as `#c0392b`", lexeme::colour};
constexpr EndOfClause kEnd{};

template <class Context>
ast::Identifier identifier(const Context& context) {
    return state_of(context).identifier(x3::_attr(context));
}

/// The text of the quotes; an empty one is a problem.
template <class Context>
ast::Text text(const Context& context) {
    auto& state = state_of(context);
    auto value = text_of(*state.clause.source, x3::_attr(context));
    if (value.value.empty()) {
        state.report("empty_text", value.span, "there is nothing between the quotes",
                     "Write the text, or leave the clause out.");
    }
    return value;
}

constexpr auto set_name = [](auto& context) { x3::_val(context).name = identifier(context); };
constexpr auto set_code = [](auto& context) { x3::_val(context).code = identifier(context); };
constexpr auto set_title = [](auto& context) { x3::_val(context).title = text(context); };
constexpr auto set_path = [](auto& context) { x3::_val(context).path = text(context); };
constexpr auto set_text = [](auto& context) { x3::_val(context) = text(context); };
constexpr auto set_status = [](auto& context) { x3::_val(context).status = identifier(context); };
constexpr auto set_kind = [](auto& context) { x3::_val(context).kind = identifier(context); };
constexpr auto set_language = [](auto& context) {
    x3::_val(context).language = identifier(context);
};
constexpr auto add_language = [](auto& context) {
    x3::_val(context).languages.push_back(identifier(context));
};
constexpr auto add_status = [](auto& context) { x3::_val(context).push_back(identifier(context)); };
constexpr auto set_pack = [](auto& context) { x3::_val(context).pack = identifier(context); };
constexpr auto set_used_name = [](auto& context) { x3::_val(context).pack = identifier(context); };
template <bool kIsTakenAway>
constexpr auto add_term = [](auto& context) {
    x3::_val(context).terms.push_back({identifier(context), kIsTakenAway});
};
constexpr auto set_lexicon = [](auto& context) { x3::_val(context).lexicon = identifier(context); };
constexpr auto add_chosen = [](auto& context) {
    x3::_val(context).names.push_back(identifier(context));
};
template <ast::Keep kKeepOfChoice>
constexpr auto set_chosen_keep = [](auto& context) { x3::_val(context).keep = kKeepOfChoice; };
template <ast::Scope kScopeOfChoice>
constexpr auto set_chosen_scope = [](auto& context) { x3::_val(context).scope = kScopeOfChoice; };
constexpr auto set_corpus = [](auto& context) { x3::_val(context).is_corpus = true; };
constexpr auto set_version = [](auto& context) {
    x3::_val(context).version = to_utf8(state_of(context).text(x3::_attr(context)));
};

bool is_colour(std::u32string_view text) {
    const auto is_hex = [](char32_t c) {
        return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'f') || (c >= U'A' && c <= U'F');
    };
    const auto digits = text.substr(1);
    return (digits.size() == 3 || digits.size() == 6) && std::ranges::all_of(digits, is_hex);
}

constexpr auto set_colour = [](auto& context) {
    auto& state = state_of(context);
    const Span span = x3::_attr(context);
    const auto written = state.text(span);
    x3::_val(context) = ast::Text{to_utf8(written), span};
    if (is_colour(written)) return;
    state.report("bad_colour", span, fmt::format("`{}` is not a colour", to_utf8(written)),
                 "Write `#` and six hexadecimal digits (0-9, a-f): `colour #c0392b`.");
};

constexpr auto set_example = [](auto& context) {
    auto& state = state_of(context);
    auto marked = marked_text(state.clause, x3::_attr(context));
    if (!marked) {
        if (!state.problem) state.problem = std::move(marked).error();
        return;
    }
    if (marked->text.value.empty()) {
        state.report("empty_text", marked->text.span, "there is nothing between the quotes",
                     "Write a sentence as it may stand in a document.");
    }
    x3::_val(context).text = std::move(marked->text);
    x3::_val(context).marks = std::move(marked->marks);
};

template <auto kValue>
constexpr auto set_to = [](auto& context) { x3::_val(context) = kValue; };

const x3::rule<struct PackTag, ast::Pack> pack = "pack";
const auto pack_def = kPack >> kName[set_name] >> kVersion >> kVersionNumber[set_version] >>
                      -(kLanguages >> kLanguage[add_language] % kComma) >> kEnd;

const x3::rule<struct UseTag, ast::Use> use = "use";
const auto use_def = kUse >>
                     (kQuotedText[set_path] | (kPack >> kName[set_used_name] >>
                                               -(kVersion >> kVersionNumber[set_version]))) >>
                     kEnd;

const x3::rule<struct ChooseTag, ast::Choose> choose = "choose";
const auto choose_def = kChoose >>
                        ((((kLongest[set_chosen_keep<ast::Keep::longest>] |
                            kShortest[set_chosen_keep<ast::Keep::shortest>] |
                            kFirst[set_chosen_keep<ast::Keep::first>]) >>
                           kOf) >>
                          kChosenName[add_chosen] % kComma) |
                         (kChosenName[add_chosen] >> kOver >> kChosenName[add_chosen] % kComma)) >>
                        -(-kComma >> kInside >>
                          (kParagraph[set_chosen_scope<ast::Scope::paragraph>] |
                           kDocument[set_chosen_scope<ast::Scope::document>])) >>
                        kEnd;

const x3::rule<struct DocumentTag, ast::DocumentRule> document = "document";
const auto document_def =
    ((kDocument >> kName[set_name] >> -(kColon >> kCode >> kCodeName[set_code])) |
     (kCorpus[set_corpus] >> kName[set_name] >> kColon >> kCode >> kCodeName[set_code])) >>
    kEnd;

const x3::rule<struct ExtendTag, ast::Extend> extend = "extend";
const auto extend_def = kExtend >> kPack >> kName[set_pack] >> kEnd;

const x3::rule<struct NamesTag, std::vector<ast::Identifier>> names = "names";
const auto names_def = (kRules | kWithout) >> kName[add_status] % kComma >> kEnd;

const x3::rule<struct WordsTag, ast::Extend::Change> words = "words";
const auto words_def = kWords >> kName[set_lexicon] >>
                       +((kPlus >> kOpen >> kName[add_term<false>] >> kClose) |
                         (kMinus >> kOpen >> kName[add_term<true>] >> kClose)) >>
                       kEnd;

const x3::rule<struct CodeTag, ast::Code> code = "code";
const auto code_def = kCode >> kCodeName[set_name] >> -kQuotedText[set_title] >> kEnd;

const x3::rule<struct LexiconTag, ast::Lexicon> lexicon = "lexicon";
const auto lexicon_def = kLexicon >> kName[set_name] >> -(kColon >> kCode >> kCodeName[set_code]) >>
                         -(kEquals >> kOpen >> kName[add_term<false>] >> kClose >>
                           *((kPlus >> kOpen >> kName[add_term<false>] >> kClose) |
                             (kMinus >> kOpen >> kName[add_term<true>] >> kClose))) >>
                         kEnd;

const x3::rule<struct ContextHeaderTag, ast::Context> context_header = "context";
const auto context_header_def = kContext >> kStatus[set_status] >> kEnd;

const x3::rule<struct RuleTag, ast::Rule> rule = "rule";
const auto rule_def = kRule >> kName[set_name] >> -(kColon >> kCode >> kCodeName[set_code]) >> kEnd;

const x3::rule<struct TextClauseTag, ast::Text> text_clause = "text clause";
const auto text_clause_def = kClauseWord >> kQuotedText[set_text] >> kEnd;

const x3::rule<struct ColourTag, ast::Text> colour = "colour";
const auto colour_def = kClauseWord >> kColourValue[set_colour] >> kEnd;

const x3::rule<struct MatchTag, ast::MatchMode> match = "match";
const auto match_def = kMatch >> (kText[set_to<ast::MatchMode::text>] |
                                  (kWord[set_to<ast::MatchMode::word>] >>
                                   -(kAs >> kSegmented[set_to<ast::MatchMode::as_segmented>])) |
                                  kForms[set_to<ast::MatchMode::forms>] |
                                  kInflections[set_to<ast::MatchMode::inflections>]) >>
                       kEnd;

const x3::rule<struct OnlyTag, std::vector<ast::Identifier>> only = "only";
const auto only_def = kOnly >> kStatus[add_status] % kComma >> kEnd;

const x3::rule<struct IgnoreTag, std::vector<ast::Identifier>> ignore = "ignore";
const auto ignore_def = kIgnore >> kStatus[add_status] % kComma >> kEnd;

const x3::rule<struct KeepTag, ast::Keep> keep = "keep";
const auto keep_def = kKeep >> (kLongest[set_to<ast::Keep::longest>] |
                                kShortest[set_to<ast::Keep::shortest>] |
                                kFirst[set_to<ast::Keep::first>] | kAll[set_to<ast::Keep::all>]) >>
                      kEnd;

const x3::rule<struct ExampleTag, ast::Example> example = "example";
const auto example_def =
    kClauseWord[set_kind] >> kLanguage[set_language] >> kQuotedText[set_example] >> kEnd;

BOOST_SPIRIT_DEFINE(pack, use, code, lexicon, context_header, rule, text_clause, colour, match,
                    only, ignore, keep, example, choose, document, extend, names, words)

}  // namespace
}  // namespace x3_grammar

using x3_grammar::parse_clause;

Parsed<ast::Pack> parse_pack(const ClauseText& clause) {
    return parse_clause<ast::Pack>(x3_grammar::pack, clause,
                                   "pack digital_labour version 1.2 languages en, zh");
}

Parsed<ast::Use> parse_use(const ClauseText& clause) {
    return parse_clause<ast::Use>(x3_grammar::use, clause, "use \"actors.topos\"");
}

Parsed<ast::Choose> parse_choose(const ClauseText& clause) {
    return parse_clause<ast::Choose>(x3_grammar::choose, clause,
                                     "choose app_punishes over app_decides");
}

Parsed<ast::DocumentRule> parse_document_header(const ClauseText& clause) {
    const bool is_corpus = clause.text.substr(clause.span.begin).starts_with(U"corpus");
    return parse_clause<ast::DocumentRule>(x3_grammar::document, clause,
                                           is_corpus ? "corpus widespread: code mechanism.control"
                                                     : "document much: code mechanism.control");
}

Parsed<ast::Extend> parse_extend_header(const ClauseText& clause) {
    return parse_clause<ast::Extend>(x3_grammar::extend, clause, "extend pack digital_labour");
}

Parsed<std::vector<ast::Identifier>> parse_names_clause(const ClauseText& clause) {
    return parse_clause<std::vector<ast::Identifier>>(x3_grammar::names, clause,
                                                      "without app_punishes, app_decides");
}

Parsed<ast::Extend::Change> parse_words_clause(const ClauseText& clause) {
    return parse_clause<ast::Extend::Change>(x3_grammar::words, clause,
                                             "words system + <our_words> - <not_ours>");
}

Parsed<ast::Code> parse_code_header(const ClauseText& clause) {
    return parse_clause<ast::Code>(x3_grammar::code, clause,
                                   "code mechanism.control \"Algorithmic control\"");
}

Parsed<ast::Lexicon> parse_lexicon_header(const ClauseText& clause) {
    return parse_clause<ast::Lexicon>(x3_grammar::lexicon, clause,
                                      "lexicon system: code mechanism.control");
}

Parsed<ast::Context> parse_context_header(const ClauseText& clause) {
    return parse_clause<ast::Context>(x3_grammar::context_header, clause, "context denied");
}

Parsed<ast::Rule> parse_rule_header(const ClauseText& clause) {
    return parse_clause<ast::Rule>(x3_grammar::rule, clause,
                                   "rule app_punishes: code mechanism.control");
}

Parsed<ast::Text> parse_text_clause(const ClauseText& clause) {
    return parse_clause<ast::Text>(x3_grammar::text_clause, clause,
                                   "include \"Decisions ascribed to an app or a system.\"");
}

Parsed<ast::Text> parse_colour_clause(const ClauseText& clause) {
    return parse_clause<ast::Text>(x3_grammar::colour, clause, "colour #c0392b");
}

Parsed<ast::MatchMode> parse_match_clause(const ClauseText& clause) {
    return parse_clause<ast::MatchMode>(x3_grammar::match, clause, "match forms");
}

Parsed<std::vector<ast::Identifier>> parse_only_clause(const ClauseText& clause) {
    return parse_clause<std::vector<ast::Identifier>>(x3_grammar::only, clause,
                                                      "only asserted, denied");
}

Parsed<std::vector<ast::Identifier>> parse_ignore_clause(const ClauseText& clause) {
    return parse_clause<std::vector<ast::Identifier>>(x3_grammar::ignore, clause, "ignore denied");
}

Parsed<ast::Keep> parse_keep_clause(const ClauseText& clause) {
    return parse_clause<ast::Keep>(x3_grammar::keep, clause, "keep longest");
}

Parsed<ast::Example> parse_example_clause(const ClauseText& clause) {
    auto parsed = parse_clause<ast::Example>(x3_grammar::example, clause,
                                             "yes en \"The {agent: app} fired me.\"");
    if (parsed) parsed->span = {parsed->kind.span.begin, parsed->text.span.end};
    return parsed;
}

}  // namespace topos
