#pragma once
/// An evaluation as a table for people, as CSV, and as JSON.
#include <span>
#include <string>

#include "app/command_line/options.hpp"
#include "core/evaluation/evaluation.hpp"

namespace topos::app {

/// What is shown: the evaluation with the documents it is of. `texts`: parallel to the documents.
struct ShownEvaluation {
    const evaluation::Evaluation& evaluation;
    std::span<const evaluation::EvaluatedDocument> documents;
    std::span<const std::string> texts;
};

[[nodiscard]] std::string evaluation_table(const ShownEvaluation& shown, EvaluationUnit unit,
                                           std::size_t width);
/// One row per unit and code: RFC 4180.
[[nodiscard]] std::string evaluation_csv(const ShownEvaluation& shown);
[[nodiscard]] std::string evaluation_json(const ShownEvaluation& shown);

/// False positives and false negatives, by code, with what was coded in its sentence.
[[nodiscard]] std::string disagreements_list(const ShownEvaluation& shown, std::size_t width);
[[nodiscard]] std::string disagreements_csv(const ShownEvaluation& shown);

}  // namespace topos::app
