// Table 3-7 of the Unicode Standard: the lead byte says how many bytes follow and which second
// bytes are allowed. Eight ASCII bytes at a time, three bytes of a Han character without a loop.
#include "app/host/utf8.hpp"

#include <simdjson.h>

#include <cstdint>
#include <cstring>

namespace topos {

namespace {

using Byte = unsigned char;

bool continues(Byte byte) { return (byte & 0xC0u) == 0x80u; }

bool is_second_of_three(Byte lead, Byte second) {
    if (lead == 0xE0) return second >= 0xA0 && second <= 0xBF;
    if (lead == 0xED) return second >= 0x80 && second <= 0x9F;
    return continues(second);
}

bool is_second_of_four(Byte lead, Byte second) {
    if (lead == 0xF0) return second >= 0x90 && second <= 0xBF;
    if (lead == 0xF4) return second >= 0x80 && second <= 0x8F;
    return continues(second);
}

/// Bytes of the character that begins at `at`; 0 if it is ill-formed.
std::size_t character_bytes(const Byte* at, std::size_t left) {
    const Byte lead = at[0];
    if (lead < 0x80) return 1;
    if (lead >= 0xE0 && lead <= 0xEF) {
        return left >= 3 && is_second_of_three(lead, at[1]) && continues(at[2]) ? 3 : 0;
    }
    if (lead >= 0xC2 && lead <= 0xDF) return left >= 2 && continues(at[1]) ? 2 : 0;
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool good =
            left >= 4 && is_second_of_four(lead, at[1]) && continues(at[2]) && continues(at[3]);
        return good ? 4 : 0;
    }
    return 0;
}

bool eight_are_ascii(const Byte* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return (word & 0x8080808080808080u) == 0;
}

}  // namespace

bool is_ascii(std::string_view text) {
    unsigned char gathered = 0;
    for (const char byte : text) gathered |= static_cast<unsigned char>(byte);
    return gathered < 0x80;
}

bool is_well_formed(std::string_view text) {
    return text.empty() || simdjson::validate_utf8(text.data(), text.size());
}

std::size_t well_formed_prefix(std::string_view text) {
    const auto* bytes = reinterpret_cast<const Byte*>(text.data());
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8 && eight_are_ascii(bytes + at)) {
            at += 8;
            continue;
        }
        const std::size_t size = character_bytes(bytes + at, text.size() - at);
        if (size == 0) return at;
        at += size;
    }
    return at;
}

}  // namespace topos
