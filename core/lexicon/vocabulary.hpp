#pragma once
/// The types of a text: every distinct word once, with what the lexicon says of it.
///
///     for each word:            hash its bytes
///     for each word:            find its type, ahead of time fetched; a new one gets a number
///     for all new types:        one call to the backend, then TypeLexicon::describe
///     whoever finds a type remarkable compares the text, so that equal hashes cannot make a hit
///
/// A word's hash is of its bytes, so `=Uber` and `uber` are two types. When more than kMostTypes
/// were seen the vocabulary is emptied before the next passage: memory stays flat, and no result
/// depends on it.
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/lexicon/type_lexicon.hpp"
#include "core/match/words.hpp"

namespace topos {

using TypeIndex = std::uint32_t;

class Vocabulary {
  public:
    static constexpr std::size_t kMostTypes = std::size_t{1} << 19;
    enum Flag : std::uint8_t {
        kHasAtoms = 1,    ///< it is a hit
        kBeginsPair = 2,  ///< it may be the first word of a phrase's pair
        kEndsPair = 4,
    };

    /// The lexicon must outlive the vocabulary.
    explicit Vocabulary(const TypeLexicon& lexicon, std::size_t most_types = kMostTypes);

    /// Finds the types of words [first, last) of a text; type_of() holds until the next call.
    expected<void, Diagnostic> read(const SegmentedText& text, std::uint32_t first,
                                    std::uint32_t last, LanguageBackend& backend);

    [[nodiscard]] TypeIndex type_of(std::uint32_t word) const { return types_[word - first_]; }
    [[nodiscard]] std::uint8_t flags(TypeIndex type) const { return flags_[type]; }
    /// Words of the last reading that are hits or may begin a pair, ascending.
    [[nodiscard]] std::span<const std::uint32_t> remarkable() const { return remarkable_; }
    [[nodiscard]] std::span<const AtomIndex> atoms(TypeIndex type) const;
    [[nodiscard]] const WordKeys& keys(TypeIndex type) const { return keys_[type]; }
    [[nodiscard]] const PairKeys& pair_keys(TypeIndex type) const { return pair_keys_[type]; }
    /// Is this really the type, or another word with the same hash?
    [[nodiscard]] bool is_text_of(TypeIndex type, std::string_view word) const {
        const auto [begin, end] = text_extents_[type];
        return end - begin == word.size() && same_bytes(texts_.data() + begin, word);
    }
    [[nodiscard]] std::size_t size() const { return flags_.size(); }

  private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t type_and_one = 0;  ///< 0: empty
    };
    struct Extent {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    /// Most words are shorter than it pays to call memcmp for.
    static bool same_bytes(const char* bytes, std::string_view word) {
        const auto same = [&](std::size_t at, auto part) {
            auto other = part;
            std::memcpy(&part, bytes + at, sizeof part);
            std::memcpy(&other, word.data() + at, sizeof other);
            return part == other;
        };
        const std::size_t size = word.size();
        if (size > 16) return std::memcmp(bytes, word.data(), size) == 0;
        if (size >= 8) return same(0, std::uint64_t{}) && same(size - 8, std::uint64_t{});
        if (size >= 4) return same(0, std::uint32_t{}) && same(size - 4, std::uint32_t{});
        if (size >= 2) return same(0, std::uint16_t{}) && same(size - 2, std::uint16_t{});
        return size == 0 || bytes[0] == word[0];
    }

    void clear();
    void grow();
    void hash_words(const SegmentedText& text, std::uint32_t first, std::uint32_t last);
    void find_types(const SegmentedText& text);
    void find_remarkable();
    TypeIndex add_type(std::size_t slot, std::uint64_t hash, std::string_view word);
    expected<void, Diagnostic> describe_new(LanguageBackend& backend);
    void describe(TypeIndex type, const TokenAnalysis& analysis);
    [[nodiscard]] std::string_view text_of(TypeIndex type) const {
        const auto [begin, end] = text_extents_[type];
        return {texts_.data() + begin, end - begin};
    }

    const TypeLexicon& lexicon_;
    std::size_t most_types_;

    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    std::string texts_;
    std::vector<Extent> text_extents_;  ///< this and what follows: one per type
    std::vector<std::uint8_t> flags_;
    std::vector<Extent> atom_extents_;
    std::vector<WordKeys> keys_;
    std::vector<PairKeys> pair_keys_;
    std::vector<AtomIndex> atoms_;

    std::uint32_t first_ = 0;
    std::vector<TypeIndex> types_;  ///< of the words read
    std::vector<std::uint64_t> hashes_;
    std::vector<std::uint32_t> all_remarkable_;
    std::span<const std::uint32_t> remarkable_;
    std::vector<std::string_view> new_texts_;
    std::vector<TokenAnalysis> analyses_;
    TypeFacts facts_;
};

}  // namespace topos
