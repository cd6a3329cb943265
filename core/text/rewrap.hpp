#pragma once
/// Puts the lines of a paragraph together again, and keeps the way back to where they stood.
///
///     for each wrap:  between unspaced characters (Han, kana, their punctuation)   nothing remains
///                     after a soft hyphen                                           nothing
///                     remains after letter and '-', before a lower-case letter              one LF
///                     remains else                                                          one
///                     blank remains
///
/// Blanks before the wrap and indents after it go with it. Paragraphs of one line are views of the
/// text.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/lines.hpp"
#include "core/text/passage.hpp"

namespace topos {

/// Makes passages, into buffers that live from one text to the next.
class Rewrapper {
  public:
    /// `continues` as find_wraps gives it. The passages are valid until the next call and as long
    /// as `text`.
    [[nodiscard]] std::span<const Passage> passages(std::string_view text,
                                                    std::span<const Line> lines,
                                                    std::span<const std::uint8_t> continues);

  private:
    /// A passage whose text and joins may still move in their buffers.
    struct Draft {
        std::size_t copied_begin = 0;  ///< in copied_; meaningless for a view
        std::size_t joins_begin = 0;
        std::size_t joins_count = 0;
        bool is_copy = false;
    };

    void add_paragraph(std::string_view text, std::span<const Line> lines);
    void add_view(std::string_view paragraph, std::uint64_t origin);
    void add_copy(std::string_view text, std::span<const Line> lines);
    void add_copied_pieces(std::size_t copied_begin, std::size_t joins_begin, std::uint64_t origin);
    void append(const Passage& passage, const Draft& draft);
    void settle();

    std::string copied_;
    std::vector<Join> joins_;
    std::vector<Draft> drafts_;
    std::vector<Passage> passages_;
    std::uint32_t paragraph_ = 0;
};

/// Where to cut a text longer than kPassageBytes: [0, end) is the first piece, the next one begins
/// at `next`.
struct Cut {
    std::size_t end = 0;
    std::size_t next = 0;
};

/// After a sentence end, else at a blank, else at a code point border; never within the blanks
/// between.
[[nodiscard]] Cut place_to_cut(std::string_view text);

}  // namespace topos
