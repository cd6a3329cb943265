#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "topos/plugin.hpp"

namespace topos::jsonl {

/// What texts are written as, where the same texts come again and again within one call: written
/// once, copied from then on. Texts count as the same if they are the same memory.
template <std::size_t count>
class Repeated {
  public:
    using Texts = std::array<topos_text, count>;

    /// Appends what `write(texts, out)` appends.
    template <class Write>
    void append(const Texts& texts, std::string& out, Write&& write) {
        Known& known = known_[place_of(texts)];
        if (are_same(known.texts, texts)) {
            out.append(written_, known.begin, known.size);
            return;
        }
        const std::size_t begin = out.size();
        write(texts, out);
        known = {texts, written_.size(), out.size() - begin};
        written_.append(out, begin);
    }

  private:
    struct Known {
        Texts texts{};
        std::size_t begin = 0;  ///< of written_
        std::size_t size = 0;
    };
    static constexpr std::size_t kPlaces = 128;

    /// Texts of one kind lie some dozen bytes apart from each other.
    static std::size_t place_of(const Texts& texts) {
        const auto address = reinterpret_cast<std::uintptr_t>(texts.back().data);
        return (address ^ (address >> 7) ^ (address >> 14)) % kPlaces;
    }
    static bool are_same(const Texts& a, const Texts& b) {
        return std::equal(a.begin(), a.end(), b.begin(), [](topos_text one, topos_text other) {
            return one.data == other.data && one.size == other.size && one.data != nullptr;
        });
    }

    std::array<Known, kPlaces> known_;
    std::string written_;
};

}  // namespace topos::jsonl
