#pragma once
/// Finds many short strings of code points at once, all occurrences.
///
///     for each position:
///       neither the pair of code points there nor the single one begins a string (two bitmaps)
///       next walk the trie from there; report every string that ends on the way
///
/// The trie is one hash table of (node, code point). The walk is as long as the longest string at
/// that place, and few places pass the bitmaps: a hit costs more than a scanned character, and text
/// without hits passes at memory speed.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace topos {

class CharacterScanner {
  public:
    CharacterScanner();

    /// Strings are numbered as they are added, from 0; the same string may have several numbers.
    /// Never empty.
    std::uint32_t add(std::u32string_view string);
    /// After the last string.
    void finish();
    [[nodiscard]] bool empty() const { return count_ == 0; }

    /// Calls found(position, length, number) in ascending order of position, then length, then
    /// number.
    template <class Found>
    void scan(std::span<const char32_t> text, Found&& found) const {
        if (empty() || text.empty()) return;
        const std::size_t last = text.size() - 1;
        for (std::size_t at = 0; at < last; ++at) {
            if (may_begin(text[at], text[at + 1])) walk(text, at, found);
        }
        walk(text, last, found);
    }

    /// The same, given the positions of all characters that are among beginnings(), ascending.
    template <class Found>
    void scan(std::span<const char32_t> text, std::span<const std::uint32_t> positions,
              Found&& found) const {
        const std::size_t last = text.size() - 1;  // where there are positions, there is text
        for (const std::uint32_t at : positions) {
            if (at == last || may_begin(text[at], text[at + 1])) walk(text, at, found);
        }
    }
    /// The first characters of all strings, each once. After finish().
    [[nodiscard]] std::span<const char32_t> beginnings() const { return beginnings_; }

  private:
    struct Edge {
        std::uint64_t key = ~std::uint64_t{0};  ///< node and code point
        std::uint32_t to = 0;
    };

    static std::uint32_t pair_bit(char32_t a, char32_t b) {
        return ((static_cast<std::uint32_t>(a) * 0x9E3779B1u) ^
                (static_cast<std::uint32_t>(b) * 0x85EBCA6Bu)) >>
               15;
    }
    static std::uint32_t single_bit(char32_t a) { return static_cast<std::uint32_t>(a) & 0xFFFFu; }
    static bool test(const std::vector<std::uint64_t>& bits, std::uint32_t at) {
        return (bits[at >> 6] >> (at & 63)) & 1;
    }
    [[nodiscard]] bool may_begin(char32_t a, char32_t b) const {
        return test(pairs_, pair_bit(a, b)) || test(singles_, single_bit(a));
    }
    /// 0: no such node.
    [[nodiscard]] std::uint32_t step(std::uint32_t node, char32_t c) const {
        const std::uint64_t key = (std::uint64_t{node} << 21) | c;
        for (std::size_t at = slot(key);; at = (at + 1) & mask_) {
            if (edges_[at].key == key) return edges_[at].to;
            if (edges_[at].key == ~std::uint64_t{0}) return 0;
        }
    }
    [[nodiscard]] std::size_t slot(std::uint64_t key) const {
        return ((key * 0x9E3779B97F4A7C15ull) >> 29) & mask_;
    }

    template <class Found>
    void walk(std::span<const char32_t> text, std::size_t at, Found& found) const {
        std::uint32_t node = 0;
        for (std::size_t end = at; end < text.size();) {
            node = step(node, text[end++]);
            if (node == 0) return;
            for (std::uint32_t i = outputs_begin_[node]; i < outputs_begin_[node + 1]; ++i) {
                found(at, end - at, outputs_[i]);
            }
        }
    }

    void insert_edge(std::uint64_t key, std::uint32_t to);
    void grow();

    std::uint32_t count_ = 0;
    std::vector<char32_t> beginnings_;
    std::vector<std::uint64_t> pairs_;    ///< of the first two code points of strings, hashed
    std::vector<std::uint64_t> singles_;  ///< strings of one code point, its low 16 bits
    std::vector<Edge> edges_;
    std::size_t mask_ = 0;
    std::size_t edge_count_ = 0;
    std::uint32_t node_count_ = 1;  ///< node 0 is the root
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        ends_;  ///< node and string, while strings are added
    std::vector<std::uint32_t> outputs_begin_;
    std::vector<std::uint32_t> outputs_;
};

}  // namespace topos
