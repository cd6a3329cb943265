#include "core/program/inclusion.hpp"

#include <algorithm>

#include "grammar/print.hpp"

namespace topos {
namespace {

using ast::Pattern;

bool same_label(const Pattern& one, const Pattern& other) {
    if (one.label.has_value() != other.label.has_value()) return false;
    return !one.label || one.label->text == other.label->text;
}

bool is_wider(const ast::Gap& wide, const ast::Gap& narrow) {
    return wide.unit == narrow.unit && wide.most >= narrow.most;
}

/// Part by part, with gaps that are as wide or wider.
bool includes_parts(const Pattern& wide, const Pattern& narrow) {
    if (wide.children.size() != narrow.children.size()) return false;
    for (std::size_t i = 0; i < wide.children.size(); ++i) {
        if (!includes(wide.children[i], narrow.children[i])) return false;
    }
    for (std::size_t i = 0; i < wide.gaps.size() && i < narrow.gaps.size(); ++i) {
        if (!is_wider(wide.gaps[i], narrow.gaps[i])) return false;
    }
    return true;
}

Pattern without_repetition(Pattern pattern) {
    pattern.quantifier = {};
    return pattern;
}

template <class List>
bool restricts(const List& list) {
    return !list.empty();
}

/// Has it nothing but `find` that decides what it finds?
bool is_plain(const ast::Rule& rule) {
    return !restricts(rule.unless) && !restricts(rule.requires_) && !restricts(rule.neighbours) &&
           !restricts(rule.only) && !restricts(rule.ignored) && !restricts(rule.barriers) &&
           !rule.when;
}

}  // namespace

bool includes(const Pattern& wide, const Pattern& narrow) {
    if (print(wide) == print(narrow)) return true;
    if (!same_label(wide, narrow) || wide.quantifier.least > narrow.quantifier.least ||
        wide.quantifier.most < narrow.quantifier.most)
        return false;
    using Kind = Pattern::Kind;
    if (print(without_repetition(wide)) == print(without_repetition(narrow))) return true;
    if (narrow.kind == Kind::alternatives) {
        return std::ranges::all_of(narrow.children,
                                   [&](const auto& child) { return includes(wide, child); });
    }
    if (wide.kind == Kind::alternatives) {
        return std::ranges::any_of(wide.children,
                                   [&](const auto& child) { return includes(child, narrow); });
    }
    const bool has_parts = wide.kind == Kind::sequence || wide.kind == Kind::near;
    return has_parts && wide.kind == narrow.kind && includes_parts(wide, narrow);
}

bool includes(const ast::Rule& wide, const ast::Rule& narrow) {
    const bool same_place = wide.scope == narrow.scope && wide.scope != ast::Scope::rule &&
                            wide.sentences == narrow.sentences;
    return is_plain(wide) && same_place && includes(wide.find, narrow.find);
}

}  // namespace topos
