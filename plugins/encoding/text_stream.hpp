#pragma once
/// Text from a source of bytes, piece by piece, in bounded memory.
#include <optional>

#include "plugins/encoding/converter.hpp"
#include "plugins/encoding/decoded.hpp"

namespace topos::encoding {

class TextStream {
  public:
    /// `requested`: see decode(). Where the encoding cannot be told, UTF-8 is taken: the records
    /// that are not UTF-8 are left out one by one then.
    TextStream(plugin::ByteSource& source, std::string_view requested)
        : source_(source), requested_(requested) {}

    /// Appends about a megabyte to `out`; false at the end. Text of a source in UTF-8 is not
    /// checked: whoever takes it apart does that. Throws plugin::Failure.
    bool append_to(std::string& out);

    /// Known after the first piece.
    [[nodiscard]] const std::string& encoding() const { return encoding_; }

  private:
    [[nodiscard]] std::string_view read_piece();
    [[nodiscard]] std::string_view begin(std::string_view piece);

    plugin::ByteSource& source_;
    std::string requested_;
    std::string buffer_;
    std::string encoding_;                ///< empty before the first piece
    std::optional<Converter> converter_;  ///< nothing for UTF-8
    bool ended_ = false;
};

}  // namespace topos::encoding
