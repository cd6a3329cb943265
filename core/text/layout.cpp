#include "core/text/layout.hpp"

#include <algorithm>
#include <optional>

namespace topos {

namespace {

constexpr std::size_t kStretch = 400;
constexpr std::uint32_t kWidestMargin = 250;
constexpr std::uint32_t kNarrowestMargin = 28;  ///< below it: poems, chat, word lists
constexpr std::uint32_t kNarrowestProse = 20;   ///< for lines that read as prose
/// For a Han line with less than half a line left over, and for Han prose whose lines stop between
/// two Han characters.
constexpr std::uint32_t kNarrowestLeftover = 14;
constexpr std::uint32_t kFewBreaks = 4;

/// How much of the margin a line must reach, its successor's first word included, in per cent.
/// Proportional type makes columns uncertain by a tenth.
constexpr std::uint32_t kClearly = 100;
constexpr std::uint32_t kLikely = 90;
constexpr std::uint32_t kPossibly = 75;

struct Margin {
    bool wrapped = false;
    std::uint32_t columns = 0;
};

struct StretchLayout {
    Margin single;         ///< breaks without a blank line
    Margin double_spaced;  ///< breaks with exactly one
    bool blank_lines_separate =
        false;  ///< paragraphs stand apart, so that a full stop at the margin ends none
};

bool ends_sentence(const Line& line, const Line& next) {
    return line.ends_sentence && !next.starts_lower;  // "e.g." before a lower-case letter is no end
}

bool goes_on(const Line& line, const Line& next) {
    return next.starts_lower ||
           (!line.ends_sentence && (next.starts_unspaced || line.ends_pausing));
}

bool is_full(const Line& line, const Line& next, std::uint32_t margin, std::uint32_t per_cent) {
    const std::uint32_t gap = next.starts_unspaced ? 0 : 1;
    return (line.edge + gap + next.first_word) * 100 > margin * per_cent;
}

bool is_indented_after(const Line& line, const Line& next) {
    return next.indent >= line.indent + 2 &&
           !line.starts_item;  // items hang: their second line is deeper
}

/// Something that is no continuation begins at `next`, whatever the widths say.
bool stands_apart(const Line& line, const Line& next) {
    const bool takes_turn = next.starts_turn && !line.ends_pausing;  // 收了，/ 又没个好的：
    return next.starts_item || takes_turn || next.is_row || line.is_row;
}

bool is_evidence(const Line& line, const Line& next, unsigned blank_lines) {
    return next.blank_lines_before == blank_lines && !next.page_before &&
           !stands_apart(line, next) && !is_indented_after(line, next) && !line.is_one_word;
}

/// What the breaks of one kind in one stretch show.
struct Evidence {
    std::uint32_t breaks = 0;
    std::uint32_t full = 0;        ///< a full line that ends no sentence
    std::uint32_t short_ = 0;      ///< a short line that ends no sentence
    std::uint32_t beyond = 0;      ///< lines that pass the margin by far
    std::uint32_t going_on = 0;    ///< of the full ones, those whose sentence goes on
    std::uint32_t inside_run = 0;  ///< of the full ones, those between two Han characters
    bool reads_as_prose = true;
    bool leaves_little = true;  ///< Han alone, and less than half a line left over
};

template <class See>
void for_each_break(std::span<const Line> lines, unsigned blank_lines, See see) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (is_evidence(lines[i - 1], lines[i], blank_lines)) see(i, lines[i - 1], lines[i]);
    }
}

/// The column that nine in ten lines in mid-sentence do not pass.
std::optional<std::uint32_t> margin_of(std::span<const Line> lines, unsigned blank_lines) {
    std::vector<std::uint32_t> edges;
    for_each_break(lines, blank_lines, [&](std::size_t, const Line& line, const Line& next) {
        if (!ends_sentence(line, next)) edges.push_back(line.edge);
    });
    if (edges.empty()) return std::nullopt;
    const auto rank = edges.begin() + static_cast<std::ptrdiff_t>(edges.size() * 9 / 10);
    std::nth_element(edges.begin(), rank, edges.end());
    return *rank;
}

