#include "core/lexicon/character_scanner.hpp"

#include <algorithm>
#include <cassert>

namespace topos {

namespace {

constexpr std::size_t kFirstEdges = 64;

}  // namespace

CharacterScanner::CharacterScanner() : alone_bits_(0x10000 / 64), goes_on_(1) {}

CharacterScanner::Table::Table() : edges_(kFirstEdges), mask_(kFirstEdges - 1) {}

/// Where the key stands, or would.
std::size_t CharacterScanner::Table::place_of(std::uint64_t key) const {
    std::size_t at = slot(key);
    while (edges_[at].key != kFree && edges_[at].key != key) at = (at + 1) & mask_;
    return at;
}

void CharacterScanner::Table::insert(std::uint32_t a, char32_t b, Node to) {
    if (++count_ * 2 > mask_) grow();
    const std::uint64_t key = key_of(a, b);
    edges_[place_of(key)] = {key, to};
}

void CharacterScanner::Table::grow() {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    mask_ = edges_.size() - 1;
    for (const Edge& edge : old) {
        if (edge.key != kFree) edges_[place_of(edge.key)] = edge;
    }
}

CharacterScanner::Node CharacterScanner::step(Table& table, std::uint32_t from, char32_t c) {
    Node node = table.find(from, c);
    if (node == 0) {
        node = node_count_++;
        goes_on_.resize(node_count_);
        table.insert(from, c, node);
    }
    return node;
}

std::uint32_t CharacterScanner::add(std::u32string_view string) {
    assert(!string.empty());
    Node node = 0;
    if (string.size() == 1) {
        alone_.push_back(string[0]);
        alone_bits_[(string[0] & 0xFFFF) >> 6] |= std::uint64_t{1} << (string[0] & 63);
        node = step(first_steps_, 0, string[0]);
    } else {
        pairs_.add(string[0], string[1]);
        node = step(pair_steps_, string[0], string[1]);
        for (const char32_t c : string.substr(2)) {
            const Node parent = node;
            node = step(steps_, parent, c);
            goes_on_[parent] = 1;
        }
    }
    ends_.emplace_back(node, count_);
    return count_++;
}

void CharacterScanner::finish() {
    std::ranges::sort(alone_);
    const auto repeated = std::ranges::unique(alone_);
    alone_.erase(repeated.begin(), repeated.end());
    std::ranges::sort(ends_);
    outputs_begin_.assign(node_count_ + 1, 0);
    for (const auto& [node, string] : ends_) ++outputs_begin_[node + 1];
    for (Node node = 0; node < node_count_; ++node)
        outputs_begin_[node + 1] += outputs_begin_[node];
    outputs_.clear();
    for (const auto& [node, string] : ends_) outputs_.push_back(string);
}

}  // namespace topos
