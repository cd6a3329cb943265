#pragma once
/// Sentences by UAX #29 (SB5 to SB11), tailored for prose as found. The tailorings only take ends
/// away, they never add one:
///
///   a sentence ends behind its marks, closing quotes and brackets, and blanks
///   not where the next letter is lower case after a full stop (SB8)
///   not where a comma, colon or dash follows (SB8a)
///   tailored: a line break is a blank, as text comes by the paragraph
///   tailored: a blank must follow a mark of ASCII (example.com?q=Topos)
///   tailored: no end behind an abbreviation or an initial (abbreviations.hpp)
///   tailored: none behind a quotation that goes on in lower case (“No!” he said)
///
/// The ellipsis of one character ends no sentence, as in UAX #29; three full stops may.
#include <string_view>
#include <topos/plugin.hpp>

#include "byte_marks.hpp"
#include "characters.hpp"

namespace topos::english {

class Sentences {
  public:
    explicit Sentences(const Characters& characters) : characters_(characters) {}
    /// Byte offsets where sentences begin, the first 0, into `out`.
    void cut(std::string_view text, plugin::SegmentWriter& out);

  private:
    struct Ending {
        std::size_t marks_end = 0;   ///< behind the last . ! ?
        std::size_t close_end = 0;   ///< behind quotes and brackets
        std::size_t blanks_end = 0;  ///< where the next sentence would begin
        bool full_stop = false;      ///< the last mark is one (class ATerm)
        bool ascii = false;          ///< the last mark is one of ASCII
    };
    [[nodiscard]] bool is_end(std::size_t at) const;
    [[nodiscard]] Ending ending_at(std::size_t at) const;
    template <class Wanted>
    [[nodiscard]] std::size_t skip(std::size_t at, Wanted&& wanted) const;
    [[nodiscard]] bool ends_sentence(const Ending& ending) const;
    [[nodiscard]] bool is_continued(std::size_t at) const;
    [[nodiscard]] bool goes_on_in_lower_case(std::size_t at) const;
    SentenceKind take(std::size_t& at) const;

    const Characters& characters_;  ///< of the owner
    ByteMarks candidates_;
    std::string_view text_;
};

}  // namespace topos::english
