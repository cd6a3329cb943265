#pragma once
/// Places in one passage: bytes of Passage::text together with the words they touch.
///
/// Most matches begin and end with words. A Chinese entry of a lexicon in `match text` may begin
/// inside one, so both measures are kept: overlap and order are decided by bytes, distances are
/// counted in words.
#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

#include "core/language/backend.hpp"

namespace topos {

/// Bytes [begin, end) and the words [first, last) that they touch. Never empty in bytes; `first ==
/// last` for punctuation, which then stands before word `first`.
struct Words {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    friend auto operator<=>(const Words&, const Words&) = default;
};

/// Bytes of a passage where a string of folded characters stands, half open: from the first one's
/// begin to the last one's end.
struct Place {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

[[nodiscard]] inline bool overlap(const Words& a, const Words& b) {
    return a.begin < b.end && b.begin < a.end;
}

[[nodiscard]] inline bool lies_within(const Words& inner, const Words& outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

/// Whole words between the end of `before` and the begin of `after`.
[[nodiscard]] inline std::uint32_t words_between(const Words& before, const Words& after) {
    return after.first > before.last ? after.first - before.last : 0;
}

/// From the begin of the earlier to the end of the later one.
[[nodiscard]] inline Words hull(const Words& a, const Words& b) {
    return {std::min(a.begin, b.begin), std::max(a.end, b.end), std::min(a.first, b.first),
            std::max(a.last, b.last)};
}

/// One sentence or one paragraph: where the parts of a match must stand together.
using Region = Words;

/// A passage with its words and sentences. A view.
struct SegmentedText {
    std::string_view text;
    const Segmentation* segmentation = nullptr;
    /// touched() looks among words [first_sought, last_sought) only; what lies beyond touches none.
    std::uint32_t first_sought = 0;
    std::uint32_t last_sought = ~0u;

    /// The same for questions about these words alone: a sentence is found sooner than a passage.
    [[nodiscard]] SegmentedText seeking(std::uint32_t first, std::uint32_t last) const {
        return {text, segmentation, first, last};
    }
    [[nodiscard]] std::string_view slice(const Words& words) const {
        return text.substr(words.begin, words.end - words.begin);
    }
    [[nodiscard]] std::uint32_t word_begin(std::uint32_t word) const {
        return segmentation->token_begin[word];
    }
    [[nodiscard]] std::uint32_t word_end(std::uint32_t word) const {
        return segmentation->token_end[word];
    }
    [[nodiscard]] std::uint32_t word_count() const {
        return static_cast<std::uint32_t>(segmentation->token_count);
    }
    [[nodiscard]] std::string_view word(std::uint32_t word) const {
        return {text.data() + word_begin(word), word_end(word) - word_begin(word)};
    }
    [[nodiscard]] std::uint32_t sentence_count() const {
        return static_cast<std::uint32_t>(segmentation->sentence_count);
    }
    [[nodiscard]] Words whole() const {
        return {0, static_cast<std::uint32_t>(text.size()), 0, word_count()};
    }

    /// The words that bytes [begin, end) touch, found by halving.
    [[nodiscard]] Words touched(std::uint32_t begin, std::uint32_t end) const;
    /// The sentence that byte `at` stands in, from its begin to the begin of the next.
    [[nodiscard]] std::uint32_t sentence_at(std::uint32_t at) const;
    [[nodiscard]] Region sentence(std::uint32_t number) const;
};

}  // namespace topos
