#pragma once
/// The file that the build makes of a word list and ICU's data, and that the plugin maps into
/// memory. Little endian.
///
///   DictionaryHeader
///   probabilities × double: logarithms that nodes point to
///   nodes × uint64 (a double-array trie, see DictionaryNode)
///   kCharacters × uint32 (see character_entry)
///   kCharacters × uint16: the code of a folded character in the trie; 0: in no word
#include <cstdint>

namespace topos::chinese {

inline constexpr std::uint32_t kCharacters = 0x30000;  ///< code points from here on are not listed
inline constexpr char kMagic[8] = {'t', 'o', 'p', 'o', 's', 'z', 'h', '3'};

struct DictionaryHeader {
    char magic[8];
    std::uint32_t nodes = 0;
    std::uint32_t probabilities =
        0;             ///< distinct log probabilities; [0] is that of an unknown character
    double total = 0;  ///< sum of all frequencies
};

/// A node of a double-array trie (Aoe 1989, "An Efficient Digital Search Algorithm by Using a
/// Double-Array Structure"). Its child by character code k is node base + k, if that one names it
/// as its parent. Node 0 is the root, with base 0: the child by k is node k. All in one word, so
/// that a step touches one line of cache; frequent characters have small codes, so that the
/// children that texts ask for lie together; and a node knows which of eight classes of codes its
/// children have, so that most steps that lead nowhere touch nothing.
///
///     bits 0 to 20 base, 21 to 41 parent, 42 to 55 probability, 56 to 63 classes of children
struct DictionaryNode {
    static constexpr std::uint32_t kNone = 0x1FFFFF;  ///< parent of the root and of free nodes
    static constexpr std::uint32_t kMostProbability = 0x3FFF;

    std::uint64_t packed = std::uint64_t{kNone} << 21;

    static DictionaryNode of(std::uint32_t base, std::uint32_t parent, std::uint32_t probability,
                             std::uint32_t classes) {
        return {base | std::uint64_t{parent} << 21 | std::uint64_t{probability} << 42 |
                std::uint64_t{classes} << 56};
    }
    [[nodiscard]] std::uint32_t base() const { return static_cast<std::uint32_t>(packed) & kNone; }
    [[nodiscard]] std::uint32_t parent() const {
        return static_cast<std::uint32_t>(packed >> 21) & kNone;
    }
    /// Of the word that ends here: index of its logarithm; 0: no word ends here.
    [[nodiscard]] std::uint32_t probability() const {
        return static_cast<std::uint32_t>(packed >> 42) & kMostProbability;
    }
    static std::uint32_t class_of(std::uint32_t code) { return 1U << (code & 7); }
    [[nodiscard]] bool may_have_child(std::uint32_t code) const {
        return (packed >> 56 & class_of(code)) != 0;
    }
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

/// What a code point folds to (0: it is dropped) and its class, in one word.
inline std::uint32_t character_entry(char32_t folded, CharacterClass kind) {
    return static_cast<std::uint32_t>(folded) | static_cast<std::uint32_t>(kind) << 24;
}

}  // namespace topos::chinese
