#pragma once
/// Punctuation that sets a status: found as it stands, since signs are no words.
#include <span>
#include <string_view>

#include "core/match/hits.hpp"
#include "core/program/compiled.hpp"

namespace topos {

[[nodiscard]] bool has_sign(std::span<const ContextSign> signs, std::string_view text);

/// Adds the signs of a region to its hits, which are settled and stay so.
void add_signs(std::span<const ContextSign> signs, const SegmentedText& text, const Region& region,
               Hits& hits);

}  // namespace topos
