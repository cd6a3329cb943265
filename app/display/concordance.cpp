#include "app/display/concordance.hpp"

#include <algorithm>

#include "app/display/columns.hpp"
#include "core/text/characters.hpp"

namespace topos::app {

namespace {

bool breaks_line(char c) { return c == '\n' || c == '\r'; }

/// A paragraph's end as most texts show it; good enough for a look, offsets do not depend on it.
bool is_blank_line(std::string_view text, std::size_t at) {
    return text.substr(at, 2) == "\n\n" || text.substr(at, 4) == "\r\n\r\n";
}

std::string_view before(std::string_view text, std::size_t end, std::size_t window) {
    std::size_t begin = end;
    for (; begin > 0 && window > 0; --window) {
        std::size_t previous = begin - 1;
        while (previous > 0 && is_continuation_byte(text[previous])) --previous;
        if (breaks_line(text[previous]) && is_blank_line(text, previous)) break;
        begin = previous;
    }
    while (begin < end && breaks_line(text[begin])) ++begin;
    return text.substr(begin, end - begin);
}

std::string_view after(std::string_view text, std::size_t begin, std::size_t window) {
    std::size_t end = begin;
    for (; end < text.size() && window > 0; --window) {
        if (breaks_line(text[end]) && is_blank_line(text, end)) break;
        ++end;
        while (end < text.size() && is_continuation_byte(text[end])) ++end;
    }
    return text.substr(begin, end - begin);
}

}  // namespace

Context context_of(std::string_view text, ByteRange segment, std::size_t window) {
    return {before(text, segment.begin, window),
            text.substr(segment.begin, segment.end - segment.begin),
            after(text, segment.end, window)};
}

std::string inline_concordance(const Context& context, std::size_t width) {
    constexpr std::size_t kBrackets = 2;
    const std::string whole_match = on_one_line(context.match);
    const std::string left = on_one_line(context.left);
    const std::string right = on_one_line(context.right);
    const std::string match =
        beginning_that_fits(whole_match, std::max<std::size_t>(width, 12) - kBrackets);
    const std::size_t room =
        width > columns_of(match) + kBrackets ? width - columns_of(match) - kBrackets : 0;
    const std::size_t left_wanted = columns_of(left);
    const std::size_t right_wanted = columns_of(right);
    // What one side does not need, the other may have.
    const std::size_t left_room = std::max(room / 2, room > right_wanted ? room - right_wanted : 0);
    const std::string left_shown = end_that_fits(left, std::min(left_room, left_wanted));
    const std::string right_shown = beginning_that_fits(right, room - columns_of(left_shown));
    return left_shown + "[" + match + "]" + right_shown;
}

}  // namespace topos::app
