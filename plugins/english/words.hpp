#pragma once
/// Word boundaries of UAX #29, as tokens.
///
///   ASCII: one pass over the bytes, with the joins of UAX #29 as CLDR has them (WB6, 7, 11, 12, 13)
///   from a word or sign that touches anything else, to the next blank: ICU's word iterator
///
/// Tailorings: `_` at the edge of a word is no part of it (emphasis in plain text: _so_); inside it
/// joins (WB13a). A word that is hyphenated at the end of a line (`algo-⏎rithm`) is one token.
#include <unicode/brkiter.h>

#include <memory>
#include <string_view>
#include <topos/plugin.hpp>

namespace topos::english {

class Words {
  public:
    Words();
    void cut(std::string_view text, plugin::SegmentWriter& out);

  private:
    void emit(std::size_t begin, std::size_t end, plugin::SegmentWriter& out);
    std::size_t cut_piece_by_icu(std::size_t begin, plugin::SegmentWriter& out);
    static bool is_token(std::string_view segment, std::int32_t status);

    std::unique_ptr<icu::BreakIterator> iterator_;
    std::string_view text_;
};

}  // namespace topos::english
