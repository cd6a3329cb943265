#include "core/match/words.hpp"

namespace topos {

Words SegmentedText::touched(std::uint32_t begin, std::uint32_t end) const {
    const auto begins = segmentation->token_begin.begin();
    const auto ends = segmentation->token_end.begin();
    const auto count = static_cast<std::ptrdiff_t>(segmentation->token_count);
    const auto first = std::upper_bound(ends, ends + count, begin) - ends;
    const auto last =
        std::lower_bound(begins + std::min(first, count), begins + count, end) - begins;
    return {begin, end, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
}

std::uint32_t SegmentedText::sentence_at(std::uint32_t at) const {
    const auto begins = segmentation->sentence_begin.begin();
    const auto count = static_cast<std::ptrdiff_t>(segmentation->sentence_count);
    const auto after = std::upper_bound(begins, begins + count, at) - begins;
    return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after, 1) - 1);
}

Region SegmentedText::sentence(std::uint32_t number) const {
    const std::uint32_t begin = segmentation->sentence_begin[number];
    const std::uint32_t end = number + 1 < sentence_count()
                                  ? segmentation->sentence_begin[number + 1]
                                  : static_cast<std::uint32_t>(text.size());
    return touched(begin, end);
}

}  // namespace topos
