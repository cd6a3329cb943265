#include "core/match/hits.hpp"

#include <algorithm>
#include <utility>

namespace topos {

void Hits::clear() {
    for (const Hit& hit : hits_) extents_[hit.atom] = {};
    hits_.clear();
}

void Hits::settle() {
    count_atoms();
    gather_by_atom();
    std::uint32_t kept = 0;
    for (const AtomIndex atom : atoms_) kept = settle(extents_[atom], kept);
    hits_.resize(kept);
}

/// How many hits each atom has; atoms in the order of their first hits.
void Hits::count_atoms() {
    atoms_.clear();
    for (const Hit& hit : hits_) {
        if (extents_[hit.atom].count++ == 0) atoms_.push_back(hit.atom);
    }
    std::uint32_t begin = 0;
    for (const AtomIndex atom : atoms_) {
        extents_[atom].begin = begin;
        begin += std::exchange(extents_[atom].count, 0);
    }
}

void Hits::gather_by_atom() {
    gathered_.resize(hits_.size());
    for (const Hit& hit : hits_) {
        Extent& extent = extents_[hit.atom];
        gathered_[extent.begin + extent.count++] = hit;
    }
    hits_.swap(gathered_);
}

/// Sorts the hits of one atom and moves them to `begin`, each once. Returns where they end. Most
/// come sorted: finders read forwards.
std::uint32_t Hits::settle(Extent& extent, std::uint32_t begin) {
    const auto hits = std::span(hits_).subspan(extent.begin, extent.count);
    if (!std::ranges::is_sorted(hits)) std::ranges::sort(hits);
    const auto repeated = std::ranges::unique(hits);
    const auto count = static_cast<std::uint32_t>(hits.size() - repeated.size());
    std::ranges::move(hits.first(count), hits_.begin() + begin);
    extent = {begin, count};
    return begin + count;
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
