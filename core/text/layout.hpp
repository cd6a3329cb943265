#pragma once
/// Which line breaks of a text are wraps and which end a paragraph.
///
///     for each stretch of some 400 lines:
///       for breaks with no blank line at them, then for breaks with exactly one:
///         margin  = the column that nine in ten lines which stop in mid-sentence do not pass
///         wrapped = most such lines are full, and the next lines go on as sentences do
///       a break is a wrap if its kind is wrapped, its line is full, and nothing begins after it
///
/// *Full* means: the first word of the next line would not have fitted before the margin. Greedy
/// wrapping leaves only full lines, people who press Enter leave few. *Goes on* means: a lower-case
/// letter follows, or a Han character after a line without a full stop, or the line stops at a
/// comma.
///
/// Where most lines end as sentences do, or stop short of any margin (chat, lists, poems), each
/// line is a paragraph. PDF text with a blank line between all lines is the case of breaks with one
/// blank line. Fewer than four breaks prove little by their widths: then the lines must also read
/// as prose, from a capital or a Han character to a full stop, with nothing but wraps between.
///
/// A narrow margin is believed where Han lines stop between two characters and end in prose. A word
/// cut by a hyphen goes on whatever the widths say.
///
/// Never a wrap: before a list item, speaker turn, heading mark, table row or deeper indent
/// (unless, for an indent, the line before is full and in mid-sentence); beside a rule or a page
/// number; after two or more blank lines. At a form feed only a full line in mid-sentence goes on,
/// and not into a page header: the next line must be full or end a sentence.
#include <cstdint>
#include <span>
#include <vector>

#include "core/text/lines.hpp"

namespace topos {

/// continues[i] is 1 if lines[i] goes on with the paragraph of lines[i - 1]. Linear.
void find_wraps(std::span<const Line> lines, std::vector<std::uint8_t>& continues);

}  // namespace topos
