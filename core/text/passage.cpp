#include "core/text/passage.hpp"

#include <algorithm>
#include <cassert>

#include "core/text/layout.hpp"
#include "core/text/lines.hpp"
#include "core/text/rewrap.hpp"

namespace topos {

namespace {

/// The first join after `at`.
auto join_after(std::span<const Join> joins, std::uint32_t at) {
    return std::upper_bound(
        joins.begin(), joins.end(), at,
        [](std::uint32_t value, const Join& join) { return value < join.analysed; });
}

}  // namespace

ByteRange Passage::original(std::uint32_t begin, std::uint32_t end) const {
    assert(begin < end && end <= text.size());
    if (joins.empty()) return {origin + begin, origin + end};
    const auto original_of = [&](std::uint32_t at) {
        const auto after = join_after(joins, at);
        if (after == joins.begin()) return origin + at;
        return std::prev(after)->original + (at - std::prev(after)->analysed);
    };
    // By the last byte within: at `end` itself the next line may begin already.
    const auto after_last = join_after(joins, end - 1);
    const char last = text[end - 1];
    const bool ends_with_break =
        (last == ' ' || last == '\n') && after_last != joins.end() && after_last->analysed == end;
    // A break of several bytes stands behind one blank: all of it, since half a CRLF or U+2028 is
    // no place.
    if (ends_with_break) return {original_of(begin), after_last->original};
    return {original_of(begin), original_of(end - 1) + 1};
}

struct PassageReader::State {
    std::vector<Line> lines;
    std::vector<std::uint8_t> continues;
    Rewrapper rewrapper;
};

PassageReader::PassageReader() : state_(std::make_unique<State>()) {}
PassageReader::~PassageReader() = default;
PassageReader::PassageReader(PassageReader&&) noexcept = default;
PassageReader& PassageReader::operator=(PassageReader&&) noexcept = default;

std::span<const Passage> PassageReader::read(const Document& document) {
    split_lines(document.text, state_->lines);
    find_wraps(state_->lines, state_->continues);
    return state_->rewrapper.passages(document.text, state_->lines, state_->continues);
}

}  // namespace topos
