#include "core/match/rule_needs.hpp"

#include <algorithm>

#include "core/match/character_ruler.hpp"

namespace topos {

bool RuleNeeds::needs_only_its_words(RuleIndex index) const {
    const CompiledRule& rule = program_.rules[index];
    const Node& find = program_.nodes[rule.find];
    return find.kind == Node::Kind::atom && find.most == 1 && needs_only_its_sentence(index) &&
           rule.barriers.empty() && rule.unless.empty() && rule.required.empty() &&
           rule.neighbours.empty() && rule.score_terms.empty();
}

bool RuleNeeds::needs_only_its_sentence(RuleIndex index) const {
    const CompiledRule& rule = program_.rules[index];
    return rule.scope == ast::Scope::sentence && rule.builds_on.empty() && !rule.is_built_on;
}

void RuleNeeds::look_at(std::string_view text, std::span<const SeenAtom> seen) {
    text_ = text;
    for (const AtomIndex atom : set_) seen_[atom] = 0;
    set_.clear();
    stretch_ = seen;
    for (const SeenAtom& one : seen) {
        if (seen_[one.atom] == 0) set_.push_back(one.atom);
        seen_[one.atom] |= one.is_vague ? std::uint8_t{2} : std::uint8_t{1};
    }
}

bool RuleNeeds::may_match(RuleIndex rule) const {
    const CompiledRule& compiled = program_.rules[rule];
    return has_close_parts(program_.nodes[compiled.find]) && has_close_requirements(compiled);
}

bool RuleNeeds::is_plain_atom(NodeIndex index) const {
    const Node& node = program_.nodes[index];
    return node.kind == Node::Kind::atom && node.most == 1 && !node.nullable &&
           seen_[node.subject] == 1 && rules_.lexicon.unhinted[node.subject] == 0;
}

/// Of two atoms side by side: does any pair stand close enough? Anything else may.
bool RuleNeeds::has_close_parts(const Node& find) const {
    const bool is_pair = find.kind == Node::Kind::near || find.kind == Node::Kind::sequence;
    if (!is_pair || find.child_count != 2 || find.most != 1) return true;
    const NodeIndex* parts = &program_.children[find.first_child];
    if (!is_plain_atom(parts[0]) || !is_plain_atom(parts[1])) return true;
    const bool is_near = find.kind == Node::Kind::near;
    const GapBound& gap = program_.gaps[find.first_child + (is_near ? 0 : 1)];
    return stand_close(program_.nodes[parts[0]].subject, program_.nodes[parts[1]].subject, gap,
                       is_near);
}

bool RuleNeeds::has_close_requirements(const CompiledRule& rule) const {
    if (!is_plain_atom(rule.find)) return true;
    const Node& find = program_.nodes[rule.find];
    return std::ranges::all_of(
        rule.required, [&](NodeIndex condition) { return may_stand_near(condition, find); });
}

/// Of `requires <b> near 5 role`, where `find` is `role:<a>`: do any two stand close enough?
/// Anything else may.
bool RuleNeeds::may_stand_near(NodeIndex index, const Node& find) const {
    const Node& condition = program_.nodes[index];
    if (condition.kind != Node::Kind::near || condition.child_count != 2 || condition.most != 1 ||
        condition.nullable)
        return true;
    const NodeIndex* parts = &program_.children[condition.first_child];
    const std::size_t role = program_.nodes[parts[0]].kind == Node::Kind::role ? 0 : 1;
    const Node& bound = program_.nodes[parts[role]];
    if (bound.kind != Node::Kind::role || bound.subject != find.label ||
        !is_plain_atom(parts[1 - role]))
        return true;
    return stand_close(find.subject, program_.nodes[parts[1 - role]].subject,
                       program_.gaps[condition.first_child], true);
}

bool RuleNeeds::stand_close(AtomIndex first, AtomIndex second, const GapBound& gap,
                            bool is_near) const {
    if (gap.counts_words && gap.counts_characters) return true;
    for (std::size_t i = 0; i < stretch_.size(); ++i) {
        if (stretch_[i].atom == first && is_close(i, second, gap)) return true;
        if (is_near && stretch_[i].atom == second && is_close(i, first, gap)) return true;
    }
    return false;
}

bool RuleNeeds::is_close(std::size_t i, AtomIndex partner, const GapBound& gap) const {
    const Words& from = stretch_[i].words;
    for (std::size_t j = i + 1; j < stretch_.size(); ++j) {
        if (stretch_[j].is_vague || stretch_[j].words.begin < from.end) continue;
        // The first partner behind it is the nearest.
        if (stretch_[j].atom == partner) return !is_too_far(from, stretch_[j].words, gap);
    }
    return false;
}

bool RuleNeeds::is_too_far(const Words& before, const Words& after, const GapBound& gap) const {
    if (gap.counts_words) return words_between(before, after) > gap.words;
    return has_more_characters(text_, before.end, after.begin, gap.characters);
}

}  // namespace topos
