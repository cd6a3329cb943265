#include "core/coding/conditions.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>

namespace topos {

namespace {

template <class Value>
bool compare(const Value& a, ast::Comparison comparison, const Value& b) {
    switch (comparison) {
        case ast::Comparison::equal:
            return a == b;
        case ast::Comparison::not_equal:
            return a != b;
        case ast::Comparison::less:
            return a < b;
        case ast::Comparison::at_most:
            return a <= b;
        case ast::Comparison::more:
            return a > b;
        case ast::Comparison::at_least:
            return a >= b;
    }
    return false;
}

Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

Truth opposite(Truth truth) {
    if (truth == Truth::yes) return Truth::no;
    return truth == Truth::no ? Truth::yes : truth;
}

/// The amount in the unit that is asked for; nothing where it would be divided by nothing.
std::optional<double> value_of(const CompiledCondition& condition, const ConditionFacts& facts) {
    auto value = static_cast<double>(facts.amount(condition));
    if (condition.per_words > 0) {
        if (facts.words() == 0) return std::nullopt;
        value = value * condition.per_words / static_cast<double>(facts.words());
    }
    if (condition.in_percent) {
        if (facts.documents() == 0) return std::nullopt;
        value = value * 100 / static_cast<double>(facts.documents());
    }
    return value;
}

Truth evaluate_measure(const CompiledCondition& condition, const ConditionFacts& facts) {
    const auto value = value_of(condition, facts);
    if (!value) return Truth::undefined;
    if (!compare(*value, condition.comparison, condition.number)) return Truth::no;
    return truth_of(condition.places == 0 || facts.places(condition) >= condition.places);
}

std::optional<double> number_of(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Truth evaluate_metadata(const CompiledCondition& condition, const ConditionFacts& facts) {
    const auto value = facts.metadatum(condition.field);
    if (!value) return Truth::undefined;
    if (condition.regex) {
        const bool matches = re2::RE2::FullMatch({value->data(), value->size()}, *condition.regex);
        return truth_of(matches == (condition.comparison != ast::Comparison::not_equal));
    }
    if (condition.compares_text)
        return truth_of(compare(*value, condition.comparison, std::string_view(condition.text)));
    const auto number = number_of(*value);
    if (!number) return Truth::undefined;
    return truth_of(compare(*number, condition.comparison, condition.number));
}

/// At least `least` of the operands: undefined where it depends on those that are undefined.
Truth evaluate_some(const CompiledCondition& condition, std::size_t least,
                    const ConditionFacts& facts) {
    std::size_t yes = 0;
    std::size_t undefined = 0;
    for (const auto& operand : condition.operands) {
        const Truth truth = evaluate(operand, facts);
        yes += truth == Truth::yes ? 1 : 0;
        undefined += truth == Truth::undefined ? 1 : 0;
    }
    if (yes >= least) return Truth::yes;
    return yes + undefined >= least ? Truth::undefined : Truth::no;
}

}  // namespace

Truth evaluate(const CompiledCondition& condition, const ConditionFacts& facts) {
    using Kind = ast::Condition::Kind;
    switch (condition.kind) {
        case Kind::measure:
            return evaluate_measure(condition, facts);
        case Kind::metadata:
            return evaluate_metadata(condition, facts);
        case Kind::all_of:
            return evaluate_some(condition, condition.operands.size(), facts);
        case Kind::any_of:
            return evaluate_some(condition, 1, facts);
        case Kind::negation:
            return opposite(evaluate(condition.operands.front(), facts));
        case Kind::some_of:
            return evaluate_some(condition, condition.least, facts);
    }
    return Truth::undefined;
}

}  // namespace topos
