#include "core/explain/variants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/print.hpp"

namespace topos {

namespace {

using Kind = RuleVariant::Kind;

constexpr std::uint32_t kMostWider = 20;  // words more

bool is_list(const ast::Pattern& pattern) {
    const bool list =
        pattern.kind == ast::Pattern::Kind::sequence || pattern.kind == ast::Pattern::Kind::near;
    return list && !pattern.label && pattern.quantifier.least == 1 && pattern.quantifier.most == 1;
}

/// Could it match without any word? Such patterns are refused.
bool may_be_empty(const ast::Pattern& pattern) {
    if (pattern.quantifier.least == 0) return true;
    if (pattern.kind == ast::Pattern::Kind::sequence)
        return std::ranges::all_of(pattern.children, may_be_empty);
    if (pattern.kind == ast::Pattern::Kind::alternatives)
        return std::ranges::any_of(pattern.children, may_be_empty);
    return false;
}

/// Nothing but a pattern and where it must stand.
ast::Rule bare_rule(const ast::Rule& rule, ast::Pattern find) {
    ast::Rule bare;
    bare.code = rule.code;
    bare.find = std::move(find);
    bare.scope = rule.scope;
    bare.sentences = rule.sentences;
    bare.inside = rule.inside;
    bare.keep = ast::Keep::all;
    bare.span = rule.span;
    return bare;
}

void drop(ast::Rule& rule, const NamedClause& clause) {
    const auto erase = [&](auto& list) {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(clause.index));
    };
    switch (clause.kind) {
        case NamedClause::Kind::barrier:
            return erase(rule.barriers);
        case NamedClause::Kind::unless:
            return erase(rule.unless);
        case NamedClause::Kind::requires_:
            return erase(rule.requires_);
        case NamedClause::Kind::neighbour:
            return erase(rule.neighbours);
        case NamedClause::Kind::only:
            return rule.only.clear();
        case NamedClause::Kind::when:
            return rule.when.reset();
    }
}

class Variants {
  public:
    Variants(const ast::Rule& rule, std::size_t number) : rule_(rule), number_(number) {}

    std::vector<RuleVariant> probes() {
        const auto parts = parts_of(rule_.find);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            ast::Pattern part = parts[i];
            part.quantifier.least = std::max(1u, part.quantifier.least);
            add(Kind::part, i, 0, "", bare_rule(rule_, std::move(part)));
        }
        if (rule_.find.kind == ast::Pattern::Kind::sequence && is_list(rule_.find)) {
            for (std::size_t i = 1; i < parts.size(); ++i) add_prefix(i);
        } else if (parts.size() > 1) {
            add(Kind::prefix, parts.size() - 1, 0, "", bare_rule(rule_, rule_.find));
        }
        return std::move(variants_);
    }

    std::vector<RuleVariant> changes() {
        add(Kind::bare, 0, 0, "", bare_rule(rule_, rule_.find));
        ast::Rule every = rule_;
        every.keep = ast::Keep::all;
        add(Kind::every_match, 0, 0, "", std::move(every));
        const auto clauses = clauses_of(rule_);
        for (std::size_t i = 0; i < clauses.size(); ++i) {
            ast::Rule without = rule_;
            drop(without, clauses[i]);
            add(Kind::without, i, 0, "leave out `" + clauses[i].written + "`", std::move(without));
        }
        add_wider_gaps();
        add_wider_scopes();
        add_missing_parts();
        return std::move(variants_);
    }

  private:
    void add(Kind kind, std::size_t part, std::size_t size, std::string change, ast::Rule rule) {
        if (may_be_empty(rule.find)) return;
        rule.examples.clear();
        rule.name.text = fmt::format("{}\x01{}", number_, variants_.size());
        variants_.push_back({kind, part, size, std::move(change), std::move(rule)});
        // Probes and changes of one rule stand beside each other.
        auto& name = variants_.back().rule.name.text;
        name += static_cast<int>(kind) <= static_cast<int>(Kind::prefix) ? "p" : "c";
    }

    void add_prefix(std::size_t last) {
        ast::Pattern prefix = rule_.find;
        prefix.children.resize(last + 1);
        prefix.gaps.resize(std::min(prefix.gaps.size(), last + 1));
        add(Kind::prefix, last, 0, "", bare_rule(rule_, std::move(prefix)));
    }

