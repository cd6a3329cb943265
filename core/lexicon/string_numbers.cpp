#include "core/lexicon/string_numbers.hpp"

#include <functional>

namespace topos {

namespace {

constexpr std::size_t kFirstSlots = 16;

std::uint32_t hash_of(std::string_view string) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(string));
}

}  // namespace

StringNumbers::StringNumbers() : slots_(kFirstSlots) {}

std::uint32_t StringNumbers::add(std::string_view string) {
    const std::uint32_t hash = hash_of(string);
    if (const Slot& known = slot_of(string, hash); known.number != 0) return known.number;
    if (2 * ends_.size() > slots_.size()) grow();
    bytes_ += string;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    const auto at = static_cast<std::size_t>(&slot_of(string, hash) - slots_.data());
    slots_[at] = {hash, size()};
    return size();
}

std::uint32_t StringNumbers::find(std::string_view string) const {
    return slot_of(string, hash_of(string)).number;
}

/// Where the string is, or where it would go.
const StringNumbers::Slot& StringNumbers::slot_of(std::string_view string,
                                                  std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != 0 &&
           (slots_[at].hash != hash || (*this)[slots_[at].number] != string))
        at = (at + 1) & mask;
    return slots_[at];
}

void StringNumbers::grow() {
    std::vector<Slot> slots(slots_.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : slots_) {
        if (slot.number == 0) continue;
        std::size_t at = slot.hash & mask;
        while (slots[at].number != 0) at = (at + 1) & mask;
        slots[at] = slot;
    }
    slots_ = std::move(slots);
}

}  // namespace topos
