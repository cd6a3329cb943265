#include "core/evaluation/alpha.hpp"

#include <cassert>
#include <vector>

namespace topos::evaluation {

namespace {

/// A square of categories × categories.
struct Square {
    explicit Square(std::size_t categories) : size(categories), cells(categories * categories) {}
    double& at(std::size_t a, std::size_t b) { return cells[a * size + b]; }
    [[nodiscard]] double at(std::size_t a, std::size_t b) const { return cells[a * size + b]; }

    std::size_t size;
    std::vector<double> cells;
};

/// o_ck: pairs of judgements within units, so weighted that every judgement counts once.
Square coincidences(const CategoryCounts& counts) {
    Square o(counts.categories);
    for (std::size_t unit = 0; unit < counts.units(); ++unit) {
        const auto judgements = static_cast<double>(counts.judgements(unit));
        if (judgements < 2) continue;
        const auto row = counts.row(unit);
        for (std::size_t a = 0; a < o.size; ++a) {
            if (row[a] == 0) continue;
            for (std::size_t b = 0; b < o.size; ++b) {
                const double others = row[b] - (a == b ? 1.0 : 0.0);
                o.at(a, b) += row[a] * others / (judgements - 1);
            }
        }
    }
    return o;
}

/// n_c: how often each value occurs among those that can be paired.
std::vector<double> totals(const Square& o) {
    std::vector<double> n(o.size);
    for (std::size_t a = 0; a < o.size; ++a) {
        for (std::size_t b = 0; b < o.size; ++b) n[a] += o.at(a, b);
    }
    return n;
}

/// Half of either end and all that lies between, squared.
double ordinal(const std::vector<double>& n, std::size_t low, std::size_t high) {
    double between = -(n[low] + n[high]) / 2;
    for (std::size_t k = low; k <= high; ++k) between += n[k];
    return between * between;
}

double difference(Scale scale, const std::vector<double>& n, std::span<const double> values,
                  std::size_t low, std::size_t high) {
    if (scale == Scale::kNominal) return 1;
    if (scale == Scale::kOrdinal) return ordinal(n, low, high);
    assert(values.size() == n.size());
    double apart = values[high] - values[low];
    if (scale == Scale::kRatio) apart /= values[high] + values[low];
    return apart * apart;
}

}  // namespace

Measure krippendorff_alpha(const CategoryCounts& counts, Scale scale,
                           std::span<const double> values) {
    const Square o = coincidences(counts);
    const std::vector<double> n = totals(o);
    double all = 0;
    double observed = 0;
    double expected = 0;
    for (std::size_t high = 0; high < o.size; ++high) {
        all += n[high];
        for (std::size_t low = 0; low < high; ++low) {
            // A value that nobody used: on the ratio scale 0 against 0 would divide by zero.
            if (n[low] == 0 || n[high] == 0) continue;
            const double apart = difference(scale, n, values, low, high);
            observed += o.at(low, high) * apart;
            expected += n[low] * n[high] * apart;
        }
    }
    if (expected == 0) return std::nullopt;
    return 1 - (all - 1) * observed / expected;
}

}  // namespace topos::evaluation
