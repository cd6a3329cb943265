#pragma once
/// Remembers which entries made a word a hit of an atom. That depends on the word alone, and words
/// of codings come again and again.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/lexicon/entries.hpp"

namespace topos {

class EntryMemory {
  public:
    /// Forgets everything when it has grown so large: memory stays flat, and no result changes.
    static constexpr std::size_t kMost = std::size_t{1} << 16;

    /// Null: not known.
    [[nodiscard]] const std::vector<std::uint32_t>* find(AtomIndex atom, std::string_view word) {
        set_key(atom, word);
        const auto found = entries_.find(key_);
        return found == entries_.end() ? nullptr : &found->second;
    }
    void keep(AtomIndex atom, std::string_view word, const std::vector<std::uint32_t>& entries) {
        if (entries_.size() == kMost) entries_.clear();
        set_key(atom, word);
        entries_[key_] = entries;
    }

  private:
    void set_key(AtomIndex atom, std::string_view word) {
        key_.assign(word);
        key_.append(reinterpret_cast<const char*>(&atom), sizeof atom);
    }

    std::string key_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> entries_;
};

}  // namespace topos
