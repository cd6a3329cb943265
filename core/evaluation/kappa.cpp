#include "core/evaluation/kappa.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace topos::evaluation {

namespace {

/// The table as shares of its total.
struct Shares {
    explicit Shares(const Contingency& table) : counts(table), total(double(table.total())) {
        for (std::size_t k = 0; k < table.categories; ++k) {
            rows.push_back(static_cast<double>(table.row_total(k)) / total);
            columns.push_back(static_cast<double>(table.column_total(k)) / total);
            observed += cell(k, k);
            chance += rows[k] * columns[k];
        }
    }
    [[nodiscard]] double cell(std::size_t row, std::size_t column) const {
        return static_cast<double>(counts.at(row, column)) / total;
    }

    const Contingency& counts;
    double total;
    std::vector<double> rows;
    std::vector<double> columns;
    double observed = 0;
    double chance = 0;
};

/// Whether chance alone makes the coders agree: both use one category, the same. Asked of the
/// counts, because 1 - p_e of shares is a rounding error then.
bool one_category(const Contingency& table) {
    const std::uint64_t total = table.total();
    for (std::size_t k = 0; k < table.categories; ++k) {
        if (table.at(k, k) == total) return true;
    }
    return false;
}

double cohen_error(const Shares& p) {
    const double spread = std::max(0.0, p.observed * (1 - p.observed));
    return std::sqrt(spread / p.total) / (1 - p.chance);
}

/// Fleiss, Cohen & Everitt (1969): the delta method on all cells of the table.
double large_sample_error(const Shares& p) {
    const double disagreed = 1 - p.observed;
    const double beyond = 1 - p.chance;
    double sum = 0;
    for (std::size_t row = 0; row < p.rows.size(); ++row) {
        for (std::size_t column = 0; column < p.rows.size(); ++column) {
            // The row's category as the second coder uses it, and the column's as the first does.
            const double crossed = (p.columns[row] + p.rows[column]) * disagreed;
            const double term = row == column ? beyond - crossed : crossed;
            sum += p.cell(row, column) * term * term;
        }
    }
    const double centre = p.observed * p.chance - 2 * p.chance + p.observed;
    const double spread = std::max(0.0, sum - centre * centre);
    return std::sqrt(spread / p.total) / (beyond * beyond);
}

}  // namespace

CohenKappa cohen_kappa(const Contingency& table) {
    if (table.total() == 0 || one_category(table)) return {};
    constexpr double kNormal95 = 1.96;  // as Cohen rounds it
    const Shares p(table);
    const double kappa = (p.observed - p.chance) / (1 - p.chance);
    const double error = cohen_error(p);
    return {kappa, error, Interval{kappa - kNormal95 * error, kappa + kNormal95 * error},
            large_sample_error(p)};
}

}  // namespace topos::evaluation
