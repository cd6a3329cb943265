#pragma once
/// Word boundaries of UAX #29, as tokens: segments with a letter, a number, an ideograph, or a
/// pictograph (a whole emoji sequence is one).
///
///   bytes of words are marked
///   blocks of 64 bytes in which nothing but ASCII words and what separates them stands: begins and
///   ends of the marked stretches are the words, taken from the marks alone (EasyBlocks)
///   else each stretch of marked bytes
///     ASCII, and no sign that may join stands behind it: one token
///     else: character by character, by WB5 to 13b, as far as the tables of Characters reach
///     where those say `hard`: ICU's word iterator, up to the next blank
///
/// Tailorings: `_` at the edge of a word is no part of it (emphasis in plain text: _so_); inside it
/// joins (WB13a). `:` and `@` separate words. A word that is hyphenated at the end of a line
/// (letter, `-`, LF or CRLF, lower-case letter: `algo-⏎rithm`) is one token.
#include <unicode/brkiter.h>

#include <memory>
#include <string_view>
#include <topos/plugin.hpp>

#include "byte_marks.hpp"
#include "characters.hpp"

namespace topos::english {

class Words {
  public:
    explicit Words(const Characters& characters);  ///< kept by reference
    void cut(std::string_view text, plugin::SegmentWriter& out);

  private:
    struct Reach {
        std::size_t end = 0;
        bool hard = false;  ///< ICU has to say where the word ends
    };
    [[nodiscard]] bool may_go_on(std::size_t end) const;
    [[nodiscard]] Reach reach_of(std::size_t begin) const;
    [[nodiscard]] WordKind kind_at(std::size_t at) const;
    std::size_t cut_character(std::size_t begin, plugin::SegmentWriter& out);
    std::size_t cut_by_icu(std::size_t begin, plugin::SegmentWriter& out);
    void put(std::size_t begin, std::size_t end, plugin::SegmentWriter& out) const;
    [[nodiscard]] std::size_t hyphenated_part(std::size_t begin) const;

    const Characters& characters_;
    std::unique_ptr<icu::BreakIterator> iterator_;
    [[nodiscard]] bool is_easy(std::size_t block) const;
    std::size_t cut_easy_blocks(std::size_t begin, topos_segments& out) const;
    std::size_t cut_next(std::size_t begin, plugin::SegmentWriter& out);

    ByteMarks word_bytes_;
    ByteMarks above_;
    ByteMarks joins_;
    ByteMarks odd_;
    std::size_t next_above_ = 0;  ///< the first byte beyond ASCII at or behind the last word begun
    std::string_view text_;
};

}  // namespace topos::english
