#include <unicode/uchar.h>

#include "core/evaluation/input.hpp"
#include "core/text/characters.hpp"

namespace topos::evaluation {

namespace {

void add(std::uint64_t at, std::vector<CodePointRange>& ranges) {
    if (!ranges.empty() && ranges.back().end == at) {
        ++ranges.back().end;
    } else {
        ranges.push_back({at, at + 1});
    }
}

}  // namespace

std::vector<CodePointRange> blank_ranges(std::string_view text) {
    std::vector<CodePointRange> ranges;
    for (std::uint64_t at = 0; !text.empty(); ++at) {
        const DecodedCharacter character = first_character(text);
        if (u_isUWhiteSpace(static_cast<UChar32>(character.code_point))) add(at, ranges);
        text.remove_prefix(character.bytes);
    }
    return ranges;
}

}  // namespace topos::evaluation
