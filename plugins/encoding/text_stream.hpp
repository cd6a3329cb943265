#pragma once
/// Text from a source of bytes, piece by piece, in bounded memory.
#include <optional>

#include "plugins/encoding/converter.hpp"
#include "plugins/encoding/decoded.hpp"

namespace topos::encoding {

class TextStream {
  public:
    /// What to make of bytes that are not UTF-8, where no encoding was requested.
    enum class Unless {
        any_encoding_is_sure,     ///< tables come in every encoding
        chinese_or_wide_is_sure,  ///< a format that is UTF-8 by its rules: else a byte is damaged
    };

    /// `requested`: see decode(). Without it, UTF-8 is taken unless another encoding is sure; the
    /// records that are not UTF-8 are left out one by one then.
    TextStream(plugin::ByteSource& source, std::string_view requested, Unless unless)
        : source_(source), requested_(requested), unless_(unless) {}

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
    Unless unless_;
    std::string buffer_;
    std::string encoding_;                ///< empty before the first piece
    std::optional<Converter> converter_;  ///< nothing for UTF-8
    bool ended_ = false;
};

}  // namespace topos::encoding
