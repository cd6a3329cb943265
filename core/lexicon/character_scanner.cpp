#include "core/lexicon/character_scanner.hpp"

#include <algorithm>
#include <cassert>

namespace topos {

namespace {

constexpr std::size_t kFirstEdges = 1024;
constexpr std::uint32_t kPairBits = 1u << 17;
constexpr std::uint32_t kSingleBits = 1u << 16;

void set(std::vector<std::uint64_t>& bits, std::uint32_t at) {
    bits[at >> 6] |= std::uint64_t{1} << (at & 63);
}

}  // namespace

CharacterScanner::CharacterScanner()
    : pairs_(kPairBits / 64),
      singles_(kSingleBits / 64),
      edges_(kFirstEdges),
      mask_(kFirstEdges - 1) {}

std::uint32_t CharacterScanner::add(std::u32string_view string) {
    assert(!string.empty());
    if (string.size() == 1)
        set(singles_, single_bit(string[0]));
    else
        set(pairs_, pair_bit(string[0], string[1]));
    beginnings_.push_back(string[0]);
    std::uint32_t node = 0;
    for (const char32_t c : string) {
        std::uint32_t next = step(node, c);
        if (next == 0) {
            next = node_count_++;
            insert_edge((std::uint64_t{node} << 21) | c, next);
        }
        node = next;
    }
    ends_.emplace_back(node, count_);
    return count_++;
}

void CharacterScanner::insert_edge(std::uint64_t key, std::uint32_t to) {
    if (++edge_count_ * 2 > mask_) grow();
    std::size_t at = slot(key);
    while (edges_[at].key != ~std::uint64_t{0}) at = (at + 1) & mask_;
    edges_[at] = {key, to};
}

void CharacterScanner::grow() {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    mask_ = edges_.size() - 1;
    for (const Edge& edge : old) {
        if (edge.key == ~std::uint64_t{0}) continue;
        std::size_t at = slot(edge.key);
        while (edges_[at].key != ~std::uint64_t{0}) at = (at + 1) & mask_;
        edges_[at] = edge;
    }
}

void CharacterScanner::finish() {
    std::ranges::sort(beginnings_);
    const auto repeated = std::ranges::unique(beginnings_);
    beginnings_.erase(repeated.begin(), repeated.end());
    std::ranges::sort(ends_);
    outputs_begin_.assign(node_count_ + 1, 0);
    for (const auto& [node, string] : ends_) ++outputs_begin_[node + 1];
    for (std::uint32_t node = 0; node < node_count_; ++node)
        outputs_begin_[node + 1] += outputs_begin_[node];
    outputs_.clear();
    for (const auto& [node, string] : ends_) outputs_.push_back(string);
}

}  // namespace topos
