#include "core/match/pattern_matcher.hpp"

#include <algorithm>

#include "core/text/characters.hpp"

namespace topos {

PatternMatcher::PatternMatcher(const Program::Compiled& program, const TypeLexicon& types)
    : program_(program), types_(types), remembered_(program.nodes.size()) {}

void PatternMatcher::begin_region(const SegmentedText& text, const Region& region, const Hits& hits,
                                  std::span<const std::vector<FoundSegment>> found) {
    text_ = text;
    region_ = region;
    hits_ = &hits;
    found_ = found;
    ruler_.begin(text.text, region);
    pools_.clear();
    ++region_number_;
    reached_cap_ = false;
    is_clipped_ = false;
}

void PatternMatcher::begin_clipped_region(const SegmentedText& text, const Region& region,
                                          const Hits& hits,
                                          std::span<const std::vector<FoundSegment>> found) {
    begin_region(text, region, hits, found);
    is_clipped_ = true;
}

MatchSet PatternMatcher::matches(NodeIndex node) {
    Remembered& remembered = remembered_[node];
    if (remembered.region != region_number_) {
        const MatchSet set = evaluate(node);
        remembered_[node] = {region_number_, set};
    }
    return remembered_[node].set;
}

template <class Suits>
bool PatternMatcher::any_match(NodeIndex condition, std::span<const RoleWords> bound, Suits suits) {
    if (!program_.nodes[condition].has_role)
        return std::ranges::any_of(pools_.of(matches(condition)), suits);
    remember_parts(condition);
    bound_ = bound;
    const auto mark = pools_.mark();
    const bool found = std::ranges::any_of(pools_.of(evaluate(condition)), suits);
    pools_.release(mark);
    return found;
}

bool PatternMatcher::holds(NodeIndex condition, std::span<const RoleWords> bound,
                           const Region& around) {
    return any_match(condition, bound,
                     [&](const Match& match) { return lies_within(match.words, around); });
}

bool PatternMatcher::stands_beside(const CompiledNeighbour& neighbour, const Words& words,
                                   std::span<const RoleWords> bound, const Region& around) {
    return any_match(neighbour.pattern, bound, [&](const Match& match) {
        if (!lies_within(match.words, around)) return false;
        if (neighbour.side == ast::Neighbour::Side::before)
            return match.words.begin >= words.end && allows(neighbour.gap, words, match.words);
        return match.words.end <= words.begin && allows(neighbour.gap, match.words, words);
    });
}

/// Parts without roles are the same for every match: found once, below the mark.
void PatternMatcher::remember_parts(NodeIndex node) {
    const Node& parent = program_.nodes[node];
    for (std::uint32_t i = 0; i < parent.child_count; ++i) {
        const NodeIndex child = program_.children[parent.first_child + i];
        if (program_.nodes[child].has_role)
            remember_parts(child);
        else
            (void)matches(child);
    }
}

MatchSet PatternMatcher::evaluate(NodeIndex index) {
    const Node& node = program_.nodes[index];
    if (node.most == 0) return {};
    MatchSet set = evaluate_once(node);
    if (node.most > 1) set = repeat(node, set);
    if (node.label != kNone) set = label(node, set);
    return set;
}

MatchSet PatternMatcher::evaluate_once(const Node& node) {
    switch (node.kind) {
        case Node::Kind::atom:
            return evaluate_atom(node);
        case Node::Kind::any:
            return evaluate_any();
        case Node::Kind::rule:
        case Node::Kind::rule_role:
            return evaluate_found(node);
        case Node::Kind::role:
            return evaluate_role(node);
        case Node::Kind::sequence:
            return evaluate_sequence(node);
        case Node::Kind::alternatives:
            return evaluate_alternatives(node);
        case Node::Kind::near:
            return evaluate_near(node);
    }
    return {};
}

MatchSet PatternMatcher::evaluate_atom(const Node& node) {
    const std::uint32_t begin = pools_.size();
    for (const Hit& hit : hits_->of(node.subject)) {
        if (!is_clipped_ || lies_within(hit.words, region_)) pools_.add_leaf(hit.words);
    }
    if (node.in_barrier && program_.atoms[node.subject].kind == Atom::Kind::test)
        add_punctuation(node.subject);
    return pools_.settle(begin);
}

/// Between words, each code point that is not blank is a sign of its own: norm and text are the
/// sign, nothing else is known.
void PatternMatcher::add_punctuation(AtomIndex test) {
    const TokenPredicate& holds = types_.predicate(test);
    TokenAnalysis analysis;
    std::uint32_t word = region_.first;
    for (std::uint32_t at = region_.begin; at < region_.end;) {
        if (word < region_.last && at >= text_.word_begin(word)) {
            at = std::max(at, text_.word_end(word++));
            continue;
        }
        const auto character = first_character(text_.text.substr(at));
        const auto end = at + static_cast<std::uint32_t>(character.bytes);
        const std::string_view sign = text_.text.substr(at, character.bytes);
        if (!is_space(character.code_point) && sign != "\n" && sign != "\r") {
            analysis.norm = sign;
            if (holds(sign, analysis) == Truth::yes) pools_.add_leaf({at, end, word, word});
        }
        at = end;
    }
}

bool PatternMatcher::is_leaf(NodeIndex leaf, const Words& piece) const {
    const Node& node = program_.nodes[leaf];
    if (node.kind == Node::Kind::any) {
        return piece.last - piece.first == 1 && text_.word_begin(piece.first) == piece.begin &&
               text_.word_end(piece.first) == piece.end;
    }
    if (node.kind == Node::Kind::atom) {
        const auto hits = hits_->of(node.subject);
        return std::ranges::find(hits, piece, &Hit::words) != hits.end();
    }
    const bool is_role = node.kind == Node::Kind::rule_role;
    if (!is_role && node.kind != Node::Kind::rule) return false;
    return std::ranges::any_of(found_[node.subject], [&](const FoundSegment& segment) {
        if (!is_role) return segment.words == piece;
        return std::ranges::find(segment.roles, RoleWords{piece, node.subject_role}) !=
               segment.roles.end();
    });
}

MatchSet PatternMatcher::evaluate_any() {
    const std::uint32_t begin = pools_.size();
    for (std::uint32_t word = region_.first; word < region_.last; ++word) {
        pools_.add_leaf({text_.word_begin(word), text_.word_end(word), word, word + 1});
    }
    return pools_.settle(begin);
}

MatchSet PatternMatcher::evaluate_found(const Node& node) {
    const std::uint32_t begin = pools_.size();
    for (const FoundSegment& segment : found_[node.subject]) {
        if (segment.words.begin >= region_.end) break;
        if (node.kind == Node::Kind::rule) {
            if (lies_within(segment.words, region_)) pools_.add_leaf(segment.words);
            continue;
        }
        for (const RoleWords& role : segment.roles) {
            if (role.role == node.subject_role && lies_within(role.words, region_))
                pools_.add_leaf(role.words);
        }
    }
    return pools_.settle(begin);
}

MatchSet PatternMatcher::evaluate_role(const Node& node) {
    const std::uint32_t begin = pools_.size();
    for (const RoleWords& role : bound_) {
        if (role.role == node.subject) pools_.add_leaf(role.words);
    }
    return pools_.settle(begin);
}

MatchSet PatternMatcher::evaluate_alternatives(const Node& node) {
    std::vector<MatchSet> sets(node.child_count);
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        const NodeIndex child = program_.children[node.first_child + i];
        sets[i] = program_.nodes[child].has_role ? evaluate(child) : matches(child);
    }
    const std::uint32_t begin = pools_.size();
    for (const MatchSet set : sets) add_copies(set);
    return pools_.settle(begin);
}

void PatternMatcher::add_copies(MatchSet set) {
    for (std::uint32_t i = 0; i < set.count; ++i) {
        const Match match = pools_.matches[set.begin + i];
        pools_.matches.push_back(match);
    }
}

MatchSet PatternMatcher::label(const Node& node, MatchSet set) {
    const std::uint32_t begin = pools_.size();
    for (std::uint32_t i = 0; i < set.count; ++i) {
        Match match = pools_.matches[set.begin + i];
        if (match.roles.count != 0) continue;
        match.roles = {static_cast<std::uint32_t>(pools_.roles.size()), 1};
        pools_.roles.push_back({match.words, node.label});
        pools_.matches.push_back(match);
    }
    return pools_.settle(begin);
}

}  // namespace topos
