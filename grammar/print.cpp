#include "grammar/print.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/characters.hpp"
#include "grammar/names.hpp"

namespace topos {
namespace {

using ast::Entry;
using ast::Pattern;
using ast::TokenTest;

/// In straight quotes; `escaped` lists what else than `"` and `\` gets a backslash.
std::string quoted(std::string_view text, std::string_view escaped = "") {
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

template <class List, class Print>
std::string joined(const List& list, std::string_view separator, Print print_one) {
    std::string out;
    for (const auto& item : list) {
        if (&item != &list.front()) out += separator;
        out += print_one(item);
    }
    return out;
}

std::string name_of(const ast::Identifier& identifier) { return identifier.text; }

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

std::string print_entry(const Entry& entry) {
    return entry_text(entry) + (entry.part_of_speech ? "(" + entry.part_of_speech->text + ")" : "");
}

std::string print_entries(const std::vector<Entry>& entries) {
    return joined(entries, ", ", print_entry);
}

// -- patterns

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

// -- clauses

/// The text with the marks put back.
std::string marked(const ast::Example& example) {
    const auto text = to_code_points(example.text.value);
    const auto slice = [&](std::size_t begin, std::size_t end) {
        const auto part =
            quoted(to_utf8(std::u32string_view(text).substr(begin, end - begin)), "{}");
        return part.substr(1, part.size() - 2);
    };
    std::string out;
    std::size_t at = 0;
    for (const auto& mark : example.marks) {
        out += slice(at, mark.in_text.begin);
        out +=
            fmt::format("{{{}: {}}}", mark.role.text, slice(mark.in_text.begin, mark.in_text.end));
        at = mark.in_text.end;
    }
    return "\"" + out + slice(at, text.size()) + "\"";
}

std::string line(std::string_view keyword, std::string_view rest) {
    return fmt::format("  {} {}\n", keyword, rest);
}

std::string print_examples(const std::vector<ast::Example>& examples) {
    std::string out;
    for (const auto& example : examples) {
        out += line(example.kind.text, example.language.text + " " + marked(example));
    }
    return out;
}

std::string print_conditions(std::string_view keyword, const std::vector<Pattern>& patterns) {
    return joined(patterns, "",
                  [&](const Pattern& pattern) { return line(keyword, print(pattern)); });
}

struct StatementPrinter {
    std::string operator()(const ast::Pack& pack) const {
        const auto languages = joined(pack.languages, ", ", name_of);
        return fmt::format("pack {} version {}{}{}\n", pack.name.text, pack.version,
                           languages.empty() ? "" : " languages ", languages);
    }

    std::string operator()(const ast::Use& use) const {
        return "use " + quoted(use.path.value) + "\n";
    }

    std::string operator()(const ast::Code& code) const {
        std::string out =
            "code " + code.name.text + (code.title ? " " + quoted(code.title->value) : "") + "\n";
        if (code.means) out += line("means", quoted(code.means->value));
        for (const auto& text : code.include) out += line("include", quoted(text.value));
        for (const auto& text : code.exclude) out += line("exclude", quoted(text.value));
        if (code.colour) out += line("colour", code.colour->value);
        return out + "end\n";
    }

    std::string operator()(const ast::Lexicon& lexicon) const {
        std::string out = "lexicon " + lexicon.name.text;
        out += lexicon.code ? ": code " + lexicon.code->text + "\n" : "\n";
        for (const auto mode : lexicon.match) out += line("match", written_name(mode));
        for (const auto& language : lexicon.languages) {
            out += line(language.language.text + ":", print_entries(language.entries));
        }
        return out + print_examples(lexicon.examples) + "end\n";
    }

    std::string operator()(const ast::Context& context) const {
        std::string out = "context " + context.status.text + "\n";
        for (const auto& triggers : context.triggers) {
            auto rest = fmt::format("{} scope {} {}", print_entries(triggers.entries),
                                    written_name(triggers.direction), triggers.reach);
            if (!triggers.until.empty()) rest += ", until " + print_entries(triggers.until);
            out += line(triggers.language.text + ":", rest);
        }
        return out + "end\n";
    }

    std::string operator()(const ast::Rule& rule) const {
        std::string out = fmt::format("rule {}: code {}\n", rule.name.text, rule.code.text);
        out += line("find", print(rule.find));
        out += line("inside", inside(rule));
        out +=
            print_conditions("unless", rule.unless) + print_conditions("requires", rule.requires_);
        if (!rule.only.empty()) out += line("only", joined(rule.only, ", ", name_of));
        out += line("keep", written_name(rule.keep)) + line("score", score(rule));
        return out + print_examples(rule.examples) + "end\n";
    }

    static std::string inside(const ast::Rule& rule) {
        const std::string scope(written_name(rule.scope));
        if (rule.barriers.empty()) return scope;
        const auto print_one = [](const Pattern& pattern) { return print(pattern); };
        return scope + ", not across " + joined(rule.barriers, ", ", print_one);
    }

    static std::string score(const ast::Rule& rule) {
        auto out = fmt::format("{}", rule.score);
        for (const auto& term : rule.score_terms) {
            out += fmt::format(", {:+} if {}", term.amount, print(term.condition));
        }
        return out;
    }
};

}  // namespace

std::string print(const ast::Pattern& pattern) { return print_whole(pattern); }

std::string print(const ast::Statement& statement) {
    return std::visit(StatementPrinter{}, statement);
}

std::string print(const ast::File& file) {
    return joined(file.statements, "\n",
                  [](const ast::Statement& statement) { return print(statement); });
}

}  // namespace topos
