#include "core/lexicon/phrase_pairs.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace topos {

namespace {

constexpr std::uint32_t kText = 0;
constexpr std::uint32_t kNorm = 1;
constexpr std::uint32_t kKin = 2;

/// A number for each pair of keys and ways to compare; never 0, as no key is.
std::uint64_t pair_of(std::uint32_t first_way, std::uint32_t first, std::uint32_t second_way,
                      std::uint32_t second) {
    const std::uint64_t a = std::uint64_t{first} << 2 | first_way;
    const std::uint64_t b = std::uint64_t{second} << 2 | second_way;
    return a << 32 | b;
}

template <class Take>
void for_keys(const PairKeys& word, Take&& take) {
    if (word.kin != 0) take(kKin, word.kin);
    if (word.other_kin != 0) take(kKin, word.other_kin);
    if (word.norm != 0) take(kNorm, word.norm);
    if (word.text != 0) take(kText, word.text);
}

template <class Take>
void for_pairs(const PairKeys& first, const PairKeys& second, Take&& take) {
    for_keys(first, [&](std::uint32_t first_way, std::uint32_t a) {
        for_keys(second, [&](std::uint32_t second_way, std::uint32_t b) {
            take(pair_of(first_way, a, second_way, b));
        });
    });
}

}  // namespace

void PhrasePairs::Known::add(const PairKeys& word) {
    for_keys(word, [&](std::uint32_t way, std::uint32_t key) {
        if (ways_[way].size() <= key) ways_[way].resize(key + std::size_t{1});
        ways_[way][key] = 1;
    });
}

bool PhrasePairs::Known::has_any(const PairKeys& word) const {
    bool found = false;
    for_keys(word, [&](std::uint32_t way, std::uint32_t key) { found = found || has(way, key); });
    return found;
}

PairKeys PhrasePairs::asked_for(const PairKeys& word) const {
    const auto known = [&](std::uint32_t way, std::uint32_t key) {
        return begins_.has(way, key) || ends_.has(way, key) ? key : 0;
    };
    return {known(kText, word.text), known(kNorm, word.norm), known(kKin, word.kin),
            known(kKin, word.other_kin)};
}

void PhrasePairs::Bitmap::make_room(std::size_t pairs) {
    constexpr std::size_t kBitsForOne = 8;
    const std::size_t bits = std::max<std::size_t>(64, std::bit_ceil(kBitsForOne * pairs));
    bits_.assign(bits / 64, 0);
    shift_ = static_cast<unsigned>(64 - std::countr_zero(bits));
}

void PhrasePairs::add(const PairKeys& first, const PairKeys& second, std::uint32_t phrase) {
    begins_.add(first);
    ends_.add(second);
    for_pairs(first, second, [&](std::uint64_t pair) { added_.push_back({pair, phrase}); });
}

void PhrasePairs::finish() {
    slots_.assign(std::bit_ceil(2 * added_.size() + 1), {});
    bitmap_.make_room(added_.size());
    for (const Added& added : added_) {
        bitmap_.add(added.pair);
        Slot& slot = slots_[place_of(added.pair)];
        slot.pair = added.pair;
        ++slot.end;  // a count so far
    }
    std::uint32_t begin = 0;
    for (Slot& slot : slots_) {
        slot.begin = begin;
        begin += std::exchange(slot.end, begin);
    }
    phrases_.resize(begin);
    for (const Added& added : added_) phrases_[slots_[place_of(added.pair)].end++] = added.phrase;
    added_ = {};
}

void PhrasePairs::find(const PairKeys& first, const PairKeys& second,
                       std::vector<std::uint32_t>& phrases) const {
    phrases.clear();
    for_pairs(first, second, [&](std::uint64_t pair) {
        if (!bitmap_.may_have(pair)) return;
        const Slot& slot = slots_[place_of(pair)];
        for (std::uint32_t i = slot.begin; i < slot.end; ++i) phrases.push_back(phrases_[i]);
    });
    if (phrases.size() < 2) return;
    std::ranges::sort(phrases);
    const auto repeated = std::ranges::unique(phrases);
    phrases.erase(repeated.begin(), repeated.end());
}

/// Where the pair is, or where it would go.
std::size_t PhrasePairs::place_of(std::uint64_t pair) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (hash(pair) >> 32) & mask;
    while (slots_[at].pair != pair && slots_[at].pair != 0) at = (at + 1) & mask;
    return at;
}

}  // namespace topos
