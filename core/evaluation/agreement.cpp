#include "core/evaluation/agreement.hpp"

#include "core/evaluation/kappa.hpp"

namespace topos::evaluation {

namespace {

/// (p_o - p_e) / (1 - p_e).
Measure corrected(Measure observed, Measure chance) {
    // Below the rounding of the sums, chance is 1: one category was used by everybody.
    constexpr double kNothing = 1e-12;
    if (!observed || !chance || 1 - *chance < kNothing) return std::nullopt;
    return (*observed - *chance) / (1 - *chance);
}

/// p_k: each category's share of a unit's judgements, averaged over units with a judgement. Empty
/// if no unit has one.
std::vector<double> category_shares(const CategoryCounts& counts) {
    std::vector<double> shares(counts.categories);
    double judged = 0;
    for (std::size_t unit = 0; unit < counts.units(); ++unit) {
        const auto judgements = static_cast<double>(counts.judgements(unit));
        if (judgements == 0) continue;
        ++judged;
        for (std::size_t k = 0; k < counts.categories; ++k) {
            shares[k] += counts.row(unit)[k] / judgements;
        }
    }
    if (judged == 0) return {};
    for (double& share : shares) share /= judged;
    return shares;
}

/// Ordered pairs of judgements that agree, of all ordered pairs; undefined below two judgements.
Measure pairs_agreeing(const CategoryCounts& counts, std::size_t unit) {
    std::uint64_t agreeing = 0;
    for (const std::uint64_t n : counts.row(unit)) agreeing += n * (n == 0 ? 0 : n - 1);
    const std::uint64_t judgements = counts.judgements(unit);
    return judgements < 2 ? std::nullopt : ratio(agreeing, judgements * (judgements - 1));
}

/// Judgements per unit, if the same for all; otherwise 0.
std::uint64_t constant_judgements(const CategoryCounts& counts) {
    if (counts.units() == 0) return 0;
    const std::uint64_t first = counts.judgements(0);
    for (std::size_t unit = 1; unit < counts.units(); ++unit) {
        if (counts.judgements(unit) != first) return 0;
    }
    return first;
}

/// kappa_j = 1 - sum_i n_ij (n - n_ij) / (N n (n - 1) p_j q_j).
Measure category_kappa(const CategoryCounts& counts, std::size_t category, double judgements) {
    double used = 0;
    double disagreeing = 0;
    for (std::size_t unit = 0; unit < counts.units(); ++unit) {
        const double n = counts.row(unit)[category];
        used += n;
        disagreeing += n * (judgements - n);
    }
    const double all = static_cast<double>(counts.units()) * judgements;
    const double share = used / all;
    if (used == 0 || used == all) return std::nullopt;
    return 1 - disagreeing / (all * (judgements - 1) * share * (1 - share));
}

/// Each coder's shares of the categories, row after row; empty if a coder judged nothing.
std::vector<double> coder_shares(const Ratings& ratings) {
    std::vector<double> shares(std::size_t{ratings.coders} * ratings.categories);
    for (std::size_t coder = 0; coder < ratings.coders; ++coder) {
        double* const row = shares.data() + coder * ratings.categories;
        double judged = 0;
        for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
            if (ratings.at(unit, coder) == kMissing) continue;
            ++row[ratings.at(unit, coder)];
            ++judged;
        }
        if (judged == 0) return {};
        for (std::size_t k = 0; k < ratings.categories; ++k) row[k] /= judged;
    }
    return shares;
}

/// Two different coders' shares multiplied, averaged over pairs: ((sum p)^2 - sum p^2) / (r (r -
/// 1)).
Measure conger_chance(const Ratings& ratings) {
    const std::vector<double> shares = coder_shares(ratings);
    if (shares.empty() || ratings.coders < 2) return std::nullopt;
    double chance = 0;
    for (std::size_t k = 0; k < ratings.categories; ++k) {
        double sum = 0;
        double squares = 0;
        for (std::size_t coder = 0; coder < ratings.coders; ++coder) {
            const double share = shares[coder * ratings.categories + k];
            sum += share;
            squares += share * share;
        }
        chance += sum * sum - squares;
    }
    const double coders = ratings.coders;
    return chance / (coders * (coders - 1));
}

}  // namespace

Measure percent_agreement(const CategoryCounts& counts) {
    double sum = 0;
    double units = 0;
    for (std::size_t unit = 0; unit < counts.units(); ++unit) {
        const Measure agreeing = pairs_agreeing(counts, unit);
        if (!agreeing) continue;
        sum += *agreeing;
        ++units;
    }
    if (units == 0) return std::nullopt;
    return sum / units;
}

Measure fleiss_chance(const CategoryCounts& counts) {
    const std::vector<double> shares = category_shares(counts);
    if (shares.empty()) return std::nullopt;
    double chance = 0;
    for (const double share : shares) chance += share * share;
    return chance;
}

Measure fleiss_kappa(const CategoryCounts& counts) {
    return corrected(percent_agreement(counts), fleiss_chance(counts));
}

std::vector<Measure> fleiss_kappa_by_category(const CategoryCounts& counts) {
    const std::uint64_t judgements = constant_judgements(counts);
    if (judgements < 2) return {};
    std::vector<Measure> kappas;
    for (std::size_t k = 0; k < counts.categories; ++k) {
        kappas.push_back(category_kappa(counts, k, static_cast<double>(judgements)));
    }
    return kappas;
}

Measure brennan_prediger(const CategoryCounts& counts) {
    if (counts.categories < 2) return std::nullopt;
    return corrected(percent_agreement(counts), 1.0 / counts.categories);
}

Measure gwet_ac1(const CategoryCounts& counts) {
    const std::vector<double> shares = category_shares(counts);
    if (shares.size() < 2) return std::nullopt;
    double chance = 0;
    for (const double share : shares) chance += share * (1 - share);
    return corrected(percent_agreement(counts), chance / static_cast<double>(shares.size() - 1));
}

Measure conger_kappa(const Ratings& ratings) {
    return corrected(percent_agreement(category_counts(ratings)), conger_chance(ratings));
}

Measure light_kappa(const Ratings& ratings) {
    double sum = 0;
    double pairs = 0;
    for (std::size_t first = 0; first < ratings.coders; ++first) {
        for (std::size_t second = first + 1; second < ratings.coders; ++second) {
            const CohenKappa kappa = cohen_kappa(contingency(ratings, first, second));
            if (!kappa.value) return std::nullopt;
            sum += *kappa.value;
            ++pairs;
        }
    }
    if (pairs == 0) return std::nullopt;
    return sum / pairs;
}

}  // namespace topos::evaluation