/// A page that ends in mid-sentence neither ends nor begins prose.
bool begins_as_prose(std::span<const Line> lines, std::size_t i) {
    return !lines[i].starts_lower || (i > 0 && !lines[i - 1].ends_sentence);
}

bool ends_as_prose(std::span<const Line> lines, std::size_t i) {
    return lines[i].ends_sentence || (i + 1 < lines.size() && lines[i + 1].page_before);
}

bool ends_block(std::span<const Line> lines, std::size_t i, unsigned blank_lines) {
    return i + 1 == lines.size() || !is_evidence(lines[i], lines[i + 1], blank_lines);
}

bool begins_block(std::span<const Line> lines, std::size_t i, unsigned blank_lines) {
    return i == 0 || !is_evidence(lines[i - 1], lines[i], blank_lines);
}

void weigh_break(Evidence& evidence, const Line& line, const Line& next, std::uint32_t margin) {
    const bool full = is_full(line, next, margin, kLikely);
    if (line.starts_item && !full) return;  // a numbered heading
    ++evidence.breaks;
    if (line.edge > margin + margin / 4 || next.edge > margin + margin / 4) ++evidence.beyond;
    if (ends_sentence(line, next)) return;
    if (!full) {
        ++evidence.short_;
        return;
    }
    ++evidence.full;
    if (goes_on(line, next)) ++evidence.going_on;
    if (next.starts_unspaced && !line.ends_pausing) ++evidence.inside_run;
}

Evidence weigh(std::span<const Line> lines, unsigned blank_lines, std::uint32_t margin) {
    Evidence evidence;
    for_each_break(lines, blank_lines, [&](std::size_t i, const Line& line, const Line& next) {
        weigh_break(evidence, line, next, margin);
        if (begins_block(lines, i - 1, blank_lines) && !begins_as_prose(lines, i - 1)) {
            evidence.reads_as_prose = false;
        }
        if (!ends_block(lines, i, blank_lines)) return;
        if (!ends_as_prose(lines, i) || next.edge > margin + 2) evidence.reads_as_prose = false;
        if (!next.starts_unspaced || next.edge * 2 > margin) evidence.leaves_little = false;
    });
    return evidence;
}

std::uint32_t narrowest_margin(std::span<const Line> lines, const Evidence& evidence) {
    if (evidence.reads_as_prose && evidence.inside_run * 2 >= evidence.breaks) {
        return kNarrowestLeftover;
    }
    if (evidence.breaks >= kFewBreaks) return kNarrowestMargin;
    if (evidence.leaves_little) return kNarrowestLeftover;
    return lines.front().starts_unspaced ? kNarrowestMargin : kNarrowestProse;
}

bool is_wrapped(const Evidence& evidence, unsigned blank_lines) {
    if (evidence.breaks < kFewBreaks) {
        // A title, a blank line and a sentence look like a wrap, so one break between blank lines
        // is none.
        return evidence.breaks > blank_lines && evidence.full > 0 && evidence.short_ == 0 &&
               evidence.beyond == 0 && evidence.going_on * 2 >= evidence.full &&
               evidence.going_on > 0 && evidence.reads_as_prose;
    }
    return evidence.full >= 2 * (evidence.short_ + evidence.beyond) &&
           evidence.full * 4 >= evidence.breaks && evidence.going_on * 3 >= evidence.full &&
           evidence.going_on > 0;
}

Margin judged_margin(std::span<const Line> lines, unsigned blank_lines) {
    const std::optional<std::uint32_t> margin = margin_of(lines, blank_lines);
    if (!margin || *margin > kWidestMargin) return {};
    const Evidence evidence = weigh(lines, blank_lines, *margin);
    if (*margin < narrowest_margin(lines, evidence)) return {};
    return {is_wrapped(evidence, blank_lines), *margin};
}

