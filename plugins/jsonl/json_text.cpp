#include "plugins/jsonl/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace topos::jsonl {

namespace {

constexpr std::array<bool, 256> escaped_bytes() {
    std::array<bool, 256> escaped{};
    for (std::size_t control = 0; control < 0x20; ++control) escaped[control] = true;
    escaped['"'] = escaped['\\'] = true;
    return escaped;
}

constexpr std::array<bool, 256> kEscaped = escaped_bytes();

bool is_escaped(char byte) { return kEscaped[static_cast<unsigned char>(byte)]; }

void append_escape(char byte, std::string& out) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    switch (byte) {
        case '"':
            out.append("\\\"");
            return;
        case '\\':
            out.append("\\\\");
            return;
        case '\n':
            out.append("\\n");
            return;
        case '\r':
            out.append("\\r");
            return;
        case '\t':
            out.append("\\t");
            return;
        default:
            out.append("\\u00");
            out += kDigits[static_cast<unsigned char>(byte) >> 4];
            out += kDigits[static_cast<unsigned char>(byte) & 0xFu];
    }
}

}  // namespace

void append_string(std::string_view text, std::string& out) {
    out += '"';
    std::size_t begin = 0;  // of what needs no escape
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_escaped(text[at])) continue;
        out.append(text, begin, at - begin);
        append_escape(text[at], out);
        begin = at + 1;
    }
    out.append(text, begin);
    out += '"';
}

void append_number(std::uint64_t number, std::string& out) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_number(double number, std::string& out) {
    if (!std::isfinite(number)) {
        out.append("null");
        return;
    }
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    const std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
    const std::size_t exponent = std::min(text.find('e'), text.size());
    out.append(text.substr(0, exponent));
    if (text.find('.') == std::string_view::npos) out.append(".0");
    out.append(text.substr(exponent));
}

}  // namespace topos::jsonl
