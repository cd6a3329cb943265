#include <utility>

#include "core/evaluation/evaluation.hpp"

namespace topos::evaluation {

namespace {

/// By code: whether a side ever used it.
std::vector<bool> used_codes(std::span<const PlacedDocument> placed,
                             std::vector<PlacedCoding> PlacedDocument::*side, std::size_t codes) {
    std::vector<bool> used(codes);
    for (const PlacedDocument& document : placed) {
        for (const PlacedCoding& coding : document.*side) used[coding.code] = true;
    }
    return used;
}

void add_one_sided(std::span<const PlacedDocument> placed, Evaluation& result) {
    const auto gold = used_codes(placed, &PlacedDocument::gold, result.codes.size());
    const auto system = used_codes(placed, &PlacedDocument::system, result.codes.size());
    for (std::size_t c = 0; c < result.codes.size(); ++c) {
        if (gold[c] && !system[c]) result.gold_only.push_back(result.codes[c]);
        if (system[c] && !gold[c]) result.system_only.push_back(result.codes[c]);
    }
}

void add_scores(std::span<const PlacedDocument> placed, const Resampling& resampling,
                Evaluation& result) {
    const std::vector<Target> targets = targets_of(result.codes);
    for (const Unit unit : {Unit::kSentence, Unit::kDocument, Unit::kOverlap}) {
        const Tally counts = tally(placed, targets, unit);
        for (Scores& row : scores_of(counts, targets, unit, resampling)) {
            result.scores.push_back(std::move(row));
        }
        if (unit == Unit::kSentence) result.pooled_kappa = pooled_kappa(counts, targets);
    }
}

}  // namespace

Evaluation evaluate(std::span<const EvaluatedDocument> documents,
                    const EvaluationOptions& options) {
    Evaluation result;
    result.codes = evaluated_codes(documents, options.codes);
    std::vector<PlacedDocument> placed;
    for (const EvaluatedDocument& document : documents) {
        placed.push_back(place(document, result.codes));
        result.sentences += document.sentences.size();
    }
    result.documents = documents.size();
    add_one_sided(placed, result);
    add_scores(placed, options.resampling, result);
    result.status = status_confusion(documents, placed);
    result.roles = role_accuracy(documents, placed);
    result.disagreements = disagreements(documents, placed, result.codes);
    result.misplaced = misplaced(documents);
    return result;
}

}  // namespace topos::evaluation
