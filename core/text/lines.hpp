#pragma once
/// The lines of a text with what its layout is judged by: where they end, how wide they are, how
/// they begin and end. Only lines with something on them are listed; blank ones are counted.
#include <cstdint>
#include <string_view>
#include <vector>

namespace topos {

/// One line that is not blank. Offsets are bytes of the whole text; widths are display columns, in
/// which a Han character takes two.
struct Line {
    std::uint64_t begin = 0;       ///< after the indent
    std::uint64_t end = 0;         ///< before trailing blanks and the break
    std::uint32_t indent = 0;      ///< columns
    std::uint32_t edge = 0;        ///< indent and width: the column at which the line ends
    std::uint16_t first_word = 0;  ///< columns of what a wrap would have moved to the line before
    std::uint8_t blank_lines_before = 0;  ///< at most 2 are counted
    bool page_before : 1 = false;         ///< a form feed stands between it and the line before
    bool ends_sentence : 1 = false;       ///< by its last mark, closing quotes and brackets aside
    bool ends_pausing : 1 = false;        ///< comma and the like
    bool ends_hyphenated : 1 = false;     ///< letter and '-'
    bool starts_lower : 1 = false;        ///< opening quotes and brackets aside
    bool starts_unspaced : 1 = false;     ///< Han, kana or their punctuation
    bool starts_item : 1 = false;         ///< list item, Markdown heading, quotation or table row
    bool starts_turn : 1 = false;         ///< a speaker's name and a colon
    bool is_row : 1 = false;       ///< table row, rule, page number: never part of a paragraph
    bool is_one_word : 1 = false;  ///< no blank and nothing unspaced: "https://…", a word list
};

/// Lines end at LF, CRLF, CR, VT, FF, U+0085, U+2028 and U+2029. Replaces what `lines` held.
/// Linear.
void split_lines(std::string_view text, std::vector<Line>& lines);

}  // namespace topos
