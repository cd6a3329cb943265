#pragma once
/// Results as rows of named fields: the one place that says which columns a table, a CSV file or a
/// JSON object of an evaluation has, and in which order. Every row of one kind has the same names.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/evaluation/evaluation.hpp"

namespace topos::evaluation {

/// Nothing: undefined, or it does not apply to this row. An empty cell in CSV, null in JSON; never
/// 0.
using FieldValue = std::variant<std::monostate, std::uint64_t, double, std::string>;

struct Field {
    std::string_view name;  ///< letters, digits, underscores
    FieldValue value;
    friend bool operator==(const Field&, const Field&) = default;
};
using Record = std::vector<Field>;

/// `sentence`, `document`, `overlap`.
[[nodiscard]] std::string_view name_of(Unit unit);
/// `code`, `group`, `any`, `micro`, `macro`.
[[nodiscard]] std::string_view name_of(Level level);
/// `empty`, `beyond_end`, `no_sentence`.
[[nodiscard]] std::string_view name_of(Misplacement why);
/// `gold`, `system`.
[[nodiscard]] std::string_view name_of(Side side);

[[nodiscard]] Record record(const Scores& scores);
[[nodiscard]] Record record(const RoleAccuracy& role);
/// Documents as given to `evaluate`. Several rules are joined by "; ".
[[nodiscard]] Record record(const Disagreement& one, std::span<const EvaluatedDocument> documents);
[[nodiscard]] Record record(const Misplaced& one, std::span<const EvaluatedDocument> documents);
/// One row per pair of statuses, also those that never met.
[[nodiscard]] std::vector<Record> records(const StatusConfusion& status);

}  // namespace topos::evaluation
