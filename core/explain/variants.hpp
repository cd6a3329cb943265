#pragma once
/// Explaining by experiment: a rule beside variants of itself that leave something out or allow
/// more. What a variant finds in a text says what kept the rule from finding it; so whatever is
/// proposed was tried.
#include <string>
#include <vector>

#include "grammar/ast.hpp"

namespace topos {

struct RuleVariant {
    enum class Kind {
        part,          ///< one part of `find` alone; `number`: which, from 0
        prefix,        ///< the parts up to `number`, without any condition
        bare,          ///< `find` without conditions, every match kept
        every_match,   ///< the rule with `keep all`
        without,       ///< the rule without one clause; `number`: which of clauses_of()
        wider_gap,     ///< the gap before part `number` allows `size`
        wider_scope,   ///< inside paragraph, or the document
        missing_part,  ///< without part `number`
    };
    Kind kind = Kind::bare;
    std::size_t number = 0;
    std::size_t size = 0;
    std::string change;  ///< what was changed, in words: "widen `..3` before <act> to `..5`"
    ast::Rule rule;      ///< its name is no name that a person can write
};

/// A clause that can keep a rule from coding: `unless …`, `requires …`, `not across …`, …
struct NamedClause {
    enum class Kind { barrier, unless, requires_, neighbour, only, when };
    Kind kind = Kind::unless;
    std::size_t index = 0;  ///< among those of its kind
    std::string written;
    Span span;
};

[[nodiscard]] std::vector<NamedClause> clauses_of(const ast::Rule& rule);

/// The parts of `find` as they were written one after the other; one, where it is a single part.
[[nodiscard]] std::vector<ast::Pattern> parts_of(const ast::Pattern& find);

/// Parts and prefixes: enough to see how near a rule is. `number`: of the rule, for the names.
[[nodiscard]] std::vector<RuleVariant> probes_of(const ast::Rule& rule, std::size_t number);

/// All others.
[[nodiscard]] std::vector<RuleVariant> changes_of(const ast::Rule& rule, std::size_t number);

}  // namespace topos
