#pragma once
/// Words that the rules bring along: a small trie in one hash table, behind a bitmap of the pairs
/// of characters that words begin with, which most places of a text do not pass.
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace topos::chinese {

class OwnWords {
  public:
    OwnWords() : edges_(kFirstEdges) {}
    void add(std::u32string_view folded, double log_probability);

    /// Calls found(end, log_probability) for each word of the run that begins at `begin`, the
    /// shortest first.
    template <class Found>
    void at(std::u32string_view run, std::size_t begin, Found&& found) const {
        const char32_t second = begin + 1 < run.size() ? run[begin + 1] : 0;
        if (!may_begin(run[begin], second) && !may_begin(run[begin], 0)) return;
        std::uint32_t state = 0;
        for (std::size_t at = begin; at < run.size(); ++at) {
            const Edge* edge = find(state, run[at]);
            if (edge == nullptr) return;
            if (edge->log_probability != 0) found(at + 1, edge->log_probability);
            state = edge->to;
        }
    }

  private:
    struct Edge {
        std::uint64_t key = 0;       ///< state and character
        std::uint32_t to = 0;        ///< 0: free
        double log_probability = 0;  ///< 0: no word ends there (a word's is below)
    };
    static constexpr std::size_t kFirstEdges = 256;
    static constexpr std::size_t kPairs = std::size_t{1} << 16;

    static std::uint64_t key_of(std::uint32_t state, char32_t c) {
        return std::uint64_t{state} << 21 | c;
    }
    static std::size_t hash(std::uint64_t key) {
        return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> 32);
    }
    /// `second` is 0 for words of one character.
    static std::size_t pair(char32_t first, char32_t second) {
        return (first * std::uint32_t{0x9E3779B1} ^ second * std::uint32_t{0x85EBCA6B}) >> 16;
    }
    [[nodiscard]] bool may_begin(char32_t first, char32_t second) const {
        const std::size_t bit = pair(first, second);
        return (pairs_[bit / 64] >> (bit % 64) & 1) != 0;
    }
    [[nodiscard]] const Edge* find(std::uint32_t state, char32_t c) const {
        const std::uint64_t key = key_of(state, c);
        for (std::size_t at = hash(key);; ++at) {
            const Edge& edge = edges_[at & (edges_.size() - 1)];
            if (edge.to == 0) return nullptr;
            if (edge.key == key) return &edge;
        }
    }
    Edge& insert(std::uint32_t state, char32_t c);
    void grow();

    std::vector<Edge> edges_;  ///< of a size that is a power of two
    std::uint32_t states_ = 1;
    std::array<std::uint64_t, kPairs / 64> pairs_{};
};

}  // namespace topos::chinese
