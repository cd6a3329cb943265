#include "grammar/pattern_trees.hpp"

#include <fmt/format.h>

namespace topos {
namespace {

using ast::Pattern;
using ast::TokenTest;

constexpr std::uint32_t kMostRepetition = 100;

Pattern only_child(Pattern parent) {
    auto only = std::move(parent.children.front());
    return only;
}

}  // namespace

bool is_bare(const Pattern& pattern) {
    return !pattern.label && pattern.quantifier.least == 1 && pattern.quantifier.most == 1;
}

Pattern single_or_sequence(Pattern sequence) {
    return sequence.children.size() == 1 ? only_child(std::move(sequence)) : sequence;
}

Pattern group_of(Pattern alternatives) {
    if (alternatives.children.size() > 1) return alternatives;
    if (is_bare(alternatives.children.front())) return only_child(std::move(alternatives));
    alternatives.kind = Pattern::Kind::sequence;
    alternatives.gaps.emplace_back();
    return alternatives;
}

Pattern without_idle_groups(Pattern pattern) {
    while (pattern.kind == Pattern::Kind::sequence && pattern.children.size() == 1 &&
           is_bare(pattern)) {
        pattern = only_child(std::move(pattern));
    }
    return pattern;
}

Pattern near_of(Pattern left, const ast::Gap& gap) {
    Pattern both;
    both.kind = Pattern::Kind::near;
    both.children.push_back(std::move(left));
    both.gaps.push_back(gap);
    return both;
}

TokenTest collapsed(TokenTest test) {
    const bool list = test.kind == TokenTest::Kind::all_of || test.kind == TokenTest::Kind::any_of;
    if (!list || test.operands.size() != 1) return test;
    auto only = std::move(test.operands.front());
    return only;
}

std::optional<BadQuantifier> problem_of(const ast::Quantifier& quantifier) {
    const auto [least, most] = quantifier;
    if (most == 0) {
        return BadQuantifier{"repeats nothing",
                             "Leave the part out, or write how often it may stand: `{1,3}`."};
    }
    if (least > most) {
        return BadQuantifier{"has its bounds the wrong way round",
                             fmt::format("Write `{{{},{}}}`.", most, least)};
    }
    if (most > kMostRepetition) {
        return BadQuantifier{
            "repeats too often",
            fmt::format("At most {} repetitions can be asked for.", kMostRepetition)};
    }
    return std::nullopt;
}

}  // namespace topos
