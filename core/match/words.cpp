#include "core/match/words.hpp"

namespace topos {

namespace {

/// How many of the ascending numbers are at most `value`. Without a branch that depends on them:
/// which way a search goes is as good as chance.
std::uint32_t count_up_to(const std::uint32_t* numbers, std::size_t count, std::uint32_t value) {
    const std::uint32_t* from = numbers;
    while (count > 1) {
        const std::size_t half = count / 2;
        from += from[half - 1] <= value ? half : 0;
        count -= half;
    }
    if (count == 1 && *from <= value) ++from;
    return static_cast<std::uint32_t>(from - numbers);
}

}  // namespace

Words SegmentedText::touched(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t* ends = segmentation->token_end.data();
    const std::uint32_t count = std::min(word_count(), last_sought);
    // Where words are cut from left to right, most questions are of what comes behind them.
    if (count <= first_sought || ends[count - 1] <= begin) return {begin, end, count, count};
    const std::uint32_t first =
        first_sought + count_up_to(ends + first_sought, count - first_sought, begin);
    std::uint32_t last = first;
    constexpr std::uint32_t kNear = 4;  // most questions are of few words
    const std::uint32_t near = std::min(count, first + kNear);
    while (last < near && word_begin(last) < end) ++last;
    if (last == first + kNear) {
        // Farther and farther, then back between the last two steps: a sentence is short, too.
        std::uint32_t known = last;  // words before it begin before `end`
        std::uint32_t step = 2 * kNear;
        while (known + step < count && word_begin(known + step) < end) {
            known += step;
            step *= 2;
        }
        const std::uint32_t* begins = segmentation->token_begin.data();
        last = known + count_up_to(begins + known, std::min(step, count - known), end - 1);
    }
    return {begin, end, first, last};
}

std::uint32_t SegmentedText::sentence_at(std::uint32_t at) const {
    const std::uint32_t* begins = segmentation->sentence_begin.data();
    return std::max(count_up_to(begins, segmentation->sentence_count, at), 1u) - 1;
}

Region SegmentedText::sentence(std::uint32_t number) const {
    const std::uint32_t begin = segmentation->sentence_begin[number];
    const std::uint32_t end = number + 1 < sentence_count()
                                  ? segmentation->sentence_begin[number + 1]
                                  : static_cast<std::uint32_t>(text.size());
    return touched(begin, end);
}

}  // namespace topos
