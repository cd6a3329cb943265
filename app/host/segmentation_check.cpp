// Good offsets are the rule, so the passes only gather whether anything is wrong, without a branch,
// and the compiler makes vector code of them.
//
//     order    begin[i] < end[i], end[i] <= begin[i + 1], last end <= size: hence all are in bounds
//     borders  now that all are in bounds, look at the bytes; in an ASCII text there is nothing to
//     see
//
// All offsets of good tokens are below 2^31. Where they are, `a <= b` holds if b - a has no sign
// bit, and the sign bits of all differences can be gathered by `|`.
#include "app/host/segmentation_check.hpp"

#include "app/host/utf8.hpp"

namespace topos {

namespace {

using Offsets = std::span<const std::uint32_t>;

bool has_sign(std::uint32_t gathered) { return gathered >> 31 != 0; }

bool tokens_ascend(Offsets begin, Offsets end, std::size_t size) {
    if (begin.empty()) return true;
    std::uint32_t gathered = begin[0] | end[0] | (end[0] - 1 - begin[0]);
    for (std::size_t i = 1; i < begin.size(); ++i) {
        gathered |= begin[i] | end[i] | (end[i] - 1 - begin[i]) | (begin[i] - end[i - 1]);
    }
    return !has_sign(gathered) && end.back() <= size;
}

bool sentences_ascend(Offsets begin, std::size_t size) {
    if (begin.empty()) return size == 0;
    std::uint32_t gathered = begin[0];
    for (std::size_t i = 1; i < begin.size(); ++i) {
        gathered |= begin[i] | (begin[i] - 1 - begin[i - 1]);
    }
    return !has_sign(gathered) && begin[0] == 0 && begin.back() < size;
}

/// Every offset is less than the text's size.
bool inner_borders(std::string_view text, Offsets offsets) {
    bool wrong = false;
    for (const std::uint32_t offset : offsets) {
        wrong |= static_cast<signed char>(text[offset]) <= -65;
    }
    return !wrong;
}

/// The last one may be the text's end.
bool end_borders(std::string_view text, Offsets end) {
    if (end.empty()) return true;
    return is_code_point_border(text, end.back()) && inner_borders(text, end.first(end.size() - 1));
}

}  // namespace

std::string_view fault_of_segmentation(std::string_view text, Offsets token_begin,
                                       Offsets token_end, Offsets sentence_begin) {
    if (!tokens_ascend(token_begin, token_end, text.size())) {
        return "its tokens do not follow each other inside the text";
    }
    if (!sentences_ascend(sentence_begin, text.size())) {
        return "its sentences do not follow each other inside the text, from 0 on";
    }
    if (is_ascii(text)) return {};
    if (!inner_borders(text, token_begin) || !end_borders(text, token_end)) {
        return "a token begins or ends inside a character";
    }
    if (!inner_borders(text, sentence_begin)) return "a sentence begins inside a character";
    return {};
}

}  // namespace topos
