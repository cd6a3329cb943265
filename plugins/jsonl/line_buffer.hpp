#pragma once
#include <optional>

#include "plugins/encoding/text_stream.hpp"

namespace topos::jsonl {

/// Takes a stream apart into lines. Behind every line, `kPadding` bytes can be read.
class LineBuffer {
  public:
    static constexpr std::size_t kLongestLine = std::size_t{256} << 20;
    static constexpr std::size_t kPadding = 64;  // what simdjson wants

    explicit LineBuffer(encoding::TextStream& stream) : stream_(stream) {}

    struct Line {
        std::string_view text;     ///< without its end; valid until the next call
        std::uint64_t number = 0;  ///< from 1
        bool too_long = false;     ///< then `text` is empty
    };

    /// Nothing at the end.
    std::optional<Line> next();

  private:
    /// Where the line ends that begins at `begin_`; the text's end where no more comes.
    [[nodiscard]] std::size_t find_end();
    bool read_more();

    encoding::TextStream& stream_;
    std::string buffer_;
    std::size_t begin_ = 0;  ///< of the next line
    std::uint64_t number_ = 0;
    bool too_long_ = false;
};

}  // namespace topos::jsonl
