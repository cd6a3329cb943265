#pragma once
/// The file that the build makes of a word list and ICU's data, and that the plugin maps into
/// memory. Little endian.
///
///   DictionaryHeader, then `slots` × DictionarySlot (an open hash table of trie edges), then
///   kFolded × uint32 (folded code point, 0: dropped), then kFolded × uint8 (CharacterClass)
#include <cstdint>

namespace topos::chinese {

inline constexpr std::uint32_t kFolded = 0x30000;  ///< code points from here on fold to themselves
inline constexpr char kMagic[8] = {'t', 'o', 'p', 'o', 's', 'z', 'h', '1'};

struct DictionaryHeader {
    char magic[8];
    std::uint32_t slots = 0;  ///< a power of two
    std::uint32_t probabilities =
        0;             ///< distinct log probabilities; [0] is that of an unknown character
    double total = 0;  ///< sum of all frequencies
};

/// From trie state `key >> 21` with code point `key & 0x1FFFFF` to state `to`. State 0 is the root;
/// a free slot has `to` 0.
struct DictionarySlot {
    std::uint64_t key = 0;
    std::uint32_t to = 0;
    std::uint32_t probability =
        0;  ///< of the word that ends at `to`: index of its logarithm; 0: no word
};

enum class CharacterClass : std::uint8_t {
    other,
    han,
    alphanumeric,
    kana,
    hangul,
    pictograph,
    extend
};

inline std::uint64_t edge_key(std::uint32_t state, char32_t c) {
    return std::uint64_t{state} << 21 | c;
}
inline std::uint64_t edge_hash(std::uint64_t key) { return key * 0x9E3779B97F4A7C15U >> 24; }

}  // namespace topos::chinese
