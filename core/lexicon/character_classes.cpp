#include "core/lexicon/character_classes.hpp"

#include <unicode/uchar.h>

#include <string_view>

namespace topos {

namespace {

constexpr std::u32string_view kSentenceEnds = U"!?…。！？｡\u2029";
constexpr std::u32string_view kStrongEnds = U"。！？";
constexpr std::u32string_view kClosers = U"”’」』）》】";
constexpr std::u32string_view kOpeners = U"“‘「『（《【";

unsigned class_of(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    unsigned value = 0;
    if (u_isalnum(code_point)) value |= CharacterClasses::kWord;
    if (u_isalpha(code_point) || kOpeners.find(c) != std::u32string_view::npos)
        value |= CharacterClasses::kBeginner;
    if (kSentenceEnds.find(c) != std::u32string_view::npos) value |= CharacterClasses::kSentenceEnd;
    if (kStrongEnds.find(c) != std::u32string_view::npos) value |= CharacterClasses::kStrongEnd;
    if (kClosers.find(c) != std::u32string_view::npos) value |= CharacterClasses::kCloser;
    if (c == U' ' || c == U'\u3000') value |= CharacterClasses::kBlank;
    const bool is_sign = c >= 0x80 && u_ispunct(code_point);
    if (is_sign || u_isUWhiteSpace(code_point)) value |= CharacterClasses::kSeparator;
    return value;
}

}  // namespace

const CharacterClasses& CharacterClasses::table() {
    static const CharacterClasses classes;
    return classes;
}

CharacterClasses::CharacterClasses() {
    for (char32_t c = 0; c < classes_.size(); ++c)
        classes_[c] = static_cast<std::uint8_t>(class_of(c));
}

std::uint8_t CharacterClasses::beyond(char32_t c) { return static_cast<std::uint8_t>(class_of(c)); }

}  // namespace topos
