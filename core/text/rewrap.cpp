#include "core/text/rewrap.hpp"

#include <algorithm>

#include "core/text/characters.hpp"

namespace topos {

namespace {

/// Longer paragraphs are not put together: their joins count in 32 bits.
constexpr std::uint64_t kLongestRewrapped = 1ull << 30;
constexpr std::size_t kSearchedForSentenceEnd = 1u << 16;
constexpr char32_t kSoftHyphen = 0xAD;

std::string_view content(std::string_view text, const Line& line) {
    return text.substr(line.begin, line.end - line.begin);
}

bool closes_up(char32_t left, char32_t right) {
    if (is_unspaced(left)) return is_unspaced(right) || is_shared_punctuation(right);
    return is_shared_punctuation(left) && is_unspaced(right);
}

/// What remains of the break between two lines of a paragraph.
std::string_view remains_of_break(std::string_view text, const Line& line, const Line& next) {
    const char32_t left = last_character(content(text, line)).code_point;
    const char32_t right = first_character(content(text, next)).code_point;
    if (left == kSoftHyphen || closes_up(left, right)) return "";
    return line.ends_hyphenated && is_lower_case(right) ? "\n" : " ";
}

/// The byte after the last sentence end of `text` that something follows; 0 if there is none.
std::size_t last_sentence_end(std::string_view text) {
    for (std::size_t end = text.size(); end > 0;) {
        const DecodedCharacter last = last_character(text.substr(0, end));
        if (is_sentence_final(last.code_point)) {
            const char32_t next = first_character(text.substr(end)).code_point;
            if (is_unspaced(last.code_point) || is_space(next)) return end;
        }
        end -= last.bytes;
    }
    return 0;
}

std::size_t last_blank(std::string_view text) {
    for (std::size_t end = text.size(); end > 0;) {
        const DecodedCharacter last = last_character(text.substr(0, end));
        if (is_space(last.code_point)) return end;
        end -= last.bytes;
    }
    return 0;
}

std::size_t last_border(std::string_view text, std::size_t at) {
    while (at > 1 && is_continuation_byte(text[at])) --at;
    // '-' and LF are one hyphen at a wrap.
    if (text[at] == '\n' && at > 1) --at;
    return at;
}

std::size_t place_before_blanks(std::string_view text, std::size_t at) {
    const std::size_t kept = without_trailing_blanks(text.substr(0, at)).size();
    return kept == 0 ? at : kept;
}

std::size_t place_after_blanks(std::string_view text, std::size_t at) {
    return text.size() - without_leading_blanks(text.substr(at)).size();
}

}  // namespace

Cut place_to_cut(std::string_view text) {
    const std::size_t limit = last_border(text, kPassageBytes);
    const std::size_t searched =
        last_border(text, limit - std::min(limit - 1, kSearchedForSentenceEnd));
    const std::string_view tail = text.substr(searched, limit - searched);
    std::size_t at = last_sentence_end(tail);
    if (at == 0) at = last_blank(tail);
    at = at == 0 ? limit : searched + at;
    return {place_before_blanks(text, at), place_after_blanks(text, at)};
}

std::span<const Passage> Rewrapper::passages(std::string_view text, std::span<const Line> lines,
                                             std::span<const std::uint8_t> continues) {
    copied_.clear();
    joins_.clear();
    drafts_.clear();
    passages_.clear();
    paragraph_ = 0;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        while (end < lines.size() && continues[end] != 0 &&
               lines[end].end - lines[begin].begin < kLongestRewrapped) {
            ++end;
        }
        add_paragraph(text, lines.subspan(begin, end - begin));
        begin = end;
    }
    settle();
    return passages_;
}

void Rewrapper::add_paragraph(std::string_view text, std::span<const Line> lines) {
    if (lines.size() == 1) {
        add_view(content(text, lines.front()), lines.front().begin);
    } else {
        add_copy(text, lines);
    }
    ++paragraph_;
}

void Rewrapper::add_view(std::string_view paragraph, std::uint64_t origin) {
    while (paragraph.size() > kPassageBytes) {
        const Cut cut = place_to_cut(paragraph);
        append({paragraph.substr(0, cut.end), origin, {}, paragraph_}, {});
        paragraph.remove_prefix(cut.next);
        origin += cut.next;
    }
    if (!paragraph.empty()) append({paragraph, origin, {}, paragraph_}, {});
}

void Rewrapper::add_copy(std::string_view text, std::span<const Line> lines) {
    const std::size_t copied_begin = copied_.size();
    const std::size_t joins_begin = joins_.size();
    copied_.append(content(text, lines.front()));
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const Line& line = lines[i - 1];
        const Line& next = lines[i];
        const std::string_view remains = remains_of_break(text, line, next);
        const auto here = [&] { return static_cast<std::uint32_t>(copied_.size() - copied_begin); };
        // One byte for one byte: the offsets go on as they were.
        const bool shifted = next.begin - line.end != remains.size();
        // What remains has a join of its own, so that original() sees where the break begins and
        // ends.
        if (shifted && !remains.empty()) joins_.push_back({here(), line.end});
        copied_.append(remains);
        if (shifted) joins_.push_back({here(), next.begin});
        copied_.append(content(text, next));
    }
    add_copied_pieces(copied_begin, joins_begin, lines.front().begin);
}

void Rewrapper::add_copied_pieces(std::size_t copied_begin, std::size_t joins_begin,
                                  std::uint64_t origin) {
    const std::string_view paragraph = std::string_view(copied_).substr(copied_begin);
    std::size_t join = joins_begin;
    for (std::size_t begin = 0; begin < paragraph.size();) {
        const std::string_view rest = paragraph.substr(begin);
        const Cut cut =
            rest.size() > kPassageBytes ? place_to_cut(rest) : Cut{rest.size(), rest.size()};
        const std::size_t first_join = join;
        std::uint64_t next_origin = origin + cut.next;
        for (; join < joins_.size() && joins_[join].analysed <= begin + cut.next; ++join) {
            next_origin = joins_[join].original + (begin + cut.next - joins_[join].analysed);
            joins_[join].analysed -= static_cast<std::uint32_t>(begin);
        }
        std::size_t joins_within = join;
        while (joins_within > first_join && joins_[joins_within - 1].analysed >= cut.end)
            --joins_within;
        append({rest.substr(0, cut.end), origin, {}, paragraph_},
               {copied_begin + begin, first_join, joins_within - first_join, true});
        begin += cut.next;
        origin = next_origin;
    }
}

void Rewrapper::append(const Passage& passage, const Draft& draft) {
    passages_.push_back(passage);
    drafts_.push_back(draft);
}

void Rewrapper::settle() {
    for (std::size_t i = 0; i < passages_.size(); ++i) {
        const Draft& draft = drafts_[i];
        if (!draft.is_copy) continue;
        Passage& passage = passages_[i];
        passage.text = std::string_view(copied_).substr(draft.copied_begin, passage.text.size());
        passage.joins = std::span<const Join>(joins_).subspan(draft.joins_begin, draft.joins_count);
    }
}

}  // namespace topos
