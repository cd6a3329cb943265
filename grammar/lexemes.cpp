#include "grammar/lexemes.hpp"

#include <algorithm>

#include "grammar/characters.hpp"
#include "grammar/statements.hpp"

namespace topos::lexeme {
namespace {

char32_t at_or_zero(const ClauseText& clause, Offset at) {
    return at < clause.span.end ? clause.text[at] : U'\0';
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

template <class Predicate>
Offset run(const ClauseText& clause, Offset at, Predicate belongs) {
    while (at < clause.span.end && belongs(clause.text[at])) ++at;
    return at;
}

/// `"` or `/`, what the splitter hid, and the same sign again.
Offset enclosed(const ClauseText& clause, Offset at, char32_t sign) {
    if (at_or_zero(clause, at) != sign) return at;
    const Offset close = run(clause, at + 1, [](char32_t c) { return c == kQuoted; });
    return at_or_zero(clause, close) == sign ? close + 1 : at;
}

template <class Predicate>
Offset run_while(const ClauseText& clause, Offset at, Predicate belongs_at) {
    while (at < clause.span.end && belongs_at(at)) ++at;
    return at;
}

/// An entry ends with a word, not with the blanks behind it.
Offset without_blanks(const ClauseText& clause, Offset begin, Offset end) {
    while (end > begin && is_blank(clause.text[end - 1])) --end;
    return end;
}

/// The word `scope` between blanks.
bool scope_stands_at(const ClauseText& clause, Offset at) {
    constexpr std::u32string_view kScope = U"scope";
    if (at > clause.span.begin && continues_identifier(clause.text[at - 1])) return false;
    const auto rest = clause.text.substr(at, clause.span.end - at);
    return rest.starts_with(kScope) &&
           (rest.size() == kScope.size() || is_blank(rest[kScope.size()]));
}

/// `3:15` and `http://` keep their colon; `b zh: c` is an entry list with a missing line break.
bool colon_ends_entry(const ClauseText& clause, Offset at) {
    const char32_t next = at_or_zero(clause, at + 1);
    return clause.source->code_points()[at] != U':' || next == U'\0' || is_blank(next);
}

bool ends_entry(const ClauseText& clause, Offset at) {
    const char32_t c = clause.text[at];
    if (c == U':') return colon_ends_entry(clause, at);
    return std::u32string_view(U",;\n\"()[]{}").find(c) != std::u32string_view::npos ||
           c == kQuoted;
}

}  // namespace

Offset skip_blanks(const ClauseText& clause, Offset at) { return run(clause, at, is_blank); }

Offset name(const ClauseText& clause, Offset at) {
    if (!begins_identifier(at_or_zero(clause, at))) return at;
    return run(clause, at, continues_identifier);
}

Offset dotted_name(const ClauseText& clause, Offset at) {
    Offset end = name(clause, at);
    while (end > at && at_or_zero(clause, end) == U'.' && name(clause, end + 1) > end + 1) {
        end = name(clause, end + 1);
    }
    return end;
}

Offset role(const ClauseText& clause, Offset at) {
    const Offset end = name(clause, at);
    const auto word = clause.text.substr(at, end - at);
    return word == U"near" || word == U"then" || word == U"any" ? at : end;
}

Offset label(const ClauseText& clause, Offset at) {
    const Offset end = name(clause, at);
    if (end == at) return at;
    const Offset colon = skip_blanks(clause, end);
    return at_or_zero(clause, colon) == U':' ? colon + 1 : at;
}

Offset language_tag(const ClauseText& clause, Offset at) {
    if (!is_letter(at_or_zero(clause, at))) return at;
    return run(clause, at, [](char32_t c) { return is_letter(c) || is_digit(c) || c == U'-'; });
}

Offset version(const ClauseText& clause, Offset at) {
    Offset end = integer(clause, at);
    for (int part = 0; part < 2 && end > at; ++part) {
        if (at_or_zero(clause, end) != U'.' || !is_digit(at_or_zero(clause, end + 1))) break;
        end = integer(clause, end + 1);
    }
    return end;
}

Offset integer(const ClauseText& clause, Offset at) { return run(clause, at, is_digit); }

Offset number(const ClauseText& clause, Offset at) {
    const char32_t sign = at_or_zero(clause, at);
    const Offset digits = sign == U'+' || sign == U'-' ? at + 1 : at;
    const Offset whole = integer(clause, digits);
    if (whole == digits) return at;
    const bool fraction =
        at_or_zero(clause, whole) == U'.' && is_digit(at_or_zero(clause, whole + 1));
    return fraction ? integer(clause, whole + 1) : whole;
}

Offset signed_number(const ClauseText& clause, Offset at) {
    return is_digit(at_or_zero(clause, at)) ? at : number(clause, at);
}

Offset quoted(const ClauseText& clause, Offset at) { return enclosed(clause, at, U'"'); }

Offset regex(const ClauseText& clause, Offset at) { return enclosed(clause, at, U'/'); }

Offset colour(const ClauseText& clause, Offset at) {
    if (at_or_zero(clause, at) != U'#') return at;
    return run(clause, at, [](char32_t c) { return !is_blank(c); });
}

Offset bare_value(const ClauseText& clause, Offset at) {
    return run(clause, at, [](char32_t c) { return continues_identifier(c) || c == U'-'; });
}

Offset bare_form(const ClauseText& clause, Offset at) {
    const auto belongs = [](char32_t c) {
        return continues_identifier(c) ||
               std::u32string_view(U"-'’&@#$%").find(c) != std::u32string_view::npos;
    };
    Offset end = run(clause, at, belongs);
    // `U.S` and `24/7`, but not the dots of a gap.
    while (end > at && end + 1 < clause.span.end &&
           (clause.text[end] == U'.' || clause.text[end] == U'/') &&
           belongs(clause.text[end + 1])) {
        end = run(clause, end + 1, belongs);
    }
    const bool full_stop =
        end > at && at_or_zero(clause, end) == U'.' && at_or_zero(clause, end + 1) != U'.';
    return full_stop ? end + 1 : end;  // `U.S.`
}

Offset bare_entry(const ClauseText& clause, Offset at) {
    const Offset end = run_while(clause, at, [&](Offset i) { return !ends_entry(clause, i); });
    return without_blanks(clause, at, end);
}

Offset bare_trigger(const ClauseText& clause, Offset at) {
    const Offset end = run_while(clause, at, [&](Offset i) {
        return !ends_entry(clause, i) && !scope_stands_at(clause, i);
    });
    return without_blanks(clause, at, end);
}

Offset line_break(const ClauseText& clause, Offset at) {
    const Offset end = skip_blanks(clause, at);
    const auto blanks = clause.text.substr(at, end - at);
    return blanks.find(U'\n') == std::u32string_view::npos ? at : end;
}

}  // namespace topos::lexeme
