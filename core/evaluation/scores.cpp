#include "core/evaluation/scores.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/evaluation/kappa.hpp"
#include "core/evaluation/totals.hpp"
#include "core/evaluation/two_by_two.hpp"

namespace topos::evaluation {

namespace {

/// The measures that get an interval.
constexpr std::array kResampled{&Measures::precision, &Measures::recall, &Measures::f1,
                                &Measures::kappa, &Measures::alpha};

/// Values of the resamples in which a measure was defined, for every row and resampled measure.
class Resamples {
  public:
    Resamples(const Tally& tally, std::span<const Target> targets, const Resampling& resampling) {
        if (tally.units.size() < 2) return;  // the same document again and again shows no spread
        DocumentResampler resampler(static_cast<std::uint32_t>(tally.units.size()),
                                    resampling.seed);
        for (std::uint32_t i = 0; i < resampling.resamples; ++i) {
            add(measures(totals(tally, targets, resampler.next()), targets));
        }
    }

    /// `measure` is one of kResampled.
    [[nodiscard]] Estimate estimate(const Measures& row, std::size_t number,
                                    Measure Measures::*measure) const {
        const Measure value = row.*measure;
        if (!value || values_.empty()) return {value, std::nullopt, 0};
        const auto place = std::ranges::find(kResampled, measure) - kResampled.begin();
        const std::vector<double>& values = values_[number].at(place);
        return {value, percentile_interval(values), static_cast<std::uint32_t>(values.size())};
    }

  private:
    void add(const std::vector<Measures>& rows) {
        values_.resize(rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (std::size_t m = 0; m < kResampled.size(); ++m) {
                const Measure value = rows[row].*kResampled[m];
                if (value) values_[row][m].push_back(*value);
            }
        }
    }

    std::vector<std::array<std::vector<double>, kResampled.size()>> values_;
};

Agreement agreement_of(const Measures& row, Estimate kappa, Estimate alpha) {
    Agreement agreement;
    agreement.percent = row.percent;
    agreement.kappa = std::move(kappa);
    agreement.alpha = std::move(alpha);
    agreement.scott_pi = row.scott_pi;
    agreement.gwet_ac1 = row.gwet_ac1;
    return agreement;
}

void add_published_error(const Counts& counts, Agreement& agreement) {
    const CohenKappa kappa = cohen_kappa(contingency(counts));
    agreement.kappa_standard_error = kappa.standard_error;
    agreement.kappa_published_interval = kappa.interval;
}

/// The row's heading: targets, then micro, then macro.
Scores heading(std::span<const Target> targets, std::size_t number, Unit unit) {
    Scores row;
    row.unit = unit;
    if (number < targets.size()) {
        row.level = targets[number].level;
        row.name = targets[number].name;
    } else {
        row.level = number == targets.size() ? Level::kMicro : Level::kMacro;
    }
    return row;
}

std::vector<std::uint32_t> once_each(const Tally& tally) {
    return std::vector<std::uint32_t>(tally.units.size(), 1);
}

}  // namespace

std::vector<Scores> scores_of(const Tally& tally, std::span<const Target> targets, Unit unit,
                              const Resampling& resampling) {
    const std::vector<Counts> sums = totals(tally, targets, once_each(tally));
    const std::vector<Measures> rows = measures(sums, targets);
    const Resamples resamples(tally, targets, resampling);
    std::vector<Scores> scores;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto estimate = [&](Measure Measures::*measure) {
            return resamples.estimate(rows[i], i, measure);
        };
        Scores row = heading(targets, i, unit);
        if (i < sums.size()) row.counts = sums[i];
        row.precision = estimate(&Measures::precision);
        row.recall = estimate(&Measures::recall);
        row.f1 = estimate(&Measures::f1);
        if (unit != Unit::kOverlap) {
            row.agreement =
                agreement_of(rows[i], estimate(&Measures::kappa), estimate(&Measures::alpha));
            if (i < targets.size()) add_published_error(sums[i], *row.agreement);
        }
        scores.push_back(std::move(row));
    }
    return scores;
}

Measure pooled_kappa(const Tally& tally, std::span<const Target> targets) {
    const std::vector<Counts> sums = totals(tally, targets, once_each(tally));
    double beyond_chance = 0;  // sum of p_o - p_e
    double room = 0;           // sum of 1 - p_e
    for (std::size_t t = 0; t < targets.size() && targets[t].level == Level::kCode; ++t) {
        const Counts& c = sums[t];
        const auto units = static_cast<double>(c.tp + c.fp + c.fn + c.tn);
        if (units == 0) return std::nullopt;
        const double gold = static_cast<double>(c.tp + c.fn) / units;
        const double system = static_cast<double>(c.tp + c.fp) / units;
        const double chance = gold * system + (1 - gold) * (1 - system);
        beyond_chance += static_cast<double>(c.tp + c.tn) / units - chance;
        room += 1 - chance;
    }
    if (room == 0) return std::nullopt;
    return beyond_chance / room;
}

}  // namespace topos::evaluation
