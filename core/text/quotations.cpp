#include <optional>

#include "core/text/characters.hpp"
#include "core/text/structure.hpp"

namespace topos {

namespace {

struct Marks {
    char32_t open;
    char32_t close;
};
constexpr Marks kPairs[] = {{U'“', U'”'}, {U'«', U'»'},   {U'「', U'」'}, {U'『', U'』'},
                            {U'„', U'“'}, {U'＂', U'＂'}, {U'"', U'"'}};

const Marks* pair_opened_by(char32_t c) {
    for (const Marks& pair : kPairs) {
        if (pair.open == c) return &pair;
    }
    return nullptr;
}

/// A quotation that is open.
struct Open {
    const Marks* marks;
    std::uint32_t begin;  ///< behind the mark
    int depth = 1;
};

}  // namespace

void find_quotations(std::string_view text, std::uint32_t offset, std::vector<PassageRange>& out) {
    std::optional<Open> open;
    const auto end = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t at = 0; at < end;) {
        const auto character = first_character(text.substr(at));
        const char32_t c = character.code_point;
        const auto behind = at + static_cast<std::uint32_t>(character.bytes);
        if (!open) {
            if (const Marks* marks = pair_opened_by(c)) open = Open{marks, behind};
        } else if (c == open->marks->close) {
            if (--open->depth == 0) {
                if (at > open->begin) out.push_back({offset + open->begin, offset + at});
                open.reset();
            }
        } else if (c == open->marks->open) {
            ++open->depth;
        }
        at = behind;
    }
    const bool has_own_mark = open && open->marks->open != open->marks->close;
    if (has_own_mark && end > open->begin) out.push_back({offset + open->begin, offset + end});
}

}  // namespace topos
