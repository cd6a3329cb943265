#pragma once
/// Passages: the paragraphs of a document as the engine reads them. Text as found is wrapped by
/// hand and by PDF: inside a paragraph a line break stands for a blank, or between Chinese
/// characters for nothing at all. A passage's text has such breaks undone and knows the way back to
/// the original bytes, so that words are found across a wrap and reported where they stand. Where
/// nothing had to be undone, the passage is a view of the document and costs nothing.
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/document.hpp"
#include "core/text/units.hpp"

namespace topos {

/// From `analysed` on (bytes of Passage::text), the original continues at `original` (bytes of
/// Document::text).
struct Join {
    std::uint32_t analysed = 0;
    std::uint64_t original = 0;
};

struct Passage {
    std::string_view text;     ///< as analysed; at most kPassageBytes long
    std::uint64_t origin = 0;  ///< byte of Document::text where text[0] stands
    /// Ascending; empty: text[i] stands at byte origin + i of Document::text. (A wrap of one byte
    /// that became a blank shifts nothing and needs no join.)
    std::span<const Join> joins;
    std::uint32_t paragraph =
        0;  ///< from 0; a paragraph longer than kPassageBytes is several passages with one number

    /// The original bytes of text[begin, end). begin < end. What was dropped at either edge is not
    /// included.
    [[nodiscard]] ByteRange original(std::uint32_t begin, std::uint32_t end) const;
};

/// A longer paragraph is cut at a sentence end, blank or code point border before this many bytes.
inline constexpr std::uint32_t kPassageBytes = 1u << 20;

/// Splits documents into passages; keeps its buffers from one document to the next. Views stay
/// valid until the next call.
class PassageReader {
  public:
    PassageReader();
    ~PassageReader();
    PassageReader(PassageReader&&) noexcept;
    PassageReader& operator=(PassageReader&&) noexcept;

    [[nodiscard]] std::span<const Passage> read(const Document& document);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Turns ascending byte offsets of one text into code point offsets in a single pass over it.
class CodePointCounter {
  public:
    explicit CodePointCounter(std::string_view text) : text_(text) {}
    /// Code points before `byte`. Cheap when calls ascend; a smaller byte than before starts over
    /// from the nearest mark.
    [[nodiscard]] std::uint64_t before(std::uint64_t byte);

  private:
    std::string_view text_;
    std::uint64_t byte_ = 0;
    std::uint64_t code_points_ = 0;
};

/// Code points before any byte of a text, in any order: counted once per block, and from there on.
class CodePointIndex {
  public:
    /// The text must stay until the next call.
    void read(std::string_view text);
    /// Code points before `byte`, which is at most the text's size.
    [[nodiscard]] std::uint64_t before(std::uint64_t byte) const;

  private:
    std::string_view text_;
    bool is_ascii_ = true;
    std::vector<std::uint64_t> before_;  ///< of each block
};

/// Code points of well-formed UTF-8.
[[nodiscard]] std::uint64_t count_code_points(std::string_view text);

/// The ISO 15924 code of the script that most letters of the text's beginning belong to ("Latn",
/// "Hani", "Cyrl", …); "Zyyy" where it has no letters. A paragraph with any share of Han letters
/// that is not incidental counts as Hani.
[[nodiscard]] std::string_view main_script(std::string_view text);

}  // namespace topos
