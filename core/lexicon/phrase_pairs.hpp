#pragma once
/// Which phrases to try where two words stand side by side. Many phrases share a frequent word, few
/// share two in a row; each is found by the pair of its words that is presumed rarest. A bitmap of
/// all pairs answers for most places that there is none.
#include <array>
#include <cstdint>
#include <vector>

#include "core/lexicon/entry_words.hpp"

namespace topos {

class PhrasePairs {
  public:
    /// `first` and `second`: the one key by which the phrase compares each of the two words, the
    /// others 0. Phrases ascend.
    void add(const PairKeys& first, const PairKeys& second, std::uint32_t phrase);
    /// After the last phrase.
    void finish();

    [[nodiscard]] bool may_begin(const PairKeys& word) const { return begins_.has_any(word); }
    [[nodiscard]] bool may_end(const PairKeys& word) const { return ends_.has_any(word); }
    /// Without the keys that no phrase asks for: those cost time.
    [[nodiscard]] PairKeys asked_for(const PairKeys& word) const;
    /// Replaces what `phrases` held: those that the two words may belong to, ascending.
    void find(const PairKeys& first, const PairKeys& second,
              std::vector<std::uint32_t>& phrases) const;

  private:
    /// Keys that occur, each way of comparing by itself.
    class Known {
      public:
        void add(const PairKeys& word);
        [[nodiscard]] bool has(std::uint32_t way, std::uint32_t key) const {
            return key < ways_[way].size() && ways_[way][key] != 0;
        }
        [[nodiscard]] bool has_any(const PairKeys& word) const;

      private:
        std::array<std::vector<std::uint8_t>, 3> ways_;
    };
    struct Added {
        std::uint64_t pair = 0;
        std::uint32_t phrase = 0;
    };
    /// Says yes of all pairs, and of a few others.
    class Bitmap {
      public:
        void make_room(std::size_t pairs);
        void add(std::uint64_t pair) { bits_[bit_of(pair) >> 6] |= mask_of(pair); }
        [[nodiscard]] bool may_have(std::uint64_t pair) const {
            return (bits_[bit_of(pair) >> 6] & mask_of(pair)) != 0;
        }

      private:
        [[nodiscard]] std::uint64_t bit_of(std::uint64_t pair) const {
            return hash(pair) >> shift_;
        }
        [[nodiscard]] std::uint64_t mask_of(std::uint64_t pair) const {
            return std::uint64_t{1} << (bit_of(pair) & 63);
        }
        std::vector<std::uint64_t> bits_;
        unsigned shift_ = 0;
    };
    static std::uint64_t hash(std::uint64_t pair) {
        return (pair ^ pair >> 29) * 0x9E3779B97F4A7C15ull;
    }
    struct Slot {
        std::uint64_t pair = 0;  ///< 0: empty
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    [[nodiscard]] std::size_t place_of(std::uint64_t pair) const;

    Known begins_;
    Known ends_;
    std::vector<Added> added_;  ///< until finish()
    Bitmap bitmap_;
    std::vector<Slot> slots_{1};
    std::vector<std::uint32_t> phrases_;  ///< of all pairs
};

}  // namespace topos
