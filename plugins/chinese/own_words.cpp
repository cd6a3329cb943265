#include "own_words.hpp"

namespace topos::chinese {

void OwnWords::add(std::u32string_view folded, double log_probability) {
    const std::size_t bit = pair(folded[0], folded.size() > 1 ? folded[1] : 0);
    pairs_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    std::uint32_t state = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        Edge& edge = insert(state, folded[i]);
        if (i + 1 == folded.size()) edge.log_probability = log_probability;
        state = edge.to;
    }
}

OwnWords::Edge& OwnWords::insert(std::uint32_t state, char32_t c) {
    if (std::size_t{states_} * 2 > edges_.size()) grow();
    const std::uint64_t key = key_of(state, c);
    std::size_t at = hash(key) & (edges_.size() - 1);
    for (; edges_[at].to != 0; at = (at + 1) & (edges_.size() - 1))
        if (edges_[at].key == key) return edges_[at];
    edges_[at] = {key, states_++, 0};
    return edges_[at];
}

void OwnWords::grow() {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    for (const Edge& edge : old) {
        if (edge.to == 0) continue;
        std::size_t at = hash(edge.key) & (edges_.size() - 1);
        while (edges_[at].to != 0) at = (at + 1) & (edges_.size() - 1);
        edges_[at] = edge;
    }
}

}  // namespace topos::chinese
