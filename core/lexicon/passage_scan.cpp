#include "core/lexicon/passage_scan.hpp"

#include "core/text/characters.hpp"

namespace topos {

void PassageScan::read(std::string_view text, CharacterTable& table, const PairFilter& pairs) {
    // Two places are written for each character, whether they count or not.
    if (candidates_.size() < 2 * text.size() + 2) candidates_.resize(3 * text.size() + 2);
    cuts_.clear();
    std::uint32_t* candidate = candidates_.data();
    const std::uint32_t* plane = table.plane();
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::uint64_t words = 0;
    std::uint64_t words_before = 0;  // this sentence
    std::uint64_t sentences = 0;
    std::uint32_t before = 0;  // of the character before: its half of the pair, and its place
    std::uint32_t before_at = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        std::uint32_t entry = 0;
        char32_t c = bytes[at];
        if ((c & 0xF0u) == 0xE0u && text.size() - at >= 3) {
            c = (c & 0x0Fu) << 12 | (bytes[at + 1] & 0x3Fu) << 6 | (bytes[at + 2] & 0x3Fu);
            entry = plane[c];
            at += 3;
        } else if (c < 0x80) {
            entry = plane[c];
            at += 1;
        } else {
            const DecodedCharacter decoded = first_character(text.substr(at));
            c = decoded.code_point;
            entry = table(c);
            at += decoded.bytes;
        }
        if ((entry & CharacterTable::kRemarkable) != 0) {
            if (entry == CharacterTable::kUnknown) entry = table(c);
            if ((entry & CharacterTable::kSentenceEnd) != 0) {
                words += (entry & CharacterTable::kWord) != 0 ? 1 : 0;
                entry &= ~std::uint32_t{CharacterTable::kWord};
                sentences += words != words_before ? 1 : 0;
                words_before = words;
            }
            if ((CharacterTable::kinds(entry) & CharacterClasses::kStrongEnd) != 0)
                look_for_cut(text, at, table);
            if ((entry & CharacterTable::kFolded) == 0) continue;
        }
        const std::uint32_t folded = entry & CharacterTable::kFolded;
        words += (entry & CharacterTable::kWord) != 0 ? 1 : 0;
        *candidate = before_at;
        candidate += pairs.may_begin(before ^ PairFilter::second(folded)) ? 1 : 0;
        *candidate = static_cast<std::uint32_t>(begin);
        candidate += (entry & CharacterTable::kAlone) != 0 ? 1 : 0;
        before = PairFilter::first(folded);
        before_at = static_cast<std::uint32_t>(begin);
    }
    candidate_count_ = static_cast<std::size_t>(candidate - candidates_.data());
    word_count_ = words;
    sentence_count_ = sentences + (words != words_before ? 1 : 0);
}

void PassageScan::look_for_cut(std::string_view text, std::size_t behind, CharacterTable& table) {
    bool may_close = true;
    while (behind < text.size()) {
        const DecodedCharacter c = first_character(text.substr(behind));
        const unsigned kinds = CharacterTable::kinds(table(c.code_point));
        if ((kinds & CharacterClasses::kBeginner) != 0)
            return cuts_.push_back(static_cast<std::uint32_t>(behind));
        if ((kinds & CharacterClasses::kStrongEnd) != 0) return;  // it is looked at itself
        if ((kinds & CharacterClasses::kBlank) != 0) {
            may_close = false;
        } else if ((kinds & CharacterClasses::kCloser) == 0 || !may_close) {
            return;
        }
        behind += c.bytes;
    }
}

}  // namespace topos
