#include "core/match/context_signs.hpp"

#include <algorithm>

namespace topos {

bool has_sign(std::span<const ContextSign> signs, std::string_view text) {
    return std::ranges::any_of(
        signs, [&](const ContextSign& sign) { return text.find(sign.sign) != text.npos; });
}

void add_signs(std::span<const ContextSign> signs, const SegmentedText& text, const Region& region,
               Hits& hits) {
    const std::string_view written = text.text.substr(0, region.end);
    bool added = false;
    for (const ContextSign& sign : signs) {
        for (std::size_t at = written.find(sign.sign, region.begin); at != written.npos;
             at = written.find(sign.sign, at + sign.sign.size())) {
            const auto begin = static_cast<std::uint32_t>(at);
            hits.add(sign.atom,
                     text.touched(begin, begin + static_cast<std::uint32_t>(sign.sign.size())));
            added = true;
        }
    }
    if (added) hits.settle_again();
}

}  // namespace topos
