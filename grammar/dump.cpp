// The dump of print.hpp. Deliberately not the language itself: it shows what the parser understood.
#include <fmt/format.h>

#include "grammar/names.hpp"
#include "grammar/print.hpp"

namespace topos {
namespace {

using ast::Pattern;
using ast::TokenTest;

std::string text(std::string_view value) {
    std::string out = "'";
    for (const char c : value) out += c == '\'' ? std::string("\\'") : std::string(1, c);
    return out + "'";
}

std::string dump_entry(const ast::Entry& entry) {
    const auto part = entry.part_of_speech ? " " + entry.part_of_speech->text : "";
    return fmt::format("({} {}{})", written_name(entry.kind), text(entry.text), part);
}

std::string dump_entries(const std::vector<ast::Entry>& entries) {
    std::string out;
    for (const auto& entry : entries) out += " " + dump_entry(entry);
    return out;
}

std::string dump_test(const TokenTest& test) {
    if (test.kind == TokenTest::Kind::compare) {
        return fmt::format("({} {} {})", test.attribute.text, test.negated ? "!=" : "=",
                           test.regex ? "/" + test.value.value + "/" : text(test.value.value));
    }
    std::string out = test.kind == TokenTest::Kind::all_of   ? "(and"
                      : test.kind == TokenTest::Kind::any_of ? "(or"
                                                             : "(not";
    for (const auto& operand : test.operands) out += " " + dump_test(operand);
    return out + ")";
}

std::string dump_gap(const ast::Gap& gap) {
    return fmt::format("..{}{}", gap.most, gap.unit == ast::Unit::characters ? "c" : "");
}

std::string dump_list(std::string_view name, const Pattern& pattern) {
    std::string out = fmt::format("({}", name);
    const bool has_gaps = pattern.kind != Pattern::Kind::alternatives;
    for (std::size_t i = 0; i < pattern.children.size(); ++i) {
        if (has_gaps && i > 0) {
            const auto& gap =
                pattern.kind == Pattern::Kind::near ? pattern.gaps.front() : pattern.gaps[i];
            out += " " + dump_gap(gap);
        }
        out += " " + dump(pattern.children[i]);
    }
    return out + ")";
}

std::string dump_body(const Pattern& pattern) {
    switch (pattern.kind) {
        case Pattern::Kind::reference:
            return "<" + pattern.name.text + ">";
        case Pattern::Kind::role:
            return pattern.name.text;
        case Pattern::Kind::literal:
            return dump_entry(pattern.literal);
        case Pattern::Kind::token:
            return "[" + dump_test(pattern.test) + "]";
        case Pattern::Kind::any:
            return "any";
        case Pattern::Kind::sequence:
            return dump_list("sequence", pattern);
        case Pattern::Kind::alternatives:
            return dump_list("alternatives", pattern);
        case Pattern::Kind::near:
            return dump_list("near", pattern);
    }
    return {};
}

std::string dump_examples(const std::vector<ast::Example>& examples) {
    std::string out;
    for (const auto& example : examples) {
        out += fmt::format("  ({} {} {}", example.kind.text, example.language.text,
                           text(example.text.value));
        for (const auto& mark : example.marks) {
            out += fmt::format(" ({} {} {})", mark.role.text, mark.in_text.begin, mark.in_text.end);
        }
        out += ")\n";
    }
    return out;
}

std::string clause(std::string_view name, std::string_view rest) {
    return fmt::format("  ({} {})\n", name, rest);
}

std::string names(const std::vector<ast::Identifier>& identifiers) {
    std::string out;
    for (const auto& identifier : identifiers) out += " " + identifier.text;
    return out;
}

struct StatementDump {
    std::string operator()(const ast::Pack& pack) const {
        return fmt::format("(pack {} {}{})\n", pack.name.text, pack.version, names(pack.languages));
    }

    std::string operator()(const ast::Use& use) const {
        return fmt::format("(use {})\n", text(use.path.value));
    }

    std::string operator()(const ast::Code& code) const {
        std::string out =
            "(code " + code.name.text + (code.title ? " " + text(code.title->value) : "") + "\n";
        if (code.means) out += clause("means", text(code.means->value));
        for (const auto& include : code.include) out += clause("include", text(include.value));
        for (const auto& exclude : code.exclude) out += clause("exclude", text(exclude.value));
        if (code.colour) out += clause("colour", code.colour->value);
        return out + ")\n";
    }

    std::string operator()(const ast::Lexicon& lexicon) const {
        std::string out =
            "(lexicon " + lexicon.name.text + (lexicon.code ? " " + lexicon.code->text : "") + "\n";
        for (const auto mode : lexicon.match) out += clause("match", written_name(mode));
        for (const auto& language : lexicon.languages) {
            out +=
                fmt::format("  ({}{})\n", language.language.text, dump_entries(language.entries));
        }
        return out + dump_examples(lexicon.examples) + ")\n";
    }

    std::string operator()(const ast::Context& context) const {
        std::string out = "(context " + context.status.text + "\n";
        for (const auto& triggers : context.triggers) {
            out +=
                fmt::format("  ({}{} {} {}", triggers.language.text, dump_entries(triggers.entries),
                            written_name(triggers.direction), triggers.reach);
            out += triggers.until.empty() ? ")\n" : " until" + dump_entries(triggers.until) + ")\n";
        }
        return out + ")\n";
    }

    std::string operator()(const ast::Rule& rule) const {
        std::string out = fmt::format("(rule {} {}\n", rule.name.text, rule.code.text);
        out += clause("find", dump(rule.find)) + clause("inside", written_name(rule.scope));
        for (const auto& pattern : rule.barriers) out += clause("not-across", dump(pattern));
        for (const auto& pattern : rule.unless) out += clause("unless", dump(pattern));
        for (const auto& pattern : rule.requires_) out += clause("requires", dump(pattern));
        if (!rule.only.empty()) out += "  (only" + names(rule.only) + ")\n";
        out += clause("keep", written_name(rule.keep)) +
               clause("score", fmt::format("{}", rule.score));
        for (const auto& term : rule.score_terms) {
            out += clause("score-if", fmt::format("{:+} {}", term.amount, dump(term.condition)));
        }
        return out + dump_examples(rule.examples) + ")\n";
    }
};

}  // namespace

std::string dump(const ast::Pattern& pattern) {
    std::string out = (pattern.label ? pattern.label->text + ":" : "") + dump_body(pattern);
    const auto [least, most] = pattern.quantifier;
    if (least != 1 || most != 1) out += fmt::format("{{{},{}}}", least, most);
    return out;
}

std::string dump(const ast::File& file) {
    std::string out;
    for (const auto& statement : file.statements) out += std::visit(StatementDump{}, statement);
    return out;
}

}  // namespace topos
