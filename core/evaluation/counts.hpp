#pragma once
/// What is counted, and the measures that are one division of counts.
///
/// precision = tp / (tp + fp), recall = tp / (tp + fn): van Rijsbergen (1979), "Information
/// Retrieval", 2nd ed., ch. 7. F1 = 2 tp / (2 tp + fp + fn), his F with equal weights, in the form
/// that needs no precision: it is 0, not undefined, for a code that was never predicted.
#include <cstdint>
#include <optional>

namespace topos::evaluation {

/// Sentences, documents or spans, by what the two sides say of them.
struct Counts {
    std::uint64_t tp = 0;  ///< true positives: both sides
    std::uint64_t fp = 0;  ///< false positives: the system alone
    std::uint64_t fn = 0;  ///< false negatives: the gold standard alone
    std::uint64_t tn = 0;  ///< true negatives: neither; always 0 for spans, which cannot be counted

    constexpr Counts& operator+=(const Counts& other) {
        tp += other.tp;
        fp += other.fp;
        fn += other.fn;
        tn += other.tn;
        return *this;
    }
    friend bool operator==(const Counts&, const Counts&) = default;
};

/// A number, or nothing where the formula divides by zero: "undefined" is not 0.
using Measure = std::optional<double>;

[[nodiscard]] inline Measure ratio(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

/// Undefined if the system never coded it.
[[nodiscard]] inline Measure precision(const Counts& c) { return ratio(c.tp, c.tp + c.fp); }
/// Undefined if the gold standard never coded it.
[[nodiscard]] inline Measure recall(const Counts& c) { return ratio(c.tp, c.tp + c.fn); }
/// Undefined only if neither side coded it.
[[nodiscard]] inline Measure f1(const Counts& c) { return ratio(2 * c.tp, 2 * c.tp + c.fp + c.fn); }

}  // namespace topos::evaluation
