#pragma once
/// Looks on while rules run, for whoever measures or explains them. Nobody looks on while a corpus
/// is coded.
#include <cstdint>
#include <span>

#include "core/program/compiled.hpp"

namespace topos {

/// A clause that refuses a match. `number`: its place in the list of CompiledRule.
struct Refusal {
    enum class Clause { barrier, unless, required, neighbour, only };
    Clause clause = Clause::barrier;
    std::uint32_t number = 0;  ///< only: 0
    friend auto operator<=>(const Refusal&, const Refusal&) = default;
};

class RuleObserver {
  public:
    virtual ~RuleObserver() = default;

    /// A match of `find`, with all clauses that refuse it; a match that none refuses is not told.
    virtual void on_refused(RuleIndex rule, std::span<const Refusal> refusals) = 0;
    /// A coding: the nodes of `find` that took part.
    virtual void on_coding(RuleIndex rule, std::span<const NodeIndex> nodes) = 0;
    /// An entry (into Program::entries()) with words in a region where a condition or barrier of
    /// the rule held that asks for it.
    virtual void on_condition_entry(RuleIndex rule, std::uint32_t entry) = 0;
};

}  // namespace topos
