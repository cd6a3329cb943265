#include "core/match/contexts.hpp"

#include <algorithm>

namespace topos {

namespace {

bool stop_lies_between(const CompiledTrigger& trigger, const Words& before, const Words& after,
                       const Hits& hits) {
    if (trigger.stop == kNone) return false;
    return std::ranges::any_of(hits.of(trigger.stop), [&](const Hit& stop) {
        return before.end <= stop.words.begin && stop.words.end <= after.begin;
    });
}

bool reaches(const CompiledTrigger& trigger, const Words& before, const Words& after,
             const Hits& hits) {
    return words_between(before, after) <= trigger.reach &&
           !stop_lies_between(trigger, before, after, hits);
}

bool acts_forward(const CompiledTrigger& trigger, const Words& word, std::span<const Words> pieces,
                  const Hits& hits) {
    const auto next =
        std::ranges::find_if(pieces, [&](const Words& piece) { return piece.begin >= word.end; });
    return next != pieces.end() && reaches(trigger, word, *next, hits);
}

bool acts_backward(const CompiledTrigger& trigger, const Words& word, std::span<const Words> pieces,
                   const Hits& hits) {
    const auto behind =
        std::ranges::find_if(pieces, [&](const Words& piece) { return piece.end > word.begin; });
    return behind != pieces.begin() && reaches(trigger, *(behind - 1), word, hits);
}

bool is_part(const Words& word, std::span<const Words> pieces) {
    return std::ranges::any_of(pieces, [&](const Words& piece) { return overlap(piece, word); });
}

bool acts(const CompiledTrigger& trigger, const Words& word, std::span<const Words> pieces,
          const Hits& hits) {
    using Direction = ast::ContextTriggers::Direction;
    return (trigger.direction != Direction::backward &&
            acts_forward(trigger, word, pieces, hits)) ||
           (trigger.direction != Direction::forward && acts_backward(trigger, word, pieces, hits));
}

}  // namespace

FoundStatus status_of(std::span<const Words> pieces, std::uint32_t pack, const Region& around,
                      const Hits& hits, std::span<const CompiledTrigger> triggers,
                      std::span<const std::uint32_t> ignored) {
    for (const CompiledTrigger& trigger : triggers) {
        if (trigger.pack != pack) continue;
        if (std::ranges::find(ignored, trigger.status) != ignored.end()) continue;
        const auto words = hits.of(trigger.trigger);
        if (std::ranges::any_of(words, [&](const Hit& hit) { return is_part(hit.words, pieces); }))
            continue;
        for (const Hit& hit : words) {
            if (lies_within(hit.words, around) && acts(trigger, hit.words, pieces, hits))
                return {trigger.status, trigger.trigger, hit.words};
        }
    }
    return {};
}

}  // namespace topos
