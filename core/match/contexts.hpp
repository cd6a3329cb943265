#pragma once
/// The status of a match, from the words around it (after ConText: Harkema, Dowling, Thornblade and
/// Chapman 2009).
///
/// A trigger acts on the nearest piece behind it (forward), before it (backward), or either (both):
/// if at most `reach` words stand between, and no stop lies between. None of a line acts where one
/// of them overlaps a piece: "no contract" is what is said, and "nobody" before it says the same.
/// So a trigger before the segment acts on its first piece, and one in a gap of the
/// segment acts as well: "the app never deactivated". Of several statuses the one that the pack
/// declares first wins; without any, a match is asserted.
#include <span>

#include "core/match/hits.hpp"
#include "core/program/compiled.hpp"

namespace topos {

/// A status with what set it.
struct FoundStatus {
    std::uint32_t status = 0;
    AtomIndex trigger = kNone;  ///< none: asserted
    Words words;                ///< of the trigger
};

/// Triggers and stops count if they lie within `around`: the sentences that the match touches.
/// `pieces` are sorted and not empty. Statuses that are `ignored` are not given.
[[nodiscard]] FoundStatus status_of(std::span<const Words> pieces, std::uint32_t pack,
                                    const Region& around, const Hits& hits,
                                    std::span<const CompiledTrigger> triggers,
                                    std::span<const std::uint32_t> ignored);

}  // namespace topos
