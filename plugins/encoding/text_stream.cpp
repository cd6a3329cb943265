#include "plugins/encoding/text_stream.hpp"

#include "plugins/encoding/decode.hpp"

namespace topos::encoding {

namespace {

using plugin::Failure;

constexpr std::size_t kPieceBytes = 1u << 20;

bool is_chinese_or_wide(std::string_view encoding) {
    return encoding.starts_with("UTF-") || encoding == "GB18030" || encoding == "Big5-HKSCS";
}

}  // namespace

/// Fills the buffer: pipes give little at a time, and a guess wants much. Empty at the end.
std::string_view TextStream::read_piece() {
    buffer_.resize(kPieceBytes);
    std::size_t filled = 0;
    while (!ended_ && filled < buffer_.size()) {
        const std::size_t size = source_.read(std::span(buffer_).subspan(filled));
        ended_ = size == 0;
        filled += size;
    }
    return std::string_view(buffer_).substr(0, filled);
}

/// Chooses the encoding by the first piece and gives it without its byte order mark.
std::string_view TextStream::begin(std::string_view piece) {
    auto choice = choose_encoding(piece, requested_, ended_);
    if (!choice && choice.error().code == Failure::encoding) choice = Choice{"UTF-8", 0};
    Choice chosen = value_or_throw(std::move(choice));
    if (requested_.empty() && unless_ == Unless::chinese_or_wide_is_sure &&
        !is_chinese_or_wide(chosen.encoding)) {
        chosen = {"UTF-8", 0};
    }
    encoding_ = chosen.encoding;
    if (encoding_ != "UTF-8") converter_.emplace(encoding_);
    return piece.substr(chosen.mark);
}

bool TextStream::append_to(std::string& out) {
    if (ended_) return false;
    std::string_view piece = read_piece();
    if (encoding_.empty()) piece = begin(piece);
    if (!converter_) {
        out.append(piece);
    } else if (!converter_->append(piece, ended_, out)) {
        throw Failure(Failure::encoding,
                      "the input is not " + encoding_ + ": what stands after byte " +
                          std::to_string(converter_->good_bytes()) + " cannot be decoded");
    }
    return true;
}

}  // namespace topos::encoding
