#include "grammar/syntax_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "grammar/characters.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/keywords.hpp"
#include "grammar/lexemes.hpp"
#include "grammar/render.hpp"

namespace topos {
namespace {

/// The word, number, quote or sign at the place of the error. Empty at the end of the clause.
Span found_at(const ClauseText& clause, std::uint32_t at) {
    if (at >= clause.span.end) return {clause.span.end, clause.span.end};
    std::uint32_t end = at;
    for (const auto lexeme :
         {lexeme::dotted_name, lexeme::integer, lexeme::quoted, lexeme::regex}) {
        end = std::max(end, lexeme(clause, at));
    }
    if (end == at && clause.text.substr(at, 2) == U"..") end = at + 2;
    return {at, std::max(end, at + 1)};
}

std::string described(const ClauseText& clause, Span found) {
    if (found.begin == found.end) return "end of the line";
    return fmt::format("`{}`", glimpse(*clause.source, found));
}

std::string listed(const std::vector<const char*>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
        out += names[i];
    }
    return out;
}

bool expects(const Expectations& expectations, std::string_view name) {
    return std::ranges::find(expectations.names, name, [](const char* n) {
               return std::string_view(n);
           }) != expectations.names.end();
}

/// A word, as something that may be a misspelt keyword.
struct Word {
    Span span;
    std::string text;
};

/// The word that ends at or before `at`, on the same line of thought: only blanks between.
Word word_before(const ClauseText& clause, std::uint32_t at) {
    while (at > clause.span.begin && is_blank(clause.text[at - 1])) --at;
    auto begin = at;
    while (begin > clause.span.begin && continues_identifier(clause.text[begin - 1])) --begin;
    return {{begin, at}, clause.source->utf8({begin, at})};
}

std::vector<std::string> expected_keywords(const Expectations& expectations) {
    std::vector<std::string> keywords;
    for (const std::string_view name : expectations.names) {
        const bool is_word = name.size() > 3 && name.front() == '`' && name.back() == '`';
        if (is_word) keywords.emplace_back(name.substr(1, name.size() - 2));
    }
    return keywords;
}

/// A keyword that could stand here is spelt almost like the word that does, or like one just before
/// it, which was taken for a name: `unless <c> neer 5 <d>`.
void add_misspelt_keyword(const ClauseText& clause, const Expectations& expectations, Span found,
                          Diagnostic& diagnostic) {
    constexpr int kWordsBack = 4;
    const auto keywords = expected_keywords(expectations);
    Word word{found, clause.source->utf8(found)};
    if (begins_clause(word.text)) {
        diagnostic.remedies.push_back(
            fmt::format("`{}` begins a clause: give it a line of its own.", word.text));
        return;
    }
    for (int i = 0; i < kWordsBack; ++i) {
        if (const auto meant = nearest_name(word.text, keywords); meant && *meant != word.text) {
            diagnostic.remedies.push_back(
                i == 0 ? fmt::format("did you mean `{}`?", *meant)
                       : fmt::format("did you mean `{}` where `{}` stands?", *meant, word.text));
            if (only_near_name(word.text, keywords)) diagnostic.patch = Patch{word.span, *meant};
            return;
        }
        word = word_before(clause, word.span.begin);
        if (word.text.empty()) return;
    }
}

/// What only a person would guess from the sign that is wrong; empty where there is nothing to
/// guess.
std::string remedy_for_sign(const ClauseText& clause, const Expectations& expectations,
                            Span found) {
    if (found.begin == found.end) return {};
    const char32_t before = found.begin > clause.span.begin ? clause.text[found.begin - 1] : U' ';
    switch (clause.text[found.begin]) {
        case U'-':
            return continues_identifier(before) ? "A name has no hyphen: write `_` instead." : "";
        case U'.':
            if (before == U'.') return "A gap has two dots: `..3`.";
            return continues_identifier(before) ? "Only the name of a code has dots in it." : "";
        case U'…':
            return "A gap has two dots, as two signs: `..3`.";
        case U'\'':
        case U'‘':
        case U'’':
            return "Words stand in double quotes: \"cut off\".";
        case U',':
            return expects(expectations, kGapName) ? "Alternatives are written `( <a> | <b> )`."
                                                   : "";
        case U';':
            return expects(expectations, "`,`") ? "Entries are separated by commas." : "";
        default:
            return {};
    }
}

std::uint32_t run_of(const ClauseText& clause, std::uint32_t at, char32_t sign) {
    while (at < clause.span.end && clause.text[at] == sign) ++at;
    return at;
}

/// `'cut off'` with the same kind of quote at both ends, on one line.
Span single_quoted(const ClauseText& clause, std::uint32_t at) {
    const auto closer = clause.text[at] == U'\'' ? U'\'' : U'’';
    auto close = at + 1;
    while (close < clause.span.end && clause.text[close] != closer &&
           !is_line_break(clause.text[close]))
        ++close;
    const bool closed = close > at + 1 && close < clause.span.end && clause.text[close] == closer;
    return {at, closed ? close + 1 : at};
}

/// Behind the entry before `at`; in Chinese a Chinese one.
Patch added_comma(const ClauseText& clause, std::uint32_t at) {
    auto behind = at;
    while (behind > clause.span.begin && is_blank(clause.text[behind - 1])) --behind;
    const bool chinese = clause.source->code_points()[at] != U'"';
    return {{behind, behind}, chinese ? "、" : behind == at ? ", " : ","};
}

/// The edit that makes the sign right, where there is only one.
std::optional<Patch> patch_for_sign(const ClauseText& clause, const Expectations& expectations,
                                    Span found) {
    if (found.begin == found.end) return std::nullopt;
    const auto at = found.begin;
    const char32_t before = at > clause.span.begin ? clause.text[at - 1] : U' ';
    switch (clause.text[at]) {
        case U'.':
            if (before != U'.') return std::nullopt;
            return Patch{{at, run_of(clause, at, U'.')}, ""};
        case U'…':
            if (!expects(expectations, kGapName)) return std::nullopt;
            return Patch{{at, run_of(clause, at, U'…')}, ".."};
        case U'\'':
        case U'‘': {
            const Span quoted = single_quoted(clause, at);
            if (quoted.begin == quoted.end) return std::nullopt;
            return Patch{quoted, "\"" + clause.source->utf8({at + 1, quoted.end - 1}) + "\""};
        }
        case U';':
            if (!expects(expectations, "`,`")) return std::nullopt;
            return Patch{{at, at + 1}, ","};
        case U'"':  // two entries that follow each other
            if (!expects(expectations, "`,`") || !expects(expectations, "the end of the line") ||
                expects(expectations, kGapName))
                return std::nullopt;
            return added_comma(clause, at);
        default:
            return std::nullopt;
    }
}

bool expects_only(const Expectations& expectations, std::initializer_list<std::string_view> names) {
    return expectations.names.size() == names.size() &&
           std::ranges::all_of(names, [&](auto name) { return expects(expectations, name); });
}

/// The sign, with the blanks behind it where there are some before.
Patch removal(const ClauseText& clause, std::uint32_t at) {
    const bool spaced = at > clause.span.begin && is_blank(clause.text[at - 1]);
    auto end = at + 1;
    while (spaced && end < clause.span.end && is_blank(clause.text[end])) ++end;
    return {{at, end}, ""};
}

std::uint32_t behind_previous(const ClauseText& clause, std::uint32_t at) {
    while (at > clause.span.begin && is_blank(clause.text[at - 1])) --at;
    return at;
}

/// A small thing too much or too little, where only one correction is possible.
std::optional<Patch> patch_for_slip(const ClauseText& clause, const Expectations& expectations,
                                    Span found) {
    if (found.begin == found.end) return std::nullopt;
    const auto at = found.begin;
    const auto word = clause.text.substr(at, found.end - at);
    const auto before = behind_previous(clause, at);
    if (word == U"code" && (expects_only(expectations, {"`:`"}) ||
                            expects_only(expectations, {"`:`", "the end of the line"})))
        return Patch{{before, before}, ":"};
    if (begins_identifier(word[0]) && expects_only(expectations, {"`code`"}))
        return Patch{{at, at}, "code "};
    if (begins_identifier(word[0]) && expects_only(expectations, {"`,`", "the end of the line"}))
        return Patch{{before, before}, ","};
    if (word == U":" && expects_only(expectations, {"a text in quotes"}))
        return removal(clause, at);
    if (word == U"=" && (expects_only(expectations, {"a number"}) ||
                         (at > clause.span.begin && clause.text[at - 1] == U'=')))
        return removal(clause, at);
    if (word == U"。" && at + 1 < clause.span.end && expects(expectations, kGapName) &&
        clause.text[at + 1] == U'。')
        return Patch{{at, run_of(clause, at, U'。')}, ".."};
    return std::nullopt;
}

Diagnostic near_twice(const ClauseText& clause, Span found) {
    auto diagnostic =
        diagnose(clause.source, "near_twice", found, "`near` stands twice without parentheses");
    diagnostic.remedies.push_back("Say which belongs together: `(<a> near 5 <b>) near 5 <c>`.");
    return diagnostic;
}

Diagnostic alternatives_without_parentheses(const ClauseText& clause, Span found) {
    auto diagnostic = diagnose(clause.source, "alternatives_without_parentheses", found,
                               "`|` stands outside parentheses");
    diagnostic.remedies.push_back("Say how far the alternatives reach: `( <a> | <b> )`.");
    return diagnostic;
}

Diagnostic empty_entry(const ClauseText& clause, Span found) {
    auto diagnostic =
        diagnose(clause.source, "empty_entry", found,
                 fmt::format("an entry is missing before {}", described(clause, found)));
    diagnostic.remedies.push_back(
        "Remove one comma; an entry that is itself a comma stands in quotes: \",\".");
    if (found.begin < found.end) diagnostic.patch = removal(clause, found.begin);
    return diagnostic;
}

}  // namespace