StretchLayout judged_layout(std::span<const Line> lines) {
    std::size_t without = 0;
    std::size_t with = 0;
    for (const Line& line : lines.subspan(1)) ++(line.blank_lines_before == 0 ? without : with);
    StretchLayout layout;
    layout.blank_lines_separate = with * 20 >= without;
    layout.single = judged_margin(lines, 0);
    const bool all_apart = without * 10 <= with;
    if (!layout.single.wrapped && all_apart) layout.double_spaced = judged_margin(lines, 1);
    if (layout.double_spaced.wrapped) {
        layout.single = layout.double_spaced;
        layout.blank_lines_separate = false;
    }
    return layout;
}

/// The next line belongs to a paragraph, as a page header or a title does not.
bool is_paragraph_line(const Line& line, std::uint32_t margin) {
    return line.ends_sentence || line.edge * 100 > margin * kPossibly;
}

bool is_wrap_at_page(const Line& line, const Line& next, std::uint32_t margin) {
    return goes_on(line, next) && is_full(line, next, margin, kLikely) &&
           is_paragraph_line(next, margin);
}

bool is_wrap_after_sentence(const Line& line, const Line& next, const StretchLayout& layout,
                            std::uint32_t margin) {
    const std::uint32_t needed = layout.blank_lines_separate ? kLikely : kClearly;
    return is_full(line, next, margin, needed) && is_paragraph_line(next, margin);
}

/// The margin that counts at the break before `next`.
const Margin& margin_at(const Line& next, const StretchLayout& layout) {
    // A page break may bring blank lines of its own; `single` holds in double-spaced text as well.
    if (next.page_before || next.blank_lines_before == 0) return layout.single;
    return layout.double_spaced;
}

bool is_wrap(const Line& line, const Line& next, const StretchLayout& layout) {
    // A word cut by a hyphen goes on whatever the widths say.
    if (line.ends_hyphenated && next.starts_lower && next.blank_lines_before == 0 &&
        !stands_apart(line, next)) {
        return true;
    }
    const Margin& margin = margin_at(next, layout);
    if (!margin.wrapped || stands_apart(line, next)) return false;
    if (next.page_before) return is_wrap_at_page(line, next, margin.columns);
    if (next.blank_lines_before > 1) return false;
    const bool on = goes_on(line, next);
    if (is_indented_after(line, next)) return on && is_full(line, next, margin.columns, kLikely);
    if (ends_sentence(line, next))
        return is_wrap_after_sentence(line, next, layout, margin.columns);
    return is_full(line, next, margin.columns, on ? kPossibly : kLikely);
}

/// Stretches end where a paragraph surely does, if such a place is near.
std::size_t end_of_stretch(std::span<const Line> lines, std::size_t begin) {
    const std::size_t usual = begin + kStretch;
    if (usual + kStretch >= lines.size()) return lines.size();
    for (std::size_t i = usual; i < usual + kStretch / 2; ++i) {
        if (lines[i].blank_lines_before > 0 && lines[i - 1].ends_sentence) return i;
    }
    return usual;
}

}  // namespace

void find_wraps(std::span<const Line> lines, std::vector<std::uint8_t>& continues) {
    continues.assign(lines.size(), 0);
    StretchLayout layout;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = end_of_stretch(lines, begin);
        // The break between two stretches is judged by the layout of the one before it.
        if (begin > 0) continues[begin] = is_wrap(lines[begin - 1], lines[begin], layout) ? 1 : 0;
        layout = judged_layout(lines.subspan(begin, end - begin));
        for (std::size_t i = begin + 1; i < end; ++i) {
            continues[i] = is_wrap(lines[i - 1], lines[i], layout) ? 1 : 0;
        }
        begin = end;
    }
}

}  // namespace topos
