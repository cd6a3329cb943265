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

    [[nodiscard]] const DictionarySlot* edge(std::uint32_t state, char32_t c) const {
        const std::uint64_t key = edge_key(state, c);
        for (std::size_t at = edge_hash(key) & mask_;; at = (at + 1) & mask_) {
            const DictionarySlot& slot = slots_[at];
            if (slot.to == 0) return nullptr;
            if (slot.key == key) return &slot;
        }
    }
    [[nodiscard]] char32_t fold(char32_t c) const { return c < kFolded ? folded_[c] : c; }
    [[nodiscard]] CharacterClass class_of(char32_t c) const {
        if (c < kFolded) return static_cast<CharacterClass>(classes_[c]);
        return c < 0x32400 ? CharacterClass::han
                           : CharacterClass::extend;  // Extension G, H; tags and selectors
    }
    /// Logarithms that DictionarySlot::probability points to; [0]: of an unknown character.
    [[nodiscard]] const double* probabilities() const { return probabilities_; }
    [[nodiscard]] double total() const { return header_->total; }

  private:
    Dictionary() = default;
    void* mapped_ = nullptr;
    std::size_t size_ = 0;
    const DictionaryHeader* header_ = nullptr;
    const double* probabilities_ = nullptr;
    const DictionarySlot* slots_ = nullptr;
    const std::uint32_t* folded_ = nullptr;
    const std::uint8_t* classes_ = nullptr;
    std::size_t mask_ = 0;
};

}  // namespace topos::chinese
