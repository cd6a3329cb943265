#include "grammar/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "grammar/characters.hpp"
#include "grammar/names.hpp"
#include "grammar/print_parts.hpp"

namespace topos {
namespace {

using namespace printing;

std::string name_of(const ast::Identifier& identifier) { return identifier.text; }

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

std::string code_of(const std::optional<ast::Identifier>& code) {
    return code ? ": code " + code->text : "";
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

std::string print_conditions(std::string_view keyword, const std::vector<ast::Pattern>& patterns) {
    return joined(patterns, "",
                  [&](const ast::Pattern& pattern) { return line(keyword, print(pattern)); });
}

/// `+ <b> - <c>`; the first `+` only where something stands before it.
std::string print_terms(const std::vector<ast::LexiconTerm>& terms, bool goes_on) {
    std::string out;
    for (const auto& term : terms) {
        if (goes_on || &term != &terms.front()) out += term.taken_away ? " -" : " +";
        out += " <" + term.name.text + ">";
    }
    return out;
}

std::string print_list(const ast::WordList& list) {
    return "from " + quoted(list.path.value) +
           (list.column ? " column " + quoted(list.column->value) : "");
}

std::string print_line(const ast::LexiconEntries& line) {
    auto out = print_entries(line.entries);
    for (const auto& list : line.lists) out += (out.empty() ? "" : ", ") + print_list(list);
    return out;
}

std::string print_neighbours(const std::vector<ast::Neighbour>& neighbours) {
    std::string out;
    for (const auto& neighbour : neighbours) {
        const bool is_before = neighbour.side == ast::Neighbour::Side::before;
        const auto keyword =
            fmt::format("{}{}", neighbour.refused ? "unless " : "", is_before ? "before" : "after");
        out += line(keyword, print(neighbour.gap) + print(neighbour.pattern));
    }
    return out;
}

struct StatementPrinter {
    std::string operator()(const ast::Pack& pack) const {
        const auto languages = joined(pack.languages, ", ", name_of);
        return fmt::format("pack {} version {}{}{}\n", pack.name.text, pack.version,
                           languages.empty() ? "" : " languages ", languages);
    }

    std::string operator()(const ast::Use& use) const {
        if (!use.pack) return "use " + quoted(use.path.value) + "\n";
        return "use pack " + use.pack->text +
               (use.version.empty() ? "" : " version " + use.version) + "\n";
    }

    std::string operator()(const ast::DocumentRule& rule) const {
        std::string out =
            (rule.is_corpus ? "corpus " : "document ") + rule.name.text + code_of(rule.code) + "\n";
        out += line("when", print(rule.when));
        if (rule.group) out += line("for each", "meta." + rule.group->text);
        return out + "end\n";
    }

    std::string operator()(const ast::Choose& choose) const {
        const std::span<const ast::Identifier> names(choose.names);
        std::string out = "choose ";
        if (choose.keep) {
            out +=
                fmt::format("{} of {}", written_name(*choose.keep), joined(names, ", ", name_of));
        } else {
            out += names.front().text + " over " + joined(names.subspan(1), ", ", name_of);
        }
        if (choose.scope != ast::Scope::rule)
            out += fmt::format(" inside {}", written_name(choose.scope));
        return out + "\n";
    }

    std::string operator()(const ast::Extend& extend) const {
        std::string out = "extend pack " + extend.pack.text + "\n";
        if (!extend.rules.empty()) out += line("rules", joined(extend.rules, ", ", name_of));
        out += print_conditions("except", extend.except);
        if (!extend.without.empty()) out += line("without", joined(extend.without, ", ", name_of));
        for (const auto& change : extend.lexicons)
            out += line("words", change.lexicon.text + print_terms(change.terms, true));
        return out + "end\n";
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
        if (lexicon.code) out += ": code " + lexicon.code->text;
        if (!lexicon.terms.empty()) out += " =" + print_terms(lexicon.terms, false);
        out += "\n";
        for (const auto mode : lexicon.match) out += line("match", written_name(mode));
        for (const auto& language : lexicon.languages) {
            out += line(language.language.text + ":", print_line(language));
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
        std::string out = "rule " + rule.name.text + code_of(rule.code) + "\n";
        out += line("find", print(rule.find));
        out += line("inside", inside(rule));
        out +=
            print_conditions("unless", rule.unless) + print_conditions("requires", rule.requires_);
        out += print_neighbours(rule.neighbours);
        if (rule.when) out += line("when", print(*rule.when));
        if (!rule.only.empty()) out += line("only", joined(rule.only, ", ", name_of));
        if (!rule.ignored.empty()) out += line("ignore", joined(rule.ignored, ", ", name_of));
        out += line("keep", written_name(rule.keep)) + line("score", score(rule));
        return out + print_examples(rule.examples) + "end\n";
    }

    static std::string scope_of(const ast::Rule& rule) {
        if (rule.scope == ast::Scope::sentences) return fmt::format("{} sentences", rule.sentences);
        if (rule.scope == ast::Scope::rule) return "<" + rule.inside->text + ">";
        return std::string(written_name(rule.scope));
    }

    static std::string inside(const ast::Rule& rule) {
        const std::string scope = scope_of(rule);
        if (rule.barriers.empty()) return scope;
        const auto print_one = [](const ast::Pattern& pattern) { return print(pattern); };
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

std::string print(const ast::Statement& statement) {
    return std::visit(StatementPrinter{}, statement);
}

std::string print(const ast::File& file) {
    return joined(file.statements, "\n",
                  [](const ast::Statement& statement) { return print(statement); });
}

}  // namespace topos
