#include "grammar/bare_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/diagnose.hpp"
#include "grammar/pattern_trees.hpp"
#include "grammar/render.hpp"
#include "grammar/source.hpp"

namespace topos {
namespace {

using ast::Pattern;

bool is_role(const Pattern& pattern) { return pattern.kind == Pattern::Kind::role; }

bool is_or(const Pattern& pattern) {
    return is_role(pattern) && (pattern.name.text == "or" || pattern.name.text == "OR");
}

/// What somebody who writes this word between two parts may want; empty for other words.
std::string remedy_for_operator(const std::string& word) {
    if (word == "or" || word == "OR") return "Alternatives are written `( <a> | <b> )`.";
    if (word == "and" || word == "AND")
        return "Two things close to each other are `<a> near 10 <b>`.";
    if (word == "not" || word == "NOT")
        return "What must not be there has a clause of its own: `unless <a> near 5 <b>`.";
    return {};
}

class BareWords {
  public:
    BareWords(const std::shared_ptr<const Source>& source, const std::vector<std::string>& names)
        : source_(source), names_(names) {}

    Diagnostics run(const Pattern& find) && {
        visit(find);
        return std::move(diagnostics_);
    }

  private:
    void visit(const Pattern& pattern) {
        if (is_role(pattern)) {
            report(pattern.name.span, pattern.name.text);
        } else if (are_alternatives(pattern)) {
            report_alternatives(pattern);
        } else if (pattern.kind == Pattern::Kind::sequence) {
            visit_sequence(pattern);
        } else {
            for (const auto& child : pattern.children) visit(child);
        }
    }

    void visit_sequence(const Pattern& sequence) {
        const auto& parts = sequence.children;
        for (std::size_t first = 0; first < parts.size();) {
            auto last = first;
            while (last + 1 < parts.size() && are_one_phrase(sequence, last)) ++last;
            if (last == first) {
                visit(parts[first]);
            } else {
                report({parts[first].name.span.begin, parts[last].name.span.end}, "");
            }
            first = last + 1;
        }
    }

    /// Is the part behind `at` the next word of the phrase that it stands in?
    [[nodiscard]] bool are_one_phrase(const Pattern& sequence, std::size_t at) const {
        return is_plain_word(sequence.children[at]) && is_plain_word(sequence.children[at + 1]) &&
               is_adjacent(sequence, at + 1);
    }

    [[nodiscard]] bool is_plain_word(const Pattern& part) const {
        return is_role(part) && is_bare(part) && remedy_for_operator(part.name.text).empty() &&
               !is_name(part.name.text);
    }

    [[nodiscard]] static bool is_adjacent(const Pattern& sequence, std::size_t at) {
        const Span gap = sequence.gaps[at].span;
        return gap.begin == gap.end;
    }

    /// `a OR b OR c` and nothing else.
    [[nodiscard]] static bool are_alternatives(const Pattern& pattern) {
        const auto& parts = pattern.children;
        if (pattern.kind != Pattern::Kind::sequence || parts.size() % 2 == 0) return false;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (is_or(parts[i]) != (i % 2 == 1) || (i > 0 && !is_adjacent(pattern, i)))
                return false;
        }
        return parts.size() > 1;
    }

    void report_alternatives(const Pattern& pattern) {
        const auto& parts = pattern.children;
        std::string edited;
        for (std::size_t i = 0; i < parts.size(); i += 2)
            edited += (i == 0 ? "( " : " | ") + written(parts[i]);
        auto diagnostic = unquoted(parts[1].name.span, parts[1].name.text);
        diagnostic.remedies.push_back(remedy_for_operator("or"));
        diagnostic.patch = Patch{{parts.front().span.begin, parts.back().span.end}, edited + " )"};
        diagnostics_.push_back(std::move(diagnostic));
    }

    /// As the part should stand there.
    [[nodiscard]] std::string written(const Pattern& part) const {
        if (!is_role(part)) return source_->utf8(part.span);
        return source_->utf8({part.span.begin, part.name.span.begin}) +
               marked(source_->utf8(part.name.span), part.name.text) +
               source_->utf8({part.name.span.end, part.span.end});
    }

    [[nodiscard]] bool is_name(const std::string& word) const {
        return std::ranges::find(names_, word) != names_.end();
    }

    [[nodiscard]] std::string marked(const std::string& words, const std::string& name) const {
        return is_name(name) ? "<" + words + ">" : "\"" + words + "\"";
    }

    /// `name`: empty for several words.
    void report(Span span, const std::string& name) {
        const auto words = glimpse(*source_, span);
        auto diagnostic = unquoted(span, words);
        const auto near = nearest_name(name, names_);
        if (auto remedy = remedy_for_operator(name); !remedy.empty()) {
            diagnostic.remedies.push_back(std::move(remedy));
        } else if (near && !is_name(name)) {  // which one is meant is not certain
            diagnostic.remedies.push_back(
                fmt::format("Did you mean `<{}>`? The word itself is \"{}\".", *near, words));
        } else {
            diagnostic.remedies.push_back(remedy_for_word(words, is_name(name)));
            diagnostic.patch = Patch{span, marked(source_->utf8(span), name)};
        }
        diagnostics_.push_back(std::move(diagnostic));
    }

    [[nodiscard]] static std::string remedy_for_word(const std::string& words, bool is_name) {
        if (is_name) {
            return fmt::format(
                "`{0}` is the name of a lexicon or a rule: that is `<{0}>`; the word itself is "
                "\"{0}\".",
                words);
        }
        return fmt::format(
            "Words to find stand in quotes: \"{}\". A lexicon or a rule is `<name>`.", words);
    }

    [[nodiscard]] Diagnostic unquoted(Span span, const std::string& words) const {
        return diagnose(source_, "role_in_find", span,
                        fmt::format("`{}` stands in `find` without quotes", words));
    }

    const std::shared_ptr<const Source>& source_;
    const std::vector<std::string>& names_;
    Diagnostics diagnostics_;
};

}  // namespace

Diagnostics bare_words(const std::shared_ptr<const Source>& source, const ast::Pattern& find,
                       const std::vector<std::string>& names) {
    return BareWords(source, names).run(find);
}

}  // namespace topos
