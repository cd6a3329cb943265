#pragma once
/// Remembers which entries made a word a hit of an atom. That depends on the word alone, and words
/// of codings come again and again.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/lexicon/entries.hpp"
#include "core/lexicon/string_numbers.hpp"

namespace topos {

class EntryMemory {
  public:
    /// Forgets everything when it has grown so large: memory stays flat, and no result changes.
    static constexpr std::size_t kMost = std::size_t{1} << 16;

    /// Null: not known. Valid until the next keep().
    [[nodiscard]] const std::vector<std::uint32_t>* find(AtomIndex atom, std::string_view word) {
        set_key(atom, word);
        const std::uint32_t number = keys_.find(key_);
        return number == 0 ? nullptr : &entries_[number - 1];
    }
    /// After find() of the same, which did not know it.
    void keep(AtomIndex atom, std::string_view word, const std::vector<std::uint32_t>& entries) {
        if (entries_.size() == kMost) {
            keys_ = {};
            entries_.clear();
        }
        set_key(atom, word);
        keys_.add(key_);
        entries_.push_back(entries);
    }

  private:
    void set_key(AtomIndex atom, std::string_view word) {
        key_.assign(word);
        key_.append(reinterpret_cast<const char*>(&atom), sizeof atom);
    }

    std::string key_;
    StringNumbers keys_;
    std::vector<std::vector<std::uint32_t>> entries_;  ///< by number of the key, less one
};

}  // namespace topos