    void add_wider_gaps() {
        if (!is_list(rule_.find)) return;
        const bool is_near = rule_.find.kind == ast::Pattern::Kind::near;
        for (std::size_t i = is_near ? 0 : 1; i < rule_.find.gaps.size(); ++i) {
            for (std::uint32_t more = 1; more <= kMostWider; ++more) {
                ast::Rule wider = rule_;
                ast::Gap& gap = wider.find.gaps[i];
                const std::string before = written(gap, is_near);
                gap.most += more;
                const auto& part = rule_.find.children[is_near ? 1 : i];
                std::string change = fmt::format("write `{}` in place of `{}` before `{}`",
                                                 written(gap, is_near), before, print(part));
                const std::uint32_t size = gap.most;
                add(Kind::wider_gap, i, size, std::move(change), std::move(wider));
            }
            if (is_near) break;
        }
    }

    static std::string written(const ast::Gap& gap, bool is_near) {
        const char* unit = gap.unit == ast::Unit::characters ? " characters" : "";
        if (is_near) return fmt::format("near {}{}", gap.most + 1, unit);
        if (gap.most == 0) return "a blank";
        return fmt::format("..{}{}", gap.most, unit);
    }

    void add_wider_scopes() {
        if (rule_.scope != ast::Scope::sentence && rule_.scope != ast::Scope::sentences) return;
        ast::Rule wider = rule_;
        wider.scope = ast::Scope::paragraph;
        add(Kind::wider_scope, 0, 0, "write `inside paragraph`", std::move(wider));
    }

    void add_missing_parts() {
        const auto parts = parts_of(rule_.find);
        if (parts.size() < 2 || rule_.find.kind != ast::Pattern::Kind::sequence) return;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            ast::Rule less = rule_;
            less.find.children[i].quantifier = {0, std::max(1u, parts[i].quantifier.most)};
            std::string change =
                "let `" + print(parts[i]) + "` be missing: `" + print(less.find.children[i]) + "`";
            add(Kind::missing_part, i, 0, std::move(change), std::move(less));
        }
    }

    const ast::Rule& rule_;
    std::size_t number_;
    std::vector<RuleVariant> variants_;
};

}  // namespace

std::vector<NamedClause> clauses_of(const ast::Rule& rule) {
    std::vector<NamedClause> clauses;
    const auto add = [&](NamedClause::Kind kind, std::size_t index, std::string written,
                         const Span& span) {
        clauses.push_back({kind, index, std::move(written), span});
    };
    for (std::size_t i = 0; i < rule.barriers.size(); ++i) {
        add(NamedClause::Kind::barrier, i, "not across " + print(rule.barriers[i]),
            rule.barriers[i].span);
    }
    for (std::size_t i = 0; i < rule.unless.size(); ++i)
        add(NamedClause::Kind::unless, i, "unless " + print(rule.unless[i]), rule.unless[i].span);
    for (std::size_t i = 0; i < rule.requires_.size(); ++i) {
        add(NamedClause::Kind::requires_, i, "requires " + print(rule.requires_[i]),
            rule.requires_[i].span);
    }
    for (std::size_t i = 0; i < rule.neighbours.size(); ++i) {
        const ast::Neighbour& one = rule.neighbours[i];
        const bool is_before = one.side == ast::Neighbour::Side::before;
        add(NamedClause::Kind::neighbour, i,
            fmt::format("{}{} {}{}", one.refused ? "unless " : "", is_before ? "before" : "after",
                        print(one.gap), print(one.pattern)),
            one.span);
    }
    if (!rule.only.empty()) {
        std::string names;
        for (const auto& status : rule.only) names += (names.empty() ? "" : ", ") + status.text;
        add(NamedClause::Kind::only, 0, "only " + names, rule.only.front().span);
    }
    if (rule.when) add(NamedClause::Kind::when, 0, "when " + print(*rule.when), rule.when->span);
    return clauses;
}

std::vector<ast::Pattern> parts_of(const ast::Pattern& find) {
    return is_list(find) ? find.children : std::vector<ast::Pattern>{find};
}

std::vector<RuleVariant> probes_of(const ast::Rule& rule, std::size_t number) {
    return Variants(rule, number).probes();
}

std::vector<RuleVariant> changes_of(const ast::Rule& rule, std::size_t number) {
    return Variants(rule, number).changes();
}

}  // namespace topos
