#pragma once
/// One pass over a passage of a language without blanks between words. It only says where to look
/// again: few places are looked at twice, so it does for each character as little as it can.
///
///     for each character:
///       look up its entry (CharacterTable)
///       do it and the one before it begin a string that is sought (a bitmap of pairs)? note the
///       place (without a branch)
///       count it if it is a letter or digit
///       the few that are remarkable: is a sentence over, may the text be cut?
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/lexicon/character_scanner.hpp"
#include "core/lexicon/folded_text.hpp"

namespace topos {

class PassageScan {
  public:
    /// `simple`: every character in the same way, slowly. The result is the same.
    enum class Means : std::uint8_t { fastest, simple };
    explicit PassageScan(Means means = Means::fastest) : means_(means) {}

    void read(std::string_view text, CharacterTable& table, const PairFilter& pairs);

    /// Bytes where strings may begin, ascending: all places where one does, and some others. A
    /// place may be listed twice.
    [[nodiscard]] std::span<const std::uint32_t> candidates() const {
        return {candidates_.data(), candidate_count_};
    }
    /// Bytes before which a language with local runs may be cut, ascending: a letter or what opens
    /// (CharacterClasses::kBeginner), behind 。！？ and what closes and then blanks.
    [[nodiscard]] std::span<const std::uint32_t> cuts() const { return cuts_; }
    /// Letters and digits, folded: so Chinese texts are measured.
    [[nodiscard]] std::uint64_t word_count() const { return word_count_; }
    /// As marks end them; without those that have no letter or digit.
    [[nodiscard]] std::uint64_t sentence_count() const { return sentence_count_; }

  private:
    struct Progress;

    Means means_;
    std::vector<std::uint32_t> candidates_;
    std::size_t candidate_count_ = 0;
    std::vector<std::uint32_t> cuts_;
    std::uint64_t word_count_ = 0;
    std::uint64_t sentence_count_ = 0;
};

}  // namespace topos
