#pragma once
/// Words and sentences of those parts of a passage that are needed, in the form of all of them.
///
/// Where a language's runs are local (LanguageCapabilities::local_runs), the words of a run between
/// two separators are the same whether it is segmented by itself or within the passage; and a
/// passage may be cut between 。！？ (and what closes there, and blanks) and a letter or what
/// opens.
///     run      maximal text without blanks and without punctuation beyond ASCII
///     stretch  text between two such cuts: one or more whole sentences
#include <span>
#include <string_view>

#include "core/language/backend.hpp"
#include "core/lexicon/character_classes.hpp"
#include "core/match/words.hpp"

namespace topos {

/// Bytes of a passage, half open.
struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

[[nodiscard]] Stretch run_around(std::string_view text, std::uint32_t at,
                                 const CharacterClasses& classes);

/// The stretches of a passage, from left to right.
class StretchReader {
  public:
    /// `cuts`: PassageScan::cuts(); `end`: of the passage.
    StretchReader(std::span<const std::uint32_t> cuts, std::uint32_t end)
        : cuts_(cuts), end_(end) {}

    /// The stretches that the place reaches into, as one. Places come in ascending order.
    [[nodiscard]] Stretch around(const Place& place);

  private:
    std::span<const std::uint32_t> cuts_;
    std::uint32_t end_;
    std::size_t next_ = 0;  ///< the first cut behind the last place's begin
};

/// Grows from left to right.
class PartialSegmentation {
  public:
    struct Mark {
        std::size_t words = 0;
        std::size_t sentences = 0;
    };

    void clear();
    [[nodiscard]] const Segmentation& value() const { return segmentation_; }
    [[nodiscard]] Segmentation& value() { return segmentation_; }
    [[nodiscard]] Mark mark() const {
        return {segmentation_.token_count, segmentation_.sentence_count};
    }
    void release(const Mark& mark);

    /// From `at` on, sentences that are not known count as one.
    void begin_sentence(std::uint32_t at);
    expected<void, Diagnostic> add_words(std::string_view text, const Stretch& run,
                                         LanguageBackend& backend);
    /// With its sentences.
    expected<void, Diagnostic> add_stretch(std::string_view text, const Stretch& stretch,
                                           LanguageBackend& backend);

  private:
    void append_words(std::uint32_t offset);
    Segmentation segmentation_;
    Segmentation part_;
};

}  // namespace topos
