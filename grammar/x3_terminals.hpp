#pragma once
/// The bridge to Boost.Spirit X3: terminals that skip blanks themselves, carry a name for people,
/// and note what was expected where. Their attribute is the Span they matched. Include only in
/// *_clauses.cpp.
///
/// No X3 skipper is used: a skipper is part of every rule's type and decides, differently in each
/// Boost, what `first` and `where()` point at. No expectation points (`>`) either: they know one
/// expected thing, Expectations knows all.
#include <boost/spirit/home/x3.hpp>
#include <functional>
#include <optional>
#include <utility>

#include "grammar/characters.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/lexemes.hpp"
#include "grammar/syntax_error.hpp"

namespace topos::x3_grammar {

namespace x3 = boost::spirit::x3;
using Iterator = const char32_t*;

/// What the terminals and actions of one parse share.
struct ParseState {
    const ClauseText& clause;
    Expectations expectations;
    std::optional<Diagnostic> problem;  ///< the first thing that parses but cannot be meant

    [[nodiscard]] std::uint32_t offset(Iterator at) const {
        return static_cast<std::uint32_t>(at - clause.text.data());
    }
    [[nodiscard]] Iterator iterator(std::uint32_t offset) const {
        return clause.text.data() + offset;
    }
    [[nodiscard]] std::u32string_view text(Span span) const {
        return clause.text.substr(span.begin, span.end - span.begin);
    }
    [[nodiscard]] ast::Identifier identifier(Span span) const {
        const auto written = clause.source->code_points().substr(span.begin, span.end - span.begin);
        return {to_nfc_utf8(written), span};
    }
    void report(std::string_view name, Span span, std::string title, std::string remedy) {
        if (problem) return;
        problem = diagnose(clause.source, name, span, std::move(title));
        problem->remedies.push_back(std::move(remedy));
    }
};

struct StateTag;

template <class Context>
ParseState& state_of(const Context& context) {
    return x3::get<StateTag>(context).get();
}

/// Common to all terminals: `Derived::match(clause, at)` gives the end, `at` where there is no
/// match.
template <class Derived>
struct TerminalBase : x3::parser<Derived> {
    using attribute_type = Span;
    static constexpr bool has_attribute = true;

    const char* name;  ///< for people, null: never mentioned

    constexpr explicit TerminalBase(const char* name_for_people) : name(name_for_people) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator&, const Context& context, RuleContext&,
               Attribute& attribute) const {
        auto& state = state_of(context);
        const auto begin = lexeme::skip_blanks(state.clause, state.offset(first));
        const auto end = this->derived().match(state.clause, begin);
        if (end == begin) {
            state.expectations.expect(begin, name);
            return false;
        }
        first = state.iterator(end);
        x3::traits::move_to(Span{begin, end}, attribute);
        return true;
    }
};

using Lexeme = lexeme::Offset (*)(const ClauseText&, lexeme::Offset);

struct Terminal : TerminalBase<Terminal> {
    Lexeme lexeme;
    constexpr Terminal(const char* name_for_people, Lexeme matcher)
        : TerminalBase(name_for_people), lexeme(matcher) {}
    [[nodiscard]] lexeme::Offset match(const ClauseText& clause, lexeme::Offset at) const {
        return lexeme(clause, at);
    }
};

/// A word that is part of the language: `find` does not match in `findings`.
struct Keyword : TerminalBase<Keyword> {
    std::u32string_view word;
    constexpr Keyword(const char* name_for_people, std::u32string_view keyword)
        : TerminalBase(name_for_people), word(keyword) {}
    [[nodiscard]] lexeme::Offset match(const ClauseText& clause, lexeme::Offset at) const {
        const auto end = lexeme::name(clause, at);
        return clause.text.substr(at, end - at) == word ? end : at;
    }
};

