// Conditions on documents and corpora as a person would write them.
#include <fmt/format.h>

#include "grammar/names.hpp"
#include "grammar/print.hpp"
#include "grammar/print_parts.hpp"

namespace topos {
namespace {

using namespace printing;
using ast::Condition;
using ast::Measure;

std::string print_subject(const Measure& measure) {
    if (!measure.subject) return "";
    std::string out = "(" + measure.subject->text;
    for (const auto& status : measure.statuses) out += ", " + status.text;
    return out + ")";
}

std::string print_measure(const Measure& measure) {
    auto out = std::string(written_name(measure.kind)) + print_subject(measure);
    if (measure.per_words) out += fmt::format(" per {} words", *measure.per_words);
    return out;
}

std::string print_comparison(const Condition& condition) {
    auto out = fmt::format("{} {} {}{}", print_measure(condition.measure),
                           written_name(condition.comparison), condition.number,
                           condition.measure.in_percent ? " %" : "");
    if (condition.places > 0)
        out += fmt::format(" in {} different {}", condition.places, written_name(condition.place));
    return out;
}

std::string print_metadata(const Condition& condition) {
    std::string value = fmt::format("{}", condition.number);
    if (condition.text)
        value = condition.regex ? in_slashes(condition.text->value) : quoted(condition.text->value);
    return fmt::format("meta.{} {} {}", condition.field.text, written_name(condition.comparison),
                       value);
}

/// In parentheses where it is a list itself.
std::string print_operand(const Condition& condition) {
    const bool is_list = condition.kind == Condition::Kind::all_of ||
                         condition.kind == Condition::Kind::any_of ||
                         condition.kind == Condition::Kind::negation;
    return is_list ? "(" + print(condition) + ")" : print(condition);
}

std::string print_plain(const Condition& condition) { return print(condition); }

}  // namespace

std::string print(const Condition& condition) {
    switch (condition.kind) {
        case Condition::Kind::measure:
            return print_comparison(condition);
        case Condition::Kind::metadata:
            return print_metadata(condition);
        case Condition::Kind::all_of:
            return joined(condition.operands, " and ", print_operand);
        case Condition::Kind::any_of:
            return joined(condition.operands, " or ", print_operand);
        case Condition::Kind::negation:
            return "not " + print_operand(condition.operands.front());
        case Condition::Kind::some_of:
            break;
    }
    return fmt::format("{} of ({})", condition.least,
                       joined(condition.operands, ", ", print_plain));
}

}  // namespace topos
