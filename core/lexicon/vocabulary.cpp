#include "core/lexicon/vocabulary.hpp"

#include <algorithm>
#include <cstring>

namespace topos {

namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 12;
constexpr std::size_t kPrefetchDistance = 24;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a ^ 0x9E3779B97F4A7C15ull) * (b ^ 0xD6E8FEB86659FD93ull);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t load(const char* bytes, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, size);
    return value;
}

std::uint64_t hash_long(const char* word, std::size_t size) {
    std::uint64_t hash = size;
    std::size_t at = 0;
    for (; at + 8 < size; at += 8) hash = mix(hash, load(word + at, 8));
    return mix(hash, load(word + size - 8, 8));
}

/// `is_readable`: 8 bytes can be read at its begin.
std::uint64_t hash_of(const char* word, std::size_t size, bool is_readable) {
    if (size > 8) return hash_long(word, size);
    if (!is_readable) return mix(load(word, size), size);
    const std::uint64_t mask = ~std::uint64_t{0} >> (64 - 8 * size);
    return mix(load(word, 8) & mask, size);
}

}  // namespace

Vocabulary::Vocabulary(const TypeLexicon& lexicon, std::size_t most_types)
    : lexicon_(lexicon), most_types_(most_types) {
    clear();
}

void Vocabulary::clear() {
    slots_.assign(kFirstSlots, {});
    mask_ = kFirstSlots - 1;
    texts_.clear();
    text_extents_.clear();
    flags_.clear();
    atom_extents_.clear();
    keys_.clear();
    pair_keys_.clear();
    atoms_.clear();
}

std::span<const AtomIndex> Vocabulary::atoms(TypeIndex type) const {
    const auto [begin, end] = atom_extents_[type];
    return {atoms_.data() + begin, end - begin};
}

expected<void, Diagnostic> Vocabulary::read(const SegmentedText& text, std::uint32_t first,
                                            std::uint32_t last, LanguageBackend& backend) {
    // Texts are bounded as well: a type may be a megabyte of letters.
    if (flags_.size() > most_types_ || texts_.size() > (std::size_t{1} << 28)) clear();
    hash_words(text, first, last);
    find_types(text);
    if (auto done = describe_new(backend); !done) return done;
    find_remarkable();
    return {};
}

void Vocabulary::hash_words(const SegmentedText& text, std::uint32_t first, std::uint32_t last) {
    first_ = first;
    hashes_.resize(last - first);
    const char* bytes = text.text.data();
    const std::size_t size = text.text.size();
    for (std::uint32_t word = first; word < last; ++word) {
        const std::uint32_t begin = text.word_begin(word);
        hashes_[word - first] =
            hash_of(bytes + begin, text.word_end(word) - begin, begin + std::size_t{8} <= size);
    }
    // Of a sentence's words, most would be looked up before those ahead are fetched.
    if (hashes_.size() > 4 * kPrefetchDistance) return;
    for (const std::uint64_t hash : hashes_) __builtin_prefetch(&slots_[hash & mask_]);
}

void Vocabulary::find_types(const SegmentedText& text) {
    const std::size_t count = hashes_.size();
    types_.resize(count);
    hashes_.resize(count +
                   kPrefetchDistance);  // what is fetched ahead of the last words is of no use
    const std::uint64_t* hashes = hashes_.data();
    TypeIndex* types = types_.data();
    const Slot* slots = slots_.data();
    std::size_t mask = mask_;
    for (std::size_t i = 0; i < count; ++i) {
        __builtin_prefetch(&slots[hashes[i + kPrefetchDistance] & mask]);
        std::size_t at = hashes[i] & mask;
        while (slots[at].type_and_one != 0 && slots[at].hash != hashes[i]) at = (at + 1) & mask;
        types[i] = slots[at].type_and_one - 1;
        if (slots[at].type_and_one != 0) continue;
        types[i] = add_type(at, hashes[i], text.word(first_ + static_cast<std::uint32_t>(i)));
        slots = slots_.data();
        mask = mask_;
    }
}

/// Without a branch, which nobody could foresee.
void Vocabulary::find_remarkable() {
    if (all_remarkable_.size() < types_.size()) all_remarkable_.resize(types_.size());
    std::uint32_t* remarkable = all_remarkable_.data();
    const std::uint8_t* flags = flags_.data();
    std::size_t count = 0;
    for (std::size_t i = 0; i < types_.size(); ++i) {
        remarkable[count] = first_ + static_cast<std::uint32_t>(i);
        count += (flags[types_[i]] & (kHasAtoms | kBeginsPair)) != 0 ? 1 : 0;
    }
    remarkable_ = {remarkable, count};
}

TypeIndex Vocabulary::add_type(std::size_t slot, std::uint64_t hash, std::string_view word) {
    const auto type = static_cast<TypeIndex>(text_extents_.size());
    slots_[slot] = {hash, type + 1};
    const auto begin = static_cast<std::uint32_t>(texts_.size());
    texts_ += word;
    text_extents_.push_back({begin, static_cast<std::uint32_t>(texts_.size())});
    if (text_extents_.size() * 2 > mask_) grow();
    return type;
}

void Vocabulary::grow() {
    std::vector<Slot> slots(slots_.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : slots_) {
        if (slot.type_and_one == 0) continue;
        std::size_t at = slot.hash & mask;
        while (slots[at].type_and_one != 0) at = (at + 1) & mask;
        slots[at] = slot;
    }
    slots_ = std::move(slots);
    mask_ = mask;
}

expected<void, Diagnostic> Vocabulary::describe_new(LanguageBackend& backend) {
    const auto first_new = static_cast<TypeIndex>(flags_.size());
    const auto count = static_cast<TypeIndex>(text_extents_.size());
    if (first_new == count) return {};
    new_texts_.clear();
    for (TypeIndex type = first_new; type < count; ++type) new_texts_.push_back(text_of(type));
    if (auto done = backend.analyse(new_texts_, analyses_); !done) {
        clear();  // else types without facts would stay
        return done;
    }
    for (TypeIndex type = first_new; type < count; ++type)
        describe(type, analyses_[type - first_new]);
    return {};
}

void Vocabulary::describe(TypeIndex type, const TokenAnalysis& analysis) {
    lexicon_.describe(text_of(type), analysis, facts_);
    unsigned flags = 0;
    if (!facts_.atoms.empty()) flags |= kHasAtoms;
    if (facts_.begins_pair) flags |= kBeginsPair;
    if (facts_.ends_pair) flags |= kEndsPair;
    flags_.push_back(static_cast<std::uint8_t>(flags));
    keys_.push_back(facts_.keys);
    pair_keys_.push_back(facts_.pair_keys);
    const auto begin = static_cast<std::uint32_t>(atoms_.size());
    atoms_.insert(atoms_.end(), facts_.atoms.begin(), facts_.atoms.end());
    atom_extents_.push_back({begin, static_cast<std::uint32_t>(atoms_.size())});
}

}  // namespace topos
