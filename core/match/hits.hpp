#pragma once
/// The hits of one region, by atom.
#include <span>
#include <vector>

#include "core/lexicon/entries.hpp"
#include "core/match/words.hpp"
#include "core/program/compiled.hpp"

namespace topos {

struct Hit {
    AtomIndex atom = 0;
    Words words;
    friend auto operator<=>(const Hit&, const Hit&) = default;
};

class Hits {
  public:
    explicit Hits(std::size_t atom_count) : extents_(atom_count) {}

    void clear();
    void add(AtomIndex atom, const Words& words) { hits_.push_back({atom, words}); }
    /// After the last hit: sorts those of each atom and drops repetitions.
    void settle();
    /// After hits were added to settled ones.
    void settle_again();
    /// Adds the hits of lexicons that are made from others. After settle().
    void derive(std::span<const DerivedAtom> derived);

    /// Ascending by begin, then end.
    [[nodiscard]] std::span<const Hit> of(AtomIndex atom) const {
        return {hits_.data() + extents_[atom].begin, extents_[atom].count};
    }
    [[nodiscard]] bool has(AtomIndex atom) const { return extents_[atom].count != 0; }

  private:
    struct Extent {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
    };
    void count_atoms();
    void gather_by_atom();
    std::uint32_t settle(Extent& extent, std::uint32_t begin);
    void add_derived(const DerivedAtom& derived);
    [[nodiscard]] bool has_exactly(AtomIndex atom, const Words& words) const;

    std::vector<Hit> hits_;  ///< settled: by atom
    std::vector<Hit> gathered_;
    std::vector<AtomIndex> atoms_;  ///< that have hits
    std::vector<Extent> extents_;   ///< by atom
};

}  // namespace topos
