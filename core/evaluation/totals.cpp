#include "core/evaluation/totals.hpp"

#include "core/evaluation/two_by_two.hpp"

namespace topos::evaluation {

namespace {

std::uint64_t weighted_units(const Tally& tally, std::span<const std::uint32_t> weights) {
    std::uint64_t sum = 0;
    for (std::size_t d = 0; d < weights.size(); ++d) sum += tally.units[d] * weights[d];
    return sum;
}

Counts weighted(std::span<const DocumentCounts> documents, std::span<const std::uint32_t> weights,
                std::uint64_t units) {
    Counts sum;
    for (const DocumentCounts& counts : documents) {
        const std::uint64_t weight = weights[counts.document];
        sum.tp += weight * counts.tp;
        sum.fp += weight * counts.fp;
        sum.fn += weight * counts.fn;
    }
    // Spans have no units: nothing is left to be negative.
    const std::uint64_t used = sum.tp + sum.fp + sum.fn;
    sum.tn = units > used ? units - used : 0;
    return sum;
}

Measures measures_of(const Counts& c) {
    return {
        precision(c),          recall(c),   f1(c),      percent_agreement(c), cohen_kappa_value(c),
        krippendorff_alpha(c), scott_pi(c), gwet_ac1(c)};
}

/// The mean of one measure over the codes for which it is defined.
Measure mean(std::span<const Measures> codes, Measure Measures::*measure) {
    double sum = 0;
    std::uint64_t defined = 0;
    for (const Measures& of_code : codes) {
        if (!(of_code.*measure)) continue;
        sum += *(of_code.*measure);
        ++defined;
    }
    if (defined == 0) return std::nullopt;
    return sum / static_cast<double>(defined);
}

Measures means(std::span<const Measures> codes) {
    Measures result;
    for (const auto measure :
         {&Measures::precision, &Measures::recall, &Measures::f1, &Measures::percent,
          &Measures::kappa, &Measures::alpha, &Measures::scott_pi, &Measures::gwet_ac1}) {
        result.*measure = mean(codes, measure);
    }
    return result;
}

}  // namespace

std::vector<Counts> totals(const Tally& tally, std::span<const Target> targets,
                           std::span<const std::uint32_t> weights) {
    const std::uint64_t units = weighted_units(tally, weights);
    std::vector<Counts> sums;
    Counts micro;
    for (std::size_t t = 0; t < targets.size(); ++t) {
        sums.push_back(weighted(tally.targets[t], weights, units));
        if (targets[t].level == Level::kCode) micro += sums.back();
    }
    sums.push_back(micro);
    return sums;
}

std::vector<Measures> measures(std::span<const Counts> totals, std::span<const Target> targets) {
    std::vector<Measures> all;
    for (const Counts& counts : totals) all.push_back(measures_of(counts));
    // Codes come first among the targets.
    std::size_t codes = 0;
    while (codes < targets.size() && targets[codes].level == Level::kCode) ++codes;
    all.push_back(means(std::span(all).first(codes)));
    return all;
}

}  // namespace topos::evaluation
