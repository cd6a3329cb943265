#pragma once
/// Finds many short strings of folded code points at once, all occurrences.
///
///     where may strings begin? a bitmap of their first two code points says it of any two
///     there: one look-up of both, and from there on the trie, one look-up for each code point;
///            report every string that ends on the way
///
/// The trie is one hash table of (node, code point), the pairs are another: most strings have two
/// characters. Few places pass the bitmap: a hit costs more than a scanned character, and text
/// without hits passes at the speed of the bitmap.
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/lexicon/folded_text.hpp"

namespace topos {

/// Which two code points may begin a string: says yes of all that do, and of a few others. Both
/// halves of the sum are pure functions of one code point, to be computed once for each.
class PairFilter {
  public:
    PairFilter() : bits_(kBits / 64) {}
    static std::uint32_t first(char32_t c) { return static_cast<std::uint32_t>(c) * 0x9E3779B1u; }
    static std::uint32_t second(char32_t c) { return static_cast<std::uint32_t>(c) * 0x85EBCA6Bu; }
    /// `sum`: first(a) ^ second(b).
    [[nodiscard]] bool may_begin(std::uint32_t sum) const {
        return (bits_[sum >> kShift >> 6] >> (sum >> kShift & 63) & 1) != 0;
    }
    void add(char32_t a, char32_t b) {
        const std::uint32_t bit = (first(a) ^ second(b)) >> kShift;
        bits_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
    }

    /// The bitmap: a sum stands at bit sum >> kShift, counted from the lowest of the first word on.
    static constexpr unsigned kShift = 15;
    [[nodiscard]] const std::uint64_t* bits() const { return bits_.data(); }

  private:
    static constexpr std::size_t kBits = std::size_t{1} << (32 - kShift);
    std::vector<std::uint64_t> bits_;
};

class CharacterScanner {
  public:
    CharacterScanner();

    /// Strings are numbered as they are added, from 0; the same string may have several numbers.
    /// Never empty.
    std::uint32_t add(std::u32string_view string);
    /// After the last string.
    void finish();
    [[nodiscard]] bool empty() const { return count_ == 0; }

    /// Of all strings of more than one character. After finish().
    [[nodiscard]] const PairFilter& pairs() const { return pairs_; }
    /// All strings of one character, each once. After finish().
    [[nodiscard]] std::span<const char32_t> alone() const { return alone_; }

    /// The strings that begin with the character at byte `at`: calls found(end, number), in
    /// ascending order of the byte where they end, then number.
    template <class Found>
    void find_at(const FoldedText& text, std::uint32_t at, Found&& found) const {
        const FoldedCharacter first = text.next(at);
        find_from(text, first, text.next(first.end), found);
    }

    /// All strings between bytes `begin` and `end`: calls found(begin, end, number), in ascending
    /// order of both and number.
    template <class Found>
    void scan(const FoldedText& whole, std::uint32_t begin, std::uint32_t end,
              Found&& found) const {
        if (empty()) return;
        const FoldedText text = whole.until(end);
        FoldedCharacter next;
        for (FoldedCharacter here = text.next(begin); here.folded != 0; here = next) {
            next = text.next(here.end);
            if (!may_begin(here.folded, next.folded)) continue;
            find_from(text, here, next, [&](std::uint32_t end_of_string, std::uint32_t number) {
                found(here.begin, end_of_string, number);
            });
        }
    }

  private:
    using Node = std::uint32_t;  ///< 0: there is none, and of the tree the root
    struct Edge {
        std::uint64_t key = kFree;
        Node to = 0;
    };
    static constexpr std::uint64_t kFree = ~std::uint64_t{0};

    /// Keys are two numbers, the second a code point: a node and what follows, or two characters.
    class Table {
      public:
        Table();
        [[nodiscard]] Node find(std::uint32_t a, char32_t b) const {
            const std::uint64_t key = key_of(a, b);
            for (std::size_t at = slot(key);; at = (at + 1) & mask_) {
                if (edges_[at].key == key) return edges_[at].to;
                if (edges_[at].key == kFree) return 0;
            }
        }
        void insert(std::uint32_t a, char32_t b, Node to);

      private:
        static std::uint64_t key_of(std::uint32_t a, char32_t b) {
            return (std::uint64_t{a} << 21) | b;
        }
        [[nodiscard]] std::size_t slot(std::uint64_t key) const {
            return ((key * 0x9E3779B97F4A7C15ull) >> 29) & mask_;
        }
        [[nodiscard]] std::size_t place_of(std::uint64_t key) const;
        void grow();

        std::vector<Edge> edges_;
        std::size_t mask_ = 0;
        std::size_t count_ = 0;
    };

    [[nodiscard]] bool may_begin(char32_t a, char32_t b) const {
        return pairs_.may_begin(PairFilter::first(a) ^ PairFilter::second(b)) || may_be_alone(a);
    }
    /// Of a few other characters, too.
    [[nodiscard]] bool may_be_alone(char32_t c) const {
        return (alone_bits_[(c & 0xFFFF) >> 6] >> (c & 63) & 1) != 0;
    }

    template <class Found>
    void find_from(const FoldedText& text, const FoldedCharacter& first, FoldedCharacter next,
                   Found&& found) const {
        if (first.folded == 0) return;
        if (may_be_alone(first.folded))
            report(first_steps_.find(0, first.folded), first.end, found);
        if (next.folded == 0) return;
        Node node = pair_steps_.find(first.folded, next.folded);
        while (node != 0) {
            report(node, next.end, found);
            if (goes_on_[node] == 0) return;
            next = text.next(next.end);
            if (next.folded == 0) return;
            node = steps_.find(node, next.folded);
        }
    }

    template <class Found>
    void report(Node node, std::uint32_t end, Found&& found) const {
        for (std::uint32_t i = outputs_begin_[node]; i < outputs_begin_[node + 1]; ++i)
            found(end, outputs_[i]);
    }

    Node step(Table& table, std::uint32_t from, char32_t c);

    std::uint32_t count_ = 0;
    PairFilter pairs_;
    std::vector<char32_t> alone_;
    std::vector<std::uint64_t> alone_bits_;  ///< by the low 16 bits of the character
    Table first_steps_;                      ///< from 0: strings of one character
    Table pair_steps_;                       ///< from the first character by the second
    Table steps_;                            ///< from nodes of two and more characters
    Node node_count_ = 1;
    std::vector<std::pair<Node, std::uint32_t>> ends_;  ///< node and string, while they are added
    std::vector<std::uint32_t> outputs_begin_;
    std::vector<std::uint32_t> outputs_;
    std::vector<std::uint8_t> goes_on_;  ///< by node: it has children
};

}  // namespace topos
