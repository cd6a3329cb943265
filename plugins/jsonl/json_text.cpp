#include "plugins/jsonl/json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

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

constexpr std::size_t kWord = sizeof(std::uint64_t);

/// Is none of eight bytes to be escaped? A byte x of a word is zero if (x - 1) & ~x has its highest
/// bit; a borrow from a lower byte can only say "perhaps", never hide one.
bool none_escaped(std::uint64_t word) {
    constexpr std::uint64_t kOnes = 0x0101010101010101u;
    constexpr std::uint64_t kHighs = 0x8080808080808080u;
    const std::uint64_t quotes = word ^ (kOnes * '"');
    const std::uint64_t backslashes = word ^ (kOnes * '\\');
    const std::uint64_t found = ((word - kOnes * 0x20) & ~word) | ((quotes - kOnes) & ~quotes) |
                                ((backslashes - kOnes) & ~backslashes);
    return (found & kHighs) == 0;
}

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

template <class Word>
std::uint64_t word_at(const char* bytes) {
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// Of less than eight bytes: in words that overlap.
bool none_escaped(std::string_view rest) {
    using Half = std::uint32_t;
    if (rest.size() >= sizeof(Half)) {
        const std::uint64_t last = word_at<Half>(rest.data() + rest.size() - sizeof(Half));
        return none_escaped(word_at<Half>(rest.data()) | last << 32);
    }
    return std::none_of(rest.begin(), rest.end(), is_escaped);
}

}  // namespace

void append_string(std::string_view text, std::string& out) {
    out += '"';
    std::size_t begin = 0;  // of what needs no escape
    for (std::size_t at = 0; at < text.size(); ++at) {
        while (text.size() - at >= kWord && none_escaped(word_at<std::uint64_t>(text.data() + at)))
            at += kWord;
        if (text.size() - at < kWord && none_escaped(text.substr(at))) break;
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
    if (number >= 0 && number < 1e9 && number == std::floor(number)) {  // most scores are 1.0
        append_number(static_cast<std::uint64_t>(number), out);
        out.append(".0");
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
