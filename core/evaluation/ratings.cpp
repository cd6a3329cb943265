#include "core/evaluation/ratings.hpp"

#include <numeric>

namespace topos::evaluation {

std::uint64_t CategoryCounts::judgements(std::size_t unit) const {
    const auto counts = row(unit);
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::uint64_t Contingency::total() const {
    return std::accumulate(cells.begin(), cells.end(), std::uint64_t{0});
}

std::uint64_t Contingency::agreed() const {
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < categories; ++k) sum += at(k, k);
    return sum;
}

std::uint64_t Contingency::row_total(std::size_t row) const {
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < categories; ++k) sum += at(row, k);
    return sum;
}

std::uint64_t Contingency::column_total(std::size_t column) const {
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < categories; ++k) sum += at(k, column);
    return sum;
}

CategoryCounts category_counts(const Ratings& ratings) {
    CategoryCounts counts{ratings.categories, {}};
    counts.cells.resize(ratings.units() * ratings.categories);
    for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
        for (std::size_t coder = 0; coder < ratings.coders; ++coder) {
            const std::uint32_t category = ratings.at(unit, coder);
            if (category != kMissing) ++counts.cells[unit * ratings.categories + category];
        }
    }
    return counts;
}

Contingency contingency(const Ratings& ratings, std::size_t first, std::size_t second) {
    Contingency table{ratings.categories, {}};
    table.cells.resize(std::size_t{ratings.categories} * ratings.categories);
    for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
        const std::uint32_t row = ratings.at(unit, first);
        const std::uint32_t column = ratings.at(unit, second);
        if (row == kMissing || column == kMissing) continue;
        ++table.cells[std::size_t{row} * ratings.categories + column];
    }
    return table;
}

Ratings ratings_of(const Contingency& table) {
    Ratings ratings{2, table.categories, {}};
    for (std::uint32_t row = 0; row < table.categories; ++row) {
        for (std::uint32_t column = 0; column < table.categories; ++column) {
            for (std::uint64_t i = 0; i < table.at(row, column); ++i) {
                ratings.cells.insert(ratings.cells.end(), {row, column});
            }
        }
    }
    return ratings;
}

}  // namespace topos::evaluation
