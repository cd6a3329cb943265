#include "core/evaluation/coders.hpp"

#include <algorithm>

#include "core/evaluation/placement.hpp"

namespace topos::evaluation {

namespace {

/// One coder's column of one document: cells[first + sentence * coders].
void judge(const CodersDocument& document, const std::vector<EvaluatedCoding>& codings,
           std::string_view code, std::size_t first, Ratings& ratings) {
    const auto cell = [&](std::size_t sentence) -> std::uint32_t& {
        return ratings.cells[first + sentence * ratings.coders];
    };
    for (std::size_t s = 0; s < document.sentences.size(); ++s) cell(s) = 0;
    for (const EvaluatedCoding& coding : codings) {
        if (coding.code != code) continue;
        for (const std::uint32_t sentence :
             sentences_touched(document.sentences, document.blanks, coding.range)) {
            cell(sentence) = 1;
        }
    }
}

}  // namespace

Ratings presence_ratings(std::span<const CodersDocument> documents, std::uint32_t coders,
                         std::string_view code) {
    Ratings ratings{coders, 2, {}};
    for (const CodersDocument& document : documents) {
        const std::size_t row = ratings.cells.size();
        ratings.cells.resize(row + document.sentences.size() * coders, kMissing);
        const std::size_t readers = std::min<std::size_t>(coders, document.coders.size());
        for (std::size_t c = 0; c < readers; ++c) {
            if (document.coders[c]) judge(document, *document.coders[c], code, row + c, ratings);
        }
    }
    return ratings;
}

}  // namespace topos::evaluation
