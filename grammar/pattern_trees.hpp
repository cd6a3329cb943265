#pragma once
/// How the parts of a pattern are put together, and which trees stand for the same pattern: one way
/// to write each thing, so that what comes behind never sees a sequence of one.
#include <optional>
#include <string>

#include "grammar/ast.hpp"

namespace topos {

/// Has neither label nor repetition.
[[nodiscard]] bool is_bare(const ast::Pattern& pattern);

/// A sequence of one element is that element.
[[nodiscard]] ast::Pattern single_or_sequence(ast::Pattern sequence);

/// What stands in parentheses, with its alternatives as children. `( a )` is `a`, unless a label or
/// a repetition of the group would cover those of `a`: then it is a sequence of one.
[[nodiscard]] ast::Pattern group_of(ast::Pattern alternatives);

/// `((role:<a>))`: a group that has got neither label nor repetition is only its content.
[[nodiscard]] ast::Pattern without_idle_groups(ast::Pattern pattern);

/// `left near 5 …`, its second side still to come.
[[nodiscard]] ast::Pattern near_of(ast::Pattern left, const ast::Gap& gap);

/// One operand of `and` or `or` stands for itself.
[[nodiscard]] ast::TokenTest collapsed(ast::TokenTest test);

/// What is wrong with the bounds of a repetition.
struct BadQuantifier {
    std::string what;  ///< behind `{3,1}`: "has its bounds the wrong way round"
    std::string remedy;
};
[[nodiscard]] std::optional<BadQuantifier> problem_of(const ast::Quantifier& quantifier);

}  // namespace topos