void Expectations::expect(std::uint32_t place, const char* name) {
    if (name == nullptr || place < at) return;
    if (place > at) names.clear();
    at = place;
    const auto same = [&](const char* other) { return std::string_view(other) == name; };
    if (std::ranges::none_of(names, same)) names.push_back(name);
}

Diagnostic syntax_error(const ClauseText& clause, const Expectations& expectations,
                        const char* example) {
    const Span found = found_at(clause, expectations.at);
    const auto word = clause.text.substr(found.begin, found.end - found.begin);
    if (word == U"near") return near_twice(clause, found);
    if (word == U"|") return alternatives_without_parentheses(clause, found);
    if (word == U"," && expects(expectations, "an entry")) return empty_entry(clause, found);
    auto diagnostic = diagnose(clause.source, "unexpected_text", found,
                               fmt::format("unexpected {}, expected {}", described(clause, found),
                                           listed(expectations.names)));
    add_misspelt_keyword(clause, expectations, found, diagnostic);
    if (auto remedy = remedy_for_sign(clause, expectations, found); !remedy.empty()) {
        diagnostic.remedies.push_back(std::move(remedy));
    }
    if (!diagnostic.patch) diagnostic.patch = patch_for_sign(clause, expectations, found);
    if (!diagnostic.patch) diagnostic.patch = patch_for_slip(clause, expectations, found);
    const bool in_test =
        expects(expectations, "an attribute such as `text`") || expects(expectations, "`!=`");
    diagnostic.remedies.push_back(fmt::format(
        "for example: `{}`", in_test ? "[lemma = \"control\" and pos = VERB]" : example));
    return diagnostic;
}

}  // namespace topos
