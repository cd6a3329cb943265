#pragma once
/// What plain text shows of its own structure: headings, sections, speaker turns, quotations. For
/// rules that look beyond a sentence or a paragraph.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/passage.hpp"

namespace topos {

/// Bytes of Passage::text, half open.
struct PassageRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend auto operator<=>(const PassageRange&, const PassageRange&) = default;
};

/// Places of one passage. Each list is ascending and without overlaps.
struct PassageStructure {
    std::vector<PassageRange> paragraphs;
    std::vector<PassageRange> headings;    ///< paragraphs, some of them
    std::vector<PassageRange> turns;       ///< whole paragraphs
    std::vector<PassageRange> sections;    ///< whole paragraphs
    std::vector<PassageRange> quotations;  ///< without their marks; never beyond a paragraph
};

/// A heading is a line of its own that is short, ends no sentence, and
///  - is marked in Markdown (`## Findings`, or underlined by `===` or `---`),
///  - or is numbered (`1.1 Findings`, `二、研究方法`, `（一）访谈`, `第三章 结论`, `Chapter 3`),
///  and neither the paragraph before nor the one behind is numbered in the same way: those are
///  lists,
///  - or is all in capitals, or one of the usual names (Introduction, 摘要, …).
/// `next` is the paragraph behind it, or empty.
[[nodiscard]] bool is_heading(std::string_view before, std::string_view paragraph,
                              std::string_view next);

/// What stands between “ ”, " ", « », „ “, 「 」 or 『 』. Inner quotations belong to the outer
/// one. One that is not closed ends with the paragraph if it has an opening mark of its own; a
/// straight
/// `"` needs its partner. Single quotes are taken for apostrophes.
void find_quotations(std::string_view text, std::uint32_t offset, std::vector<PassageRange>& out);

/// Headings, turns and sections of paragraphs. A section runs from one heading to the next, a turn
/// from one speaker's name to the next. Where fewer than two lines begin with a name, each
/// paragraph is a turn; where there is no heading, all is one section.
void find_divisions(std::string_view text, PassageStructure& structure);

/// What separates passages within a JoinedPassage. No passage has it inside.
inline constexpr std::string_view kParagraphSeparator = "\u2029";

/// All passages of one language as one, for rules that look beyond a paragraph.
class JoinedPassage {
  public:
    /// Valid until the next call and as long as the document. At most 4 GB.
    [[nodiscard]] const Passage& join(std::span<const Passage> passages);
    /// Its paragraphs; the rest is empty.
    [[nodiscard]] PassageStructure& structure() { return structure_; }

  private:
    void add(const Passage& passage, bool goes_on);

    std::string text_;
    std::vector<Join> joins_;
    Passage passage_;
    PassageStructure structure_;
};

}  // namespace topos
