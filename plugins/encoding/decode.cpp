#include "plugins/encoding/decode.hpp"

#include <simdjson.h>

#include <algorithm>

#include "plugins/encoding/converter.hpp"
#include "plugins/encoding/guess.hpp"
#include "plugins/encoding/profile.hpp"
#include "plugins/encoding/signature.hpp"

namespace topos::encoding {

namespace {

using Code = Refusal::Code;

/// At most so many bytes of a character are missing where a sample is cut.
constexpr std::size_t kCutBytes = 3;

bool is_utf8(std::string_view bytes) {
    return bytes.empty() || simdjson::validate_utf8(bytes.data(), bytes.size());
}

bool is_beginning_of_utf8(std::string_view sample) {
    for (std::size_t cut = 0; cut <= kCutBytes && cut <= sample.size(); ++cut) {
        if (is_utf8(sample.substr(0, sample.size() - cut))) return true;
    }
    return false;
}

/// Bytes of the UTF-8 character that the text begins with; 0 if it begins with none.
std::size_t utf8_character_bytes(std::string_view text) {
    for (std::size_t size = 1; size <= 4 && size <= text.size(); ++size) {
        if (is_utf8(text.substr(0, size))) return size;
    }
    return 0;
}

/// Without a branch per byte: every text is looked through.
bool has_controls(std::string_view text) {
    bool found = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        found |= (byte < 0x20) & (static_cast<unsigned char>(byte - '\t') > '\r' - '\t');
    }
    return found;
}

std::string ill_formed_message(const std::string& encoding, std::uint64_t offset) {
    return "the document is not " + encoding + ": what stands at byte " + std::to_string(offset) +
           " cannot be decoded";
}

/// Bytes that are well-formed UTF-8 before the first that is not.
std::uint64_t good_utf8_bytes(std::string_view bytes) {
    Converter converter("UTF-8");
    std::string ignored;
    converter.append(bytes, true, ignored);
    return converter.good_bytes();
}

/// Most characters beyond ASCII are UTF-8, as they never are by chance in another encoding; some
/// bytes are not.
bool is_damaged_utf8(std::string_view bytes) {
    constexpr std::size_t kEnough = 64u << 10;
    std::string_view rest = bytes.substr(0, kEnough);
    std::size_t characters = 0;
    std::size_t damages = 0;
    while (!rest.empty()) {
        const std::size_t size = utf8_character_bytes(rest);
        if (size > 1) ++characters;
        if (size == 0) ++damages;
        rest.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return characters > 4 * damages;
}

Result<Choice> choose_requested(std::string_view sample, std::string_view requested) {
    std::string name = canonical_name(requested);
    if (name.empty()) {
        return refuse(Code::bad_option, std::string("`").append(requested).append(
                                            "` is not an encoding; examples are UTF-8, GB18030, "
                                            "Big5, UTF-16, windows-1252"));
    }
    const ByteOrderMark mark = byte_order_mark(sample);
    // "UTF-16" leaves the order of bytes to the mark; "GB18030" and its mark agree; any other
    // request stands against what looks like a mark.
    if (mark.encoding.starts_with(name)) return Choice{std::string(mark.encoding), mark.bytes};
    if (name == "UTF-16" || name == "UTF-32") {
        auto guessed = guess_encoding(sample);
        name = guessed && guessed->starts_with(name) ? *guessed : name + "LE";
    }
    return Choice{name, 0};
}

Result<Choice> choose_unrequested(std::string_view sample, bool is_whole) {
    const ByteOrderMark mark = byte_order_mark(sample);
    if (!mark.encoding.empty()) return Choice{std::string(mark.encoding), mark.bytes};
    if (const std::string_view format = binary_format(sample); !format.empty()) {
        return refuse(Code::not_a_text, "the document is not a text but " + std::string(format));
    }
    const bool utf8 = is_whole ? is_utf8(sample) : is_beginning_of_utf8(sample);
    if (utf8) {
        // A few Han characters in UTF-16 may be UTF-8 by chance, but then with control characters.
        if (!has_controls(sample)) return Choice{"UTF-8", 0};
        if (std::string wide = wide_encoding(sample); !wide.empty()) return Choice{wide, 0};
        if (sample.find('\0') == std::string_view::npos) return Choice{"UTF-8", 0};
    }
    if (is_damaged_utf8(sample)) {
        return refuse(Code::encoding, ill_formed_message("UTF-8", good_utf8_bytes(sample)));
    }
    auto guessed = guess_encoding(sample);
    if (!guessed) return tl::unexpected<Refusal>(std::move(guessed.error()));
    return Choice{*guessed, 0};
}

Result<Decoded> as_utf8(std::string bytes, std::size_t mark) {
    if (!is_utf8(bytes)) {
        return refuse(Code::encoding, ill_formed_message("UTF-8", good_utf8_bytes(bytes)));
    }
    bytes.erase(0, mark);
    return Decoded{std::move(bytes), "UTF-8"};
}

Result<Decoded> converted(std::string_view bytes, std::size_t mark, const std::string& encoding) {
    Decoded decoded{{}, encoding};
    decoded.text.reserve(bytes.size() + bytes.size() / 2);
    Converter converter(encoding);
    if (converter.append(bytes.substr(mark), true, decoded.text)) return decoded;
    return refuse(Code::encoding, ill_formed_message(encoding, mark + converter.good_bytes()));
}

}  // namespace

Result<Choice> choose_encoding(std::string_view sample, std::string_view requested, bool is_whole) {
    return requested.empty() ? choose_unrequested(sample, is_whole)
                             : choose_requested(sample, requested);
}

Result<Decoded> decode(std::string bytes, std::string_view requested) {
    auto choice = choose_encoding(bytes, requested, true);
    if (!choice) return tl::unexpected<Refusal>(std::move(choice.error()));
    auto decoded = choice->encoding == "UTF-8" ? as_utf8(std::move(bytes), choice->mark)
                                               : converted(bytes, choice->mark, choice->encoding);
    if (decoded && decoded->text.find('\0') != std::string::npos) {
        return refuse(Code::not_a_text, "the document is not a text: it has zero characters");
    }
    return decoded;
}

}  // namespace topos::encoding
