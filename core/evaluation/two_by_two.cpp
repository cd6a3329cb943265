#include "core/evaluation/two_by_two.hpp"

namespace topos::evaluation {

namespace {

/// The counts as judgements of both sides together: 2 per unit.
struct Judgements {
    explicit Judgements(const Counts& c)
        : differing(static_cast<double>(c.fp + c.fn)),
          present(static_cast<double>(2 * c.tp + c.fp + c.fn)),
          absent(static_cast<double>(2 * c.tn + c.fp + c.fn)),
          all(present + absent) {}
    /// Nobody judged, or all judged the same: chance explains everything.
    [[nodiscard]] bool without_variation() const { return present == 0 || absent == 0; }

    double differing;
    double present;
    double absent;
    double all;
};

double product(std::uint64_t a, std::uint64_t b) {
    return static_cast<double>(a) * static_cast<double>(b);
}

}  // namespace

Measure percent_agreement(const Counts& c) { return ratio(c.tp + c.tn, c.tp + c.fp + c.fn + c.tn); }

Measure cohen_kappa_value(const Counts& c) {
    const double chance = product(c.tp + c.fp, c.fp + c.tn) + product(c.tp + c.fn, c.fn + c.tn);
    if (chance == 0) return std::nullopt;
    return 2 * (product(c.tp, c.tn) - product(c.fp, c.fn)) / chance;
}

Measure scott_pi(const Counts& c) {
    const Judgements n(c);
    if (n.without_variation()) return std::nullopt;
    return 1 - n.all * n.differing / (n.present * n.absent);
}

Measure krippendorff_alpha(const Counts& c) {
    const Judgements n(c);
    if (n.without_variation()) return std::nullopt;
    return 1 - (n.all - 1) * n.differing / (n.present * n.absent);
}

Measure gwet_ac1(const Counts& c) {
    const Judgements n(c);
    if (n.all == 0) return std::nullopt;
    const double chance = 2 * n.present * n.absent / (n.all * n.all);
    const double observed = 1 - 2 * n.differing / n.all;
    return (observed - chance) / (1 - chance);
}

Contingency contingency(const Counts& c) { return {2, {c.tn, c.fp, c.fn, c.tp}}; }

}  // namespace topos::evaluation
