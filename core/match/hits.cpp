#include "core/match/hits.hpp"

#include <algorithm>

namespace topos {

void Hits::clear() {
    for (const Hit& hit : hits_) extents_[hit.atom] = {};
    hits_.clear();
}

void Hits::settle() {
    std::ranges::sort(hits_);
    const auto repeated = std::ranges::unique(hits_);
    hits_.erase(repeated.begin(), repeated.end());
    for (std::uint32_t i = 0; i < hits_.size(); ++i) {
        Extent& extent = extents_[hits_[i].atom];
        if (extent.count++ == 0) extent.begin = i;
    }
}

void Hits::settle_again() {
    for (const Hit& hit : hits_) extents_[hit.atom] = {};
    settle();
}

void Hits::derive(std::span<const DerivedAtom> derived) {
    for (const DerivedAtom& one : derived) {
        if (std::ranges::none_of(one.added, [&](AtomIndex atom) { return has(atom); })) continue;
        add_derived(one);
        settle_again();
    }
}

void Hits::add_derived(const DerivedAtom& derived) {
    std::vector<Hit> found;
    for (const AtomIndex added : derived.added) {
        for (const Hit& hit : of(added)) {
            const auto takes = [&](AtomIndex atom) { return has_exactly(atom, hit.words); };
            if (std::ranges::none_of(derived.taken, takes))
                found.push_back({derived.atom, hit.words});
        }
    }
    hits_.insert(hits_.end(), found.begin(), found.end());
}

bool Hits::has_exactly(AtomIndex atom, const Words& words) const {
    return std::ranges::any_of(of(atom), [&](const Hit& hit) { return hit.words == words; });
}

}  // namespace topos