struct Sign : TerminalBase<Sign> {
    std::u32string_view sign;
    constexpr Sign(const char* name_for_people, std::u32string_view text)
        : TerminalBase(name_for_people), sign(text) {}
    [[nodiscard]] lexeme::Offset match(const ClauseText& clause, lexeme::Offset at) const {
        const auto rest = clause.text.substr(at, clause.span.end - at);
        return rest.starts_with(sign) ? at + static_cast<lexeme::Offset>(sign.size()) : at;
    }
};

/// A break between lines where the next entry begins. Looks at the blanks that other terminals
/// skip.
struct LineBreak : x3::parser<LineBreak> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator&, const Context& context, RuleContext&,
               Attribute&) const {
        const auto& state = state_of(context);
        const auto begin = state.offset(first);
        const auto end = lexeme::line_break(state.clause, begin);
        first = state.iterator(end);
        return end > begin;
    }
};

struct EndOfClause : x3::parser<EndOfClause> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext&,
               Attribute&) const {
        auto& state = state_of(context);
        const auto at = lexeme::skip_blanks(state.clause, state.offset(first));
        if (state.iterator(at) == last) return true;
        state.expectations.expect(at, "the end of the line");
        return false;
    }
};

/// A directive that has the attribute of its subject.
template <class Subject, class Derived>
struct Pass : x3::unary_parser<Subject, Derived> {
    using x3::unary_parser<Subject, Derived>::unary_parser;
    static constexpr bool is_pass_through_unary = true;
    static constexpr bool handles_container = Subject::handles_container;
};

/// Where `subject` fails at its very beginning, people read one name in place of all that could
/// begin it.
template <class Subject>
struct Described : Pass<Subject, Described<Subject>> {
    const char* name;
    constexpr Described(const Subject& what, const char* name_for_people)
        : Pass<Subject, Described<Subject>>(what), name(name_for_people) {}
    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule,
               Attribute& attribute) const {
        auto& state = state_of(context);
        const auto at = lexeme::skip_blanks(state.clause, state.offset(first));
        const auto before = state.expectations;
        if (this->subject.parse(first, last, context, rule, attribute)) return true;
        if (state.expectations.at > at) return false;
        state.expectations = before;
        state.expectations.expect(at, name);
        return false;
    }
};

struct Describe {
    const char* name;
    template <class Subject>
    constexpr auto operator[](const Subject& subject) const {
        return Described<typename x3::extension::as_parser<Subject>::value_type>(
            x3::as_parser(subject), name);
    }
};

/// Writes the place of what `subject` matched into the `span` of the rule's value. (A rule's own
/// `on_success` is given no value where the definition has actions, on Boost 1.74.)
template <class Subject>
struct Spanned : Pass<Subject, Spanned<Subject>> {
    constexpr explicit Spanned(const Subject& what) : Pass<Subject, Spanned<Subject>>(what) {}
    template <class Context, class RuleValue, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleValue& value,
               Attribute& attribute) const {
        const auto& state = state_of(context);
        const auto begin = lexeme::skip_blanks(state.clause, state.offset(first));
        if (!this->subject.parse(first, last, context, value, attribute)) return false;
        value.span = Span{begin, state.offset(first)};
        return true;
    }
};

struct SpannedDirective {
    template <class Subject>
    constexpr auto operator[](const Subject& subject) const {
        return Spanned<typename x3::extension::as_parser<Subject>::value_type>(
            x3::as_parser(subject));
    }
};
inline constexpr SpannedDirective spanned{};

/// Parses the whole clause by a rule that ends with EndOfClause.
template <class Value, class Rule>
Parsed<Value> parse_clause(const Rule& rule, const ClauseText& clause, const char* example) {
    ParseState state{clause, {clause.span.begin, {}}, std::nullopt};
    Value value{};
    Iterator first = state.iterator(clause.span.begin);
    const Iterator last = state.iterator(clause.span.end);
    const bool parsed = x3::parse(first, last, x3::with<StateTag>(std::ref(state))[rule], value);
    if (!parsed) return unexpected(syntax_error(clause, state.expectations, example));
    if (state.problem) return unexpected(*std::move(state.problem));
    return value;
}

}  // namespace topos::x3_grammar
