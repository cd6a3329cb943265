#include "core/match/derivation.hpp"

#include <algorithm>

namespace topos {

namespace {

/// More repetitions than a node can have: the node as a whole.
constexpr std::uint32_t kWhole = kNone;

}  // namespace

bool Derivation::find(NodeIndex pattern, const Match& match) {
    const auto pieces = matcher_.pools().pieces_of(match);
    const auto roles = matcher_.pools().roles_of(match);
    pieces_.assign(pieces.begin(), pieces.end());
    roles_.assign(roles.begin(), roles.end());
    leaves_.assign(pieces_.size(), kNone);
    nodes_.clear();
    failed_.clear();
    steps_ = 0;
    return fits(pattern, {0, static_cast<std::uint32_t>(pieces_.size())}, kNone);
}

/// Nodes that were noted on a way that fails are taken back.
bool Derivation::fits(NodeIndex index, Run run, std::uint32_t label) {
    const Node& node = program_.nodes[index];
    if (run.begin == run.end) return node.nullable;
    if (node.most == 0 || ++steps_ > kMostSteps) return false;
    // A leaf by itself is tried faster than remembered.
    const bool is_remembered = node.child_count > 0 || node.most > 1;
    const auto key = std::tuple(index, run.begin, run.end, label, kWhole);
    if (is_remembered && failed_.contains(key)) return false;
    const std::size_t noted = nodes_.size();
    nodes_.push_back(index);
    const bool is_label = node.label != kNone;
    const bool may_label = !is_label || (label == kNone && is_role(hull_of(run), node.label));
    if (may_label && fits_repeated(index, run, is_label ? node.label : label, 0)) return true;
    nodes_.resize(noted);
    if (is_remembered) failed_.insert(key);
    return false;
}

/// `count` repetitions are behind.
bool Derivation::fits_repeated(NodeIndex index, Run run, std::uint32_t label, std::uint32_t count) {
    const Node& node = program_.nodes[index];
    if (node.most <= 1) return fits_once(index, run, label);
    const auto key = std::tuple(index, run.begin, run.end, label, count);
    if (count >= node.most || failed_.contains(key)) return false;
    const std::uint32_t least = node.nullable ? 1 : std::max(1u, node.least);
    const std::size_t noted = nodes_.size();
    for (std::uint32_t middle = run.begin + 1; middle <= run.end; ++middle) {
        const bool is_last = middle == run.end;
        const bool rest_may = is_last ? count + 1 >= least
                                      : matcher_.allows({}, pieces_[middle - 1], pieces_[middle]);
        if (rest_may && fits_once(index, {run.begin, middle}, label) &&
            (is_last || fits_repeated(index, {middle, run.end}, label, count + 1))) {
            return true;
        }
        nodes_.resize(noted);
    }
    failed_.insert(key);
    return false;
}

bool Derivation::fits_once(NodeIndex index, Run run, std::uint32_t label) {
    const Node& node = program_.nodes[index];
    switch (node.kind) {
        case Node::Kind::sequence:
            return fits_sequence(node, 0, run, nullptr, label);
        case Node::Kind::alternatives:
            return fits_alternatives(node, run, label);
        case Node::Kind::near:
            return fits_near(node, run, label);
        default:
            return run.end - run.begin == 1 && fits_leaf(index, run.begin, label);
    }
}

bool Derivation::fits_leaf(NodeIndex index, std::uint32_t piece, std::uint32_t label) {
    if (role_at(pieces_[piece]) != label || !matcher_.is_leaf(index, pieces_[piece])) return false;
    leaves_[piece] = index;
    return true;
}

bool Derivation::fits_alternatives(const Node& node, Run run, std::uint32_t label) {
    const auto children = std::span(program_.children).subspan(node.first_child, node.child_count);
    return std::ranges::any_of(children, [&](NodeIndex child) { return fits(child, run, label); });
}

bool Derivation::fits_near(const Node& node, Run run, std::uint32_t label) {
    const NodeIndex first = program_.children[node.first_child];
    const NodeIndex second = program_.children[node.first_child + 1];
    const GapBound gap = program_.gaps[node.first_child];
    const std::size_t noted = nodes_.size();
    for (std::uint32_t middle = run.begin + 1; middle < run.end; ++middle) {
        if (!matcher_.allows(gap, pieces_[middle - 1], pieces_[middle])) continue;
        for (const auto& [before, behind] : {std::pair(first, second), std::pair(second, first)}) {
            if (fits(before, {run.begin, middle}, label) && fits(behind, {middle, run.end}, label))
                return true;
            nodes_.resize(noted);
        }
    }
    return false;
}

/// `gap`: what may stand before the next part that takes a piece, without the gap written there;
/// null: no part has taken any.
bool Derivation::fits_sequence(const Node& node, std::uint32_t part, Run run, const GapBound* gap,
                               std::uint32_t label) {
    if (part == node.child_count) return run.begin == run.end;
    const NodeIndex child = program_.children[node.first_child + part];
    const GapBound own = program_.gaps[node.first_child + part];
    const GapBound before = gap == nullptr ? own : sum(own, *gap);
    const bool may_follow = gap == nullptr || run.begin == run.end ||
                            matcher_.allows(before, pieces_[run.begin - 1], pieces_[run.begin]);
    const std::size_t noted = nodes_.size();
    const GapBound none{0, 0, false, false};
    for (std::uint32_t end = run.begin + 1; may_follow && end <= run.end; ++end) {
        if (fits(child, {run.begin, end}, label) &&
            fits_sequence(node, part + 1, {end, run.end}, &none, label)) {
            return true;
        }
        nodes_.resize(noted);
    }
    if (!program_.nodes[child].nullable) return false;
    return fits_sequence(node, part + 1, run, gap == nullptr ? nullptr : &before, label);
}

bool Derivation::is_role(const Words& words, std::uint32_t label) const {
    return std::ranges::find(roles_, RoleWords{words, label}) != roles_.end();
}

std::uint32_t Derivation::role_at(const Words& piece) const {
    const auto found = std::ranges::find_if(
        roles_, [&](const RoleWords& role) { return lies_within(piece, role.words); });
    return found == roles_.end() ? kNone : found->role;
}

Words Derivation::hull_of(Run run) const { return hull(pieces_[run.begin], pieces_[run.end - 1]); }

}  // namespace topos
