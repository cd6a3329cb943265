#include "sentences.hpp"

#include <algorithm>

#include "characters.hpp"

namespace topos::chinese {
namespace {

constexpr std::u32string_view kEnds = U"。！？!?…．｡";
constexpr std::u32string_view kClosers = U"”’」』）》】〕\"')]";

bool is_blank(char32_t c) { return c == U' ' || c == 0x3000 || (c >= 9 && c <= 13); }

char32_t peek(std::string_view text, std::size_t at, std::size_t& behind) {
    behind = at;
    return at < text.size() ? next_code_point(text, behind) : 0;
}

bool ends_here(char32_t c, std::string_view text, std::size_t behind) {
    if (c == U'.')
        return behind == text.size() || is_blank(static_cast<unsigned char>(text[behind]));
    return kEnds.find(c) != std::u32string_view::npos;
}

}  // namespace

void cut_sentences(std::string_view text, plugin::SegmentWriter& out) {
    if (text.empty()) return;
    out.sentence(0);
    std::size_t at = 0;
    while (at < text.size()) {
        const char32_t c = next_code_point(text, at);
        if (!ends_here(c, text, at)) continue;
        std::size_t behind = 0;
        for (char32_t next = peek(text, at, behind); next != 0; next = peek(text, at, behind)) {
            const bool more = kEnds.find(next) != std::u32string_view::npos ||
                              kClosers.find(next) != std::u32string_view::npos || is_blank(next);
            if (!more) break;
            at = behind;
        }
        if (at < text.size()) out.sentence(at);
    }
}

}  // namespace topos::chinese
