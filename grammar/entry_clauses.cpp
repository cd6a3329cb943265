// Lines of lexicons and contexts: `en: algorithm, =Uber, "cut off", ban*, /b[ae]n/, fine(verb)`.
#include <fmt/format.h>

#include "grammar/entry_text.hpp"
#include "grammar/numbers.hpp"
#include "grammar/quoted_text.hpp"
#include "grammar/x3_terminals.hpp"

namespace topos {
namespace x3_grammar {
namespace {

constexpr std::uint32_t kLongestReach = 1000;  // words

constexpr Terminal kLanguage{"a language such as `en`", lexeme::language_tag};
constexpr Terminal kQuotedEntry{nullptr, lexeme::quoted};
constexpr Terminal kRegexEntry{nullptr, lexeme::regex};
constexpr Terminal kBareEntry{nullptr, lexeme::bare_entry};
constexpr Terminal kQuotedForm{nullptr, lexeme::quoted};
constexpr Terminal kBareTrigger{nullptr, lexeme::bare_trigger};
constexpr Terminal kPartOfSpeech{"a part of speech such as `verb`", lexeme::name};
constexpr Terminal kReach{"a number of words", lexeme::integer};
constexpr Sign kColon{"`:`", U":"};
constexpr Sign kComma{"`,`", U","};
constexpr Sign kEquals{nullptr, U"="};
constexpr Sign kOpen{nullptr, U"("};
constexpr Sign kClose{"`)`", U")"};
constexpr Keyword kFrom{nullptr, U"from"};
constexpr Keyword kColumn{"`column`", U"column"};
constexpr Terminal kListPath{nullptr, lexeme::quoted};
constexpr Terminal kColumnName{"the name of a column", lexeme::bare_entry};
constexpr Terminal kQuotedColumn{nullptr, lexeme::quoted};
constexpr Keyword kScope{"`scope`", U"scope"};
constexpr Keyword kForward{"`forward`", U"forward"};
constexpr Keyword kBackward{"`backward`", U"backward"};
constexpr Keyword kBoth{"`both`", U"both"};
constexpr Keyword kWords{nullptr, U"words"};
constexpr Keyword kWordsInChinese{nullptr, U"词"};
constexpr Keyword kUntil{"`until`", U"until"};
constexpr LineBreak kLineBreak{};
constexpr EndOfClause kEnd{};

/// Sets the entry and notes what is wrong with it.
template <ast::Entry (*kMake)(const ClauseText&, Span)>
constexpr auto set_entry = [](auto& context) {
    auto& state = state_of(context);
    auto& entry = x3::_val(context);
    entry = kMake(state.clause, x3::_attr(context));
    if (!state.problem) state.problem = problem_of(state.clause, entry);
};

constexpr auto set_part_of_speech = [](auto& context) {
    x3::_val(context).part_of_speech = state_of(context).identifier(x3::_attr(context));
};
constexpr auto set_language = [](auto& context) {
    x3::_val(context).language = state_of(context).identifier(x3::_attr(context));
};
constexpr auto add_entry = [](auto& context) {
    x3::_val(context).entries.push_back(std::move(x3::_attr(context)));
};
constexpr auto set_list_path = [](auto& context) {
    x3::_val(context).path = text_of(*state_of(context).clause.source, x3::_attr(context));
};
constexpr auto set_column = [](auto& context) {
    const auto column = state_of(context).identifier(x3::_attr(context));
    x3::_val(context).column = ast::Text{column.text, column.span};
};
constexpr auto set_quoted_column = [](auto& context) {
    x3::_val(context).column = text_of(*state_of(context).clause.source, x3::_attr(context));
};
constexpr auto add_list = [](auto& context) {
    x3::_val(context).lists.push_back(std::move(x3::_attr(context)));
};
constexpr auto add_stop = [](auto& context) {
    x3::_val(context).until.push_back(std::move(x3::_attr(context)));
};
template <ast::ContextTriggers::Direction kDirection>
constexpr auto set_direction = [](auto& context) { x3::_val(context).direction = kDirection; };
constexpr auto set_reach = [](auto& context) {
    auto& state = state_of(context);
    const auto reach = integer_of(state.text(x3::_attr(context)));
    x3::_val(context).reach = reach;
    if (reach >= 1 && reach <= kLongestReach) return;
    state.report("number_out_of_range", x3::_attr(context),
                 fmt::format("the reach is not between 1 and {} words", kLongestReach),
                 "Write how many words the status reaches: `scope forward 6`.");
};

using Direction = ast::ContextTriggers::Direction;

/// `bare`: what an entry without any mark is.
auto entry_with(const Terminal& bare) {
    return spanned[((kEquals >> (kQuotedForm[set_entry<form_of>] | bare[set_entry<form_of>])) |
                    kQuotedEntry[set_entry<phrase_of>] | kRegexEntry[set_entry<regex_entry_of>] |
                    bare[set_entry<bare_entry_of>]) >>
                   -(kOpen >> kPartOfSpeech[set_part_of_speech] >> kClose)];
}

const x3::rule<struct EntryTag, ast::Entry> entry = "entry";
const auto entry_def = entry_with(kBareEntry);

const x3::rule<struct TriggerTag, ast::Entry> trigger = "trigger";
const auto trigger_def = entry_with(kBareTrigger);

// The word `from` alone is an entry; before a quote it names a file.
const x3::rule<struct WordListTag, ast::WordList> word_list = "word list";
const auto word_list_def =
    spanned[kFrom >> kListPath[set_list_path] >>
            -(kColumn >> (kQuotedColumn[set_quoted_column] | kColumnName[set_column]))];

constexpr Describe an_entry{"an entry"};
const auto separator = kComma | kLineBreak;

const x3::rule<struct LexiconLineTag, ast::LexiconEntries> lexicon_line = "entries";
const auto lexicon_line_def =
    spanned[kLanguage[set_language] >> kColon >>
            (word_list[add_list] | an_entry[entry][add_entry]) % separator >> -kComma >> kEnd];

const x3::rule<struct ContextLineTag, ast::ContextTriggers> context_line = "triggers";
const auto context_line_def =
    spanned[kLanguage[set_language] >> kColon >> an_entry[trigger][add_entry] % separator >>
            -kComma >> kScope >> (kForward[set_direction<Direction::forward>] |
                                  kBackward[set_direction<Direction::backward>] |
                                  kBoth[set_direction<Direction::both>]) >>
            kReach[set_reach] >> -(kWords | kWordsInChinese) >>
            -(kComma >> kUntil >> an_entry[trigger][add_stop] % separator >> -kComma) >> kEnd];

BOOST_SPIRIT_DEFINE(entry, trigger, word_list, lexicon_line, context_line)

}  // namespace
}  // namespace x3_grammar

Parsed<ast::LexiconEntries> parse_lexicon_line(const ClauseText& clause) {
    return x3_grammar::parse_clause<ast::LexiconEntries>(x3_grammar::lexicon_line, clause,
                                                         "en: algorithm, =Uber, \"cut off\", ban*");
}

Parsed<ast::ContextTriggers> parse_context_line(const ClauseText& clause) {
    return x3_grammar::parse_clause<ast::ContextTriggers>(
        x3_grammar::context_line, clause,
        "en: not, \"no longer\"  scope forward 6, until but, however");
}

}  // namespace topos
