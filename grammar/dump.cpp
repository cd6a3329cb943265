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

std::string dump_terms(const std::vector<ast::LexiconTerm>& terms) {
    std::string out;
    for (const auto& term : terms)
        out += fmt::format(" {}<{}>", term.taken_away ? "-" : "+", term.name.text);
    return out;
}

std::string dump_lists(const std::vector<ast::WordList>& lists) {
    std::string out;
    for (const auto& list : lists) {
        out += fmt::format(" (from {}{})", text(list.path.value),
                           list.column ? " " + text(list.column->value) : "");
    }
    return out;
}

std::string code_of(const std::optional<ast::Identifier>& code) { return code ? code->text : "-"; }

std::string dump_scope(const ast::Rule& rule) {
    std::string scope(written_name(rule.scope));
    if (rule.scope == ast::Scope::sentences) scope += fmt::format(" {}", rule.sentences);
    if (rule.scope == ast::Scope::rule) scope += " <" + rule.inside->text + ">";
    return scope;
}

std::string dump_neighbour(const ast::Neighbour& neighbour) {
    const bool is_before = neighbour.side == ast::Neighbour::Side::before;
    return fmt::format("  ({}{} {} {})\n", neighbour.refused ? "unless-" : "",
                       is_before ? "before" : "after", dump_gap(neighbour.gap),
                       dump(neighbour.pattern));
}

struct StatementDump {
    std::string operator()(const ast::Pack& pack) const {
        return fmt::format("(pack {} {}{})\n", pack.name.text, pack.version, names(pack.languages));
    }

    std::string operator()(const ast::Use& use) const {
        if (!use.pack) return fmt::format("(use {})\n", text(use.path.value));
        return fmt::format("(use-pack {} {})\n", use.pack->text, use.version);
    }

    std::string operator()(const ast::DocumentRule& rule) const {
        return fmt::format("({} {} {}\n{}{})\n", rule.is_corpus ? "corpus" : "document",
                           rule.name.text, code_of(rule.code), clause("when", print(rule.when)),
                           rule.group ? clause("for-each", rule.group->text) : "");
    }

    std::string operator()(const ast::Choose& choose) const {
        return fmt::format("(choose {}{} {})\n", choose.keep ? written_name(*choose.keep) : "over",
                           names(choose.names), written_name(choose.scope));
    }

    std::string operator()(const ast::Extend& extend) const {
        std::string out = "(extend " + extend.pack.text + "\n";
        if (!extend.rules.empty()) out += "  (rules" + names(extend.rules) + ")\n";
        for (const auto& pattern : extend.except) out += clause("except", dump(pattern));
        if (!extend.without.empty()) out += "  (without" + names(extend.without) + ")\n";
        for (const auto& change : extend.lexicons)
            out += clause("words", change.lexicon.text + dump_terms(change.terms));
        return out + ")\n";
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
        if (!lexicon.terms.empty()) out += "  (terms" + dump_terms(lexicon.terms) + ")\n";
        for (const auto mode : lexicon.match) out += clause("match", written_name(mode));
        for (const auto& language : lexicon.languages) {
            out += fmt::format("  ({}{}{})\n", language.language.text,
                               dump_entries(language.entries), dump_lists(language.lists));
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
        std::string out = fmt::format("(rule {} {}\n", rule.name.text, code_of(rule.code));
        out += clause("find", dump(rule.find)) + clause("inside", dump_scope(rule));
        for (const auto& pattern : rule.barriers) out += clause("not-across", dump(pattern));
        for (const auto& pattern : rule.unless) out += clause("unless", dump(pattern));
        for (const auto& pattern : rule.requires_) out += clause("requires", dump(pattern));
        for (const auto& neighbour : rule.neighbours) out += dump_neighbour(neighbour);
        if (rule.when) out += clause("when", print(*rule.when));
        if (!rule.only.empty()) out += "  (only" + names(rule.only) + ")\n";
        if (!rule.ignored.empty()) out += "  (ignore" + names(rule.ignored) + ")\n";
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
