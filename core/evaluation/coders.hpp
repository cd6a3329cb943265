#pragma once
/// Several people's codings of the same documents, as judgements: from here to agreement.hpp and
/// alpha.hpp. The reliability of the gold standard itself, before anything is measured against it.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/evaluation/input.hpp"
#include "core/evaluation/ratings.hpp"

namespace topos::evaluation {

struct CodersDocument {
    std::vector<CodePointRange> sentences;  ///< as in EvaluatedDocument
    std::vector<CodePointRange> blanks;     ///< as in EvaluatedDocument
    /// Per coder, in the same order for every document. Nothing: did not read it (missing
    /// judgements); no codings: read it and found nothing (judgements "absent").
    std::vector<std::optional<std::vector<EvaluatedCoding>>> coders;
};

/// Per sentence and coder, document after document: 1 if the sentence carries the code, 0 if not. A
/// document with fewer coders than `coders` was not read by the rest.
[[nodiscard]] Ratings presence_ratings(std::span<const CodersDocument> documents,
                                       std::uint32_t coders, std::string_view code);

}  // namespace topos::evaluation
