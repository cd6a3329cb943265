#pragma once
/// Whether what was found is understood: the status and the roles of true positives by overlap,
/// that is, of gold codings that `match_spans` paired with one of the system's of the same code.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/counts.hpp"
#include "core/evaluation/input.hpp"
#include "core/evaluation/placement.hpp"
#include "core/evaluation/ratings.hpp"

namespace topos::evaluation {

/// Gold status against system status. Pairs whose gold coding names none are not judged; a system
/// coding without one is the status "". Where one side has the same code on the same range twice,
/// the first in its list speaks.
struct StatusConfusion {
    std::vector<std::string> statuses;  ///< all that occur, by bytes
    Contingency pairs;                  ///< gold in rows, system in columns

    /// The share of pairs on the diagonal; undefined without pairs.
    [[nodiscard]] Measure accuracy() const { return ratio(pairs.agreed(), pairs.total()); }
};

/// Of the roles marked in matched gold codings, those that share a code point with a role of the
/// same name in any system coding of that code which overlaps the gold coding.
struct RoleAccuracy {
    std::string role;
    std::uint64_t marked = 0;
    std::uint64_t found = 0;
    friend bool operator==(const RoleAccuracy&, const RoleAccuracy&) = default;

    [[nodiscard]] Measure share() const { return ratio(found, marked); }
};

/// Both lists belong together, document by document.
[[nodiscard]] StatusConfusion status_confusion(std::span<const EvaluatedDocument> documents,
                                               std::span<const PlacedDocument> placed);
[[nodiscard]] std::vector<RoleAccuracy> role_accuracy(std::span<const EvaluatedDocument> documents,
                                                      std::span<const PlacedDocument> placed);

}  // namespace topos::evaluation
