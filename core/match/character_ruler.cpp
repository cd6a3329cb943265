#include "core/match/character_ruler.hpp"

#include "core/text/characters.hpp"

namespace topos {

void CharacterRuler::begin(std::string_view text, const Region& region) {
    text_ = text;
    region_ = region;
    is_built_ = false;
}

void CharacterRuler::build() {
    before_.assign(region_.end - region_.begin + 1, 0);
    std::uint32_t count = 0;
    for (std::uint32_t at = region_.begin; at < region_.end;) {
        const auto character = first_character(text_.substr(at));
        const char32_t c = character.code_point;
        for (std::size_t i = 0; i < character.bytes; ++i) before_[at - region_.begin + i] = count;
        at += static_cast<std::uint32_t>(character.bytes);
        if (!is_space(c) && c != U'\n' && c != U'\r') ++count;
    }
    before_.back() = count;
    is_built_ = true;
}

bool has_more_characters(std::string_view text, std::uint32_t begin, std::uint32_t end,
                         std::uint32_t most) {
    std::uint32_t count = 0;
    for (std::uint32_t at = begin; at < end;) {
        if (end - at <= most - count) return false;  // bytes, and so characters
        // What begins with E4 to EF has three bytes and is no blank.
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead >= 0xE4 && lead < 0xF0) {
            at += 3;
        } else {
            const auto character = first_character(text.substr(at));
            const char32_t c = character.code_point;
            at += static_cast<std::uint32_t>(character.bytes);
            if (is_space(c) || c == U'\n' || c == U'\r') continue;
        }
        if (count++ == most) return true;
    }
    return false;
}

bool CharacterRuler::has_more_between(std::uint32_t begin, std::uint32_t end, std::uint32_t most) {
    if (!is_built_ && most <= kNarrow) return has_more_characters(text_, begin, end, most);
    if (!is_built_) build();
    return before_[end - region_.begin] - before_[begin - region_.begin] > most;
}

}  // namespace topos
