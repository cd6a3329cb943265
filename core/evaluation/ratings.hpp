#pragma once
/// What several coders said of the same units: the input of every measure of agreement.
#include <cstdint>
#include <span>
#include <vector>

namespace topos::evaluation {

/// A coder who did not judge a unit.
inline constexpr std::uint32_t kMissing = 0xFFFFFFFFu;

/// A table of units × coders. Cells are categories from 0, or kMissing.
struct Ratings {
    std::uint32_t coders = 0;
    std::uint32_t categories = 0;  ///< cells are below it; a category may be used by nobody
    std::vector<std::uint32_t>
        cells;  ///< row after row: coder c on unit u is cells[u * coders + c]

    [[nodiscard]] std::size_t units() const { return coders == 0 ? 0 : cells.size() / coders; }
    [[nodiscard]] std::uint32_t at(std::size_t unit, std::size_t coder) const {
        return cells[unit * coders + coder];
    }
};

/// How often each unit got each category; which coder it was is forgotten.
struct CategoryCounts {
    std::uint32_t categories = 0;
    std::vector<std::uint32_t> cells;  ///< row after row: cells[unit * categories + category]

    [[nodiscard]] std::size_t units() const {
        return categories == 0 ? 0 : cells.size() / categories;
    }
    [[nodiscard]] std::span<const std::uint32_t> row(std::size_t unit) const {
        return std::span(cells).subspan(unit * categories, categories);
    }
    /// Judgements of one unit.
    [[nodiscard]] std::uint64_t judgements(std::size_t unit) const;
};

/// Two coders' categories against each other, over the units that both judged.
struct Contingency {
    std::uint32_t categories = 0;
    std::vector<std::uint64_t> cells;  ///< cells[first coder's * categories + second coder's]

    [[nodiscard]] std::uint64_t at(std::size_t first, std::size_t second) const {
        return cells[first * categories + second];
    }
    [[nodiscard]] std::uint64_t total() const;
    [[nodiscard]] std::uint64_t agreed() const;                    ///< the diagonal
    [[nodiscard]] std::uint64_t row_total(std::size_t row) const;  ///< first coder's category
    [[nodiscard]] std::uint64_t column_total(std::size_t column) const;
};

[[nodiscard]] CategoryCounts category_counts(const Ratings& ratings);
[[nodiscard]] Contingency contingency(const Ratings& ratings, std::size_t first,
                                      std::size_t second);
/// One unit with two coders for each count of the table.
[[nodiscard]] Ratings ratings_of(const Contingency& table);

}  // namespace topos::evaluation
