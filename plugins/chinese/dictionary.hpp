#pragma once
/// The dictionary at work: mapped, shared by all instances, read only.
#include <cmath>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "dictionary_file.hpp"

namespace topos::chinese {

class Dictionary {
  public:
    /// Throws plugin::Failure with what is missing.
    static std::shared_ptr<const Dictionary> open(const std::string& path);
    ~Dictionary();
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;

    /// Nodes of the trie; base + code of any node is in bounds.
    [[nodiscard]] const DictionaryNode* nodes() const { return nodes_; }
    /// Of a folded character; 0: no word has it.
    [[nodiscard]] std::uint16_t code_of(char32_t folded) const {
        return folded < kCharacters ? codes_[folded] : std::uint16_t{0};
    }
    /// Folded form and class at once.
    struct Character {
        char32_t folded = 0;
        CharacterClass kind = CharacterClass::other;
    };
    [[nodiscard]] Character character(char32_t c) const {
        // Planes 2 and 3 are looked up otherwise.
        if (c >= 0x20000) return {fold(c), class_of(c)};
        return {characters_[c] & 0xFFFFFF, static_cast<CharacterClass>(characters_[c] >> 24)};
    }
    [[nodiscard]] char32_t fold(char32_t c) const {
        if (c < kCharacters) return characters_[c] & 0xFFFFFF;
        return is_selector(c) ? 0 : c;
    }
    [[nodiscard]] CharacterClass class_of(char32_t c) const {
        // Planes 2 and 3 are for ideographs (UAX #38), those that ICU does not know yet as well.
        if (c >= 0x20000 && c < 0x40000) return CharacterClass::han;
        if (c < kCharacters) return static_cast<CharacterClass>(characters_[c] >> 24);
        return is_selector(c) ? CharacterClass::extend : CharacterClass::other;
    }
    /// Logarithms that DictionaryNode::probability points to; [0]: of an unknown character.
    [[nodiscard]] std::span<const double> probabilities() const {
        return {probabilities_, header_->probabilities};
    }
    [[nodiscard]] double total() const { return header_->total; }

  private:
    Dictionary() = default;
    /// Tags and variation selectors, as in 葛󠄀: plane 14 has nothing else.
    static bool is_selector(char32_t c) { return c >= 0xE0000 && c < 0xE1000; }
    void* mapped_ = nullptr;
    std::size_t size_ = 0;
    const DictionaryHeader* header_ = nullptr;
    const double* probabilities_ = nullptr;
    const DictionaryNode* nodes_ = nullptr;
    const std::uint32_t* characters_ = nullptr;
    const std::uint16_t* codes_ = nullptr;
};

}  // namespace topos::chinese
