#pragma once
/// How well rules code, measured against a human coding of the same documents; and how far human
/// coders agree. This folder computes: it opens no file, prints nothing, and knows neither rules
/// nor matching. It may include core/text and nothing else of ours.
///
///   input.hpp        documents with both sides' codings
///   evaluation.hpp   this: one call, and what it gives
///   fields.hpp       the results as named columns, for tables, CSV and JSON
///   coders.hpp       several people's codings as judgements
///   agreement.hpp, kappa.hpp, alpha.hpp   measures for any number of coders
///
/// Percentages of a sample are not those of the corpus: the measures come with intervals that
/// resample documents, since sentences of one document are alike (Field & Welsh 2007,
/// "Bootstrapping clustered data", J. R. Statist. Soc. B 69(3), pp. 369-390). And a gold standard
/// errs too: give the human coders' own agreement beside these numbers (Song et al. 2020, Political
/// Communication 37(4), doi 10.1080/10584609.2020.1723752).
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/attributes.hpp"
#include "core/evaluation/disagreements.hpp"
#include "core/evaluation/input.hpp"
#include "core/evaluation/scores.hpp"

namespace topos::evaluation {

struct EvaluationOptions {
    /// Only these codes are evaluated, whether used or not; codings of others are left out as if
    /// not there. Name here what the gold coders looked for. Empty: every code that either side
    /// used, so that a code the gold coders never heard of counts against the system.
    std::vector<std::string> codes;
    Resampling resampling;
};

/// Everything in a fixed order that depends on the input alone.
struct Evaluation {
    std::vector<std::string> codes;        ///< evaluated; by bytes
    std::vector<std::string> gold_only;    ///< of them, those the system never used
    std::vector<std::string> system_only;  ///< of them, those the gold standard never used
    std::uint64_t documents = 0;
    std::uint64_t sentences = 0;
    std::vector<Scores> scores;  ///< by unit, level, name, as the enumerations and bytes go
    /// By sentence, over codes: (mean p_o - mean p_e) / (1 - mean p_e). De Vries, Elliott, Kanouse
    /// & Teleki (2008), Field Methods 20(3), pp. 272-282. Steadier than the mean of kappas where
    /// codes are rare.
    Measure pooled_kappa;
    StatusConfusion status;
    std::vector<RoleAccuracy> roles;          ///< by name
    std::vector<Disagreement> disagreements;  ///< by document, sentence, code
    std::vector<Misplaced> misplaced;         ///< by document, side, coding
};

/// Documents keep the order given; they are what is resampled. [any thread]
[[nodiscard]] Evaluation evaluate(std::span<const EvaluatedDocument> documents,
                                  const EvaluationOptions& options = {});

}  // namespace topos::evaluation
