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
    [[nodiscard]] char32_t fold(char32_t c) const {
        if (c < kFolded) return folded_[c];
        return is_selector(c) ? 0 : c;
    }
    [[nodiscard]] CharacterClass class_of(char32_t c) const {
        // Planes 2 and 3 are for ideographs (UAX #38), those that ICU does not know yet as well.
        if (c >= 0x20000 && c < 0x40000) return CharacterClass::han;
        if (c < kFolded) return static_cast<CharacterClass>(classes_[c]);
        return is_selector(c) ? CharacterClass::extend : CharacterClass::other;
    }
    /// Logarithms that DictionarySlot::probability points to; [0]: of an unknown character.
    [[nodiscard]] const double* probabilities() const { return probabilities_; }
    [[nodiscard]] double total() const { return header_->total; }

  private:
    Dictionary() = default;
    /// Tags and variation selectors, as in 葛󠄀: plane 14 has nothing else.
    static bool is_selector(char32_t c) { return c >= 0xE0000 && c < 0xE1000; }
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
