#include "core/lexicon/passage_scan.hpp"

#include "core/text/characters.hpp"

namespace topos {

/// How far a pass has come, and the two ways to go on: of every character, the slow one is the
/// authority.
struct PassageScan::Progress {
    std::string_view text;
    CharacterTable& table;
    const PairFilter& pairs;
    std::uint32_t* candidate;  ///< where the next one is written, whether it counts or not
    std::vector<std::uint32_t>& cuts;

    std::uint32_t at = 0;
    std::uint32_t before = 0;     ///< of the last character that is not dropped: PairFilter::first
    std::uint32_t before_at = 0;  ///< and the byte where it stands
    std::uint64_t words = 0;
    std::uint64_t words_before_sentence = 0;
    std::uint64_t sentences = 0;

    void read_character();
    void read_run();
    void note_remarkable(std::uint32_t entry, std::size_t behind);
    void look_for_cut(std::size_t behind);
};

void PassageScan::read(std::string_view text, CharacterTable& table, const PairFilter& pairs) {
    // Two are written for each character.
    if (candidates_.size() < 2 * text.size() + 2) candidates_.resize(3 * text.size() + 2);
    cuts_.clear();
    Progress progress{text, table, pairs, candidates_.data(), cuts_};
    while (progress.at < text.size()) {
        if (means_ == Means::fastest) progress.read_run();
        if (progress.at < text.size()) progress.read_character();
    }
    candidate_count_ = static_cast<std::size_t>(progress.candidate - candidates_.data());
    word_count_ = progress.words;
    sentence_count_ =
        progress.sentences + (progress.words != progress.words_before_sentence ? 1 : 0);
}

/// Any one.
void PassageScan::Progress::read_character() {
    const std::uint32_t begin = at;
    const DecodedCharacter c = first_character(text.substr(begin));
    at += static_cast<std::uint32_t>(c.bytes);
    const std::uint32_t entry = table(c.code_point);
    const std::uint32_t folded = entry & CharacterTable::kFolded;
    if ((entry & CharacterTable::kRemarkable) != 0) note_remarkable(entry, at);
    if (folded == 0) return;
    words += (entry & CharacterTable::kWord) != 0 ? 1 : 0;
    *candidate = before_at;
    candidate += pairs.may_begin(before ^ PairFilter::second(folded)) ? 1 : 0;
    *candidate = begin;
    candidate += (entry & CharacterTable::kAlone) != 0 ? 1 : 0;
    before = PairFilter::first(folded);
    before_at = begin;
}

/// Characters of three bytes, as far as they are known and ask for nothing more: most of a Chinese
/// text. The same with what changes in registers, and without branches but for what is rare.
void PassageScan::Progress::read_run() {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::uint32_t* plane = table.plane();
    const std::uint64_t* bits = pairs.bits();
    std::uint32_t* next_candidate = candidate;
    std::uint32_t half = before;
    std::size_t here = at;
    std::size_t last = before_at;
    std::uint64_t word_flags = 0;
    const std::size_t end = text.size() < 3 ? 0 : text.size() - 2;
    for (; here < end; here += 3) {
        const std::uint32_t lead = bytes[here];
        if ((lead & 0xF0u) != 0xE0u) break;
        // The sum of the bytes' own marks is taken off at once.
        constexpr std::uint32_t kMarks = (0xE0u << 12) + (0x80u << 6) + 0x80u;
        const std::uint32_t c =
            (lead << 12) + (std::uint32_t{bytes[here + 1]} << 6) + bytes[here + 2] - kMarks;
        const std::uint32_t entry = plane[c];
        if ((entry & CharacterTable::kRemarkable) != 0) {
            if (entry == CharacterTable::kUnknown || (entry & CharacterTable::kFolded) == 0 ||
                (entry & CharacterTable::kAlone) != 0)
                break;
            words += word_flags / CharacterTable::kWord;
            word_flags = 0;
            note_remarkable(entry, here + 3);
        }
        const std::uint32_t folded = entry & CharacterTable::kFolded;
        const std::uint32_t bit = (half ^ PairFilter::second(folded)) >> PairFilter::kShift;
        *next_candidate = static_cast<std::uint32_t>(last);
        next_candidate += bits[bit >> 6] >> (bit & 63) & 1;
        word_flags += entry & CharacterTable::kWord;
        half = PairFilter::first(folded);
        last = here;
    }
    words += word_flags / CharacterTable::kWord;
    candidate = next_candidate;
    before = half;
    before_at = static_cast<std::uint32_t>(last);
    at = static_cast<std::uint32_t>(here);
}

void PassageScan::Progress::note_remarkable(std::uint32_t entry, std::size_t behind) {
    if ((entry & CharacterTable::kSentenceEnd) != 0) {
        sentences += words != words_before_sentence ? 1 : 0;
        words_before_sentence = words;
    }
    if ((CharacterTable::kinds(entry) & CharacterClasses::kStrongEnd) != 0) look_for_cut(behind);
}

void PassageScan::Progress::look_for_cut(std::size_t behind) {
    bool may_close = true;
    while (behind < text.size()) {
        const DecodedCharacter c = first_character(text.substr(behind));
        const unsigned kinds = CharacterTable::kinds(table(c.code_point));
        if ((kinds & CharacterClasses::kBeginner) != 0)
            return cuts.push_back(static_cast<std::uint32_t>(behind));
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
