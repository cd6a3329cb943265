// Patterns and entries as a person would write them.
#include <fmt/format.h>

#include "grammar/print.hpp"
#include "grammar/print_parts.hpp"

namespace topos {
namespace printing {

using ast::Entry;
using ast::Pattern;
using ast::TokenTest;

/// In straight quotes; `escaped` lists what else than `"` and `\` gets a backslash.
std::string quoted(std::string_view text, std::string_view escaped) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || escaped.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string in_slashes(std::string_view regex) {
    std::string out = "/";
    for (std::size_t i = 0; i < regex.size(); ++i) {
        if (regex[i] == '\\' && i + 1 < regex.size()) {
            out += regex[i++];
        } else if (regex[i] == '/') {
            out += '\\';
        }
        out += regex[i];
    }
    return out + "/";
}

std::string entry_text(const Entry& entry) {
    switch (entry.kind) {
        case Entry::Kind::form:
            return "=" + quoted(entry.text);
        case Entry::Kind::phrase:
            return quoted(entry.text);
        case Entry::Kind::regex:
            return in_slashes(entry.text);
        case Entry::Kind::word:
        case Entry::Kind::glob:
            break;
    }
    return entry.text;
}

static std::string print_entry(const Entry& entry) {
    return entry_text(entry) + (entry.part_of_speech ? "(" + entry.part_of_speech->text + ")" : "");
}

std::string print_entries(const std::vector<Entry>& entries) {
    return joined(entries, ", ", print_entry);
}

}  // namespace printing

namespace {

using namespace printing;

std::string print_test(const TokenTest& test);

/// `or` binds weaker than `and`, both weaker than `not`: a list inside any of them needs
/// parentheses.
std::string print_operand(const TokenTest& test) {
    const bool list = test.kind == TokenTest::Kind::all_of ||
                      test.kind == TokenTest::Kind::any_of || test.kind == TokenTest::Kind::none_of;
    return list ? "(" + print_test(test) + ")" : print_test(test);
}

std::string print_test(const TokenTest& test) {
    switch (test.kind) {
        case TokenTest::Kind::all_of:
            return joined(test.operands, " and ", print_operand);
        case TokenTest::Kind::any_of:
            return joined(test.operands, " or ", print_operand);
        case TokenTest::Kind::none_of:
            return "not " + print_operand(test.operands.front());
        case TokenTest::Kind::compare:
            break;
    }
    return fmt::format("{} {} {}", test.attribute.text, test.negated ? "!=" : "=",
                       test.regex ? in_slashes(test.value.value) : quoted(test.value.value));
}

std::string print_quantifier(const ast::Quantifier& quantifier) {
    const auto [least, most] = quantifier;
    if (least == 1 && most == 1) return "";
    if (least == 0 && most == 1) return "?";
    if (least == 0 && most == ast::kDefaultRepetition) return "*";
    if (least == 1 && most == ast::kDefaultRepetition) return "+";
    return least == most ? fmt::format("{{{}}}", least) : fmt::format("{{{},{}}}", least, most);
}

std::string print_unit(const ast::Gap& gap) {
    return gap.unit == ast::Unit::characters ? " characters" : "";
}

std::string print_gap(const ast::Gap& gap) {
    return gap.most == 0 && gap.unit == ast::Unit::words
               ? " "
               : fmt::format(" ..{}{} ", gap.most, print_unit(gap));
}

bool is_plain_list(const Pattern& pattern) {
    const bool list =
        pattern.kind == Pattern::Kind::sequence || pattern.kind == Pattern::Kind::near;
    return list && !pattern.label && pattern.quantifier.least == 1 && pattern.quantifier.most == 1;
}

std::string print_body(const Pattern& pattern);

std::string print_element(const Pattern& pattern) {
    const bool list =
        pattern.kind == Pattern::Kind::sequence || pattern.kind == Pattern::Kind::near;
    const auto body = list ? "(" + print_body(pattern) + ")" : print_body(pattern);
    return (pattern.label ? pattern.label->text + ":" : "") + body +
           print_quantifier(pattern.quantifier);
}

/// Without parentheses where nothing would change: at the top and in alternatives.
std::string print_whole(const Pattern& pattern) {
    return is_plain_list(pattern) ? print_body(pattern) : print_element(pattern);
}

std::string print_sequence(const Pattern& pattern) {
    std::string out;
    for (std::size_t i = 0; i < pattern.children.size(); ++i) {
        if (i > 0) out += print_gap(pattern.gaps[i]);
        out += print_element(pattern.children[i]);
    }
    return out;
}

/// A side of `near` may be a sequence without parentheses, but not another `near`.
std::string print_side(const Pattern& pattern) {
    return pattern.kind == Pattern::Kind::sequence ? print_whole(pattern) : print_element(pattern);
}

std::string print_near(const Pattern& pattern) {
    const auto& gap = pattern.gaps.front();
    return fmt::format("{} near {}{} {}", print_side(pattern.children.front()), gap.most + 1,
                       print_unit(gap), print_side(pattern.children.back()));
}

std::string print_body(const Pattern& pattern) {
    switch (pattern.kind) {
        case Pattern::Kind::reference:
            return "<" + pattern.name.text + ">";
        case Pattern::Kind::role:
            return pattern.name.text;
        case Pattern::Kind::literal:
            return entry_text(pattern.literal);
        case Pattern::Kind::token:
            return "[" + print_test(pattern.test) + "]";
        case Pattern::Kind::any:
            return "any";
        case Pattern::Kind::sequence:
            return print_sequence(pattern);
        case Pattern::Kind::alternatives:
            return "(" + joined(pattern.children, " | ", print_whole) + ")";
        case Pattern::Kind::near:
            return print_near(pattern);
    }
    return {};
}

}  // namespace

std::string print(const ast::Pattern& pattern) { return print_whole(pattern); }

std::string print(const ast::Gap& gap) { return fmt::format("..{}{} ", gap.most, print_unit(gap)); }

}  // namespace topos
