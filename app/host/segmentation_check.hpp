#pragma once
/// Is what a language backend gave a segmentation of the text at all? Core trusts it afterwards.
#include <span>
#include <string_view>

#include "core/language/backend.hpp"

namespace topos {

/// A sentence that says what is wrong, or empty. Two passes over the offsets, no branch per token.
[[nodiscard]] std::string_view fault_of_segmentation(std::string_view text,
                                                     std::span<const std::uint32_t> token_begin,
                                                     std::span<const std::uint32_t> token_end,
                                                     std::span<const std::uint32_t> sentence_begin);

}  // namespace topos
