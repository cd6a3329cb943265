#include "core/evaluation/tally.hpp"

#include <algorithm>

#include "core/evaluation/span_matching.hpp"

namespace topos::evaluation {

namespace {

/// Sizes of two sets and of what they share, as counts.
DocumentCounts compared(std::size_t gold, std::size_t system, std::size_t shared) {
    return {0, static_cast<std::uint32_t>(shared), static_cast<std::uint32_t>(system - shared),
            static_cast<std::uint32_t>(gold - shared)};
}

template <typename T>
void sort_unique(std::vector<T>& values) {
    std::ranges::sort(values);
    const auto repeats = std::ranges::unique(values);
    values.erase(repeats.begin(), repeats.end());
}

std::vector<std::uint32_t> sentences_of(std::span<const PlacedCoding> codings,
                                        const Target& target) {
    std::vector<std::uint32_t> sentences;
    for (const PlacedCoding& coding : codings) {
        if (!target.members[coding.code]) continue;
        sentences.insert(sentences.end(), coding.sentences.begin(), coding.sentences.end());
    }
    sort_unique(sentences);
    return sentences;
}

DocumentCounts by_sentence(const PlacedDocument& document, const Target& target) {
    const auto gold = sentences_of(document.gold, target);
    const auto system = sentences_of(document.system, target);
    std::vector<std::uint32_t> shared;
    std::ranges::set_intersection(gold, system, std::back_inserter(shared));
    return compared(gold.size(), system.size(), shared.size());
}

bool carries(std::span<const PlacedCoding> codings, const Target& target) {
    return std::ranges::any_of(codings,
                               [&](const PlacedCoding& c) { return target.members[c.code]; });
}

DocumentCounts by_document(const PlacedDocument& document, const Target& target) {
    const bool gold = carries(document.gold, target);
    const bool system = carries(document.system, target);
    return compared(gold ? 1 : 0, system ? 1 : 0, gold && system ? 1 : 0);
}

DocumentCounts by_overlap(const PlacedDocument& document, const Target& target) {
    const auto gold = spans_of(document.gold, target);
    const auto system = spans_of(document.system, target);
    return compared(gold.size(), system.size(), match_spans(gold, system).size());
}

DocumentCounts counted(const PlacedDocument& document, const Target& target, Unit unit) {
    if (unit == Unit::kSentence) return by_sentence(document, target);
    if (unit == Unit::kDocument) return by_document(document, target);
    return by_overlap(document, target);
}

std::uint64_t units_in(const PlacedDocument& document, Unit unit) {
    if (unit == Unit::kSentence) return document.sentences;
    return unit == Unit::kDocument ? 1 : 0;
}

}  // namespace

Tally tally(std::span<const PlacedDocument> documents, std::span<const Target> targets, Unit unit) {
    Tally result;
    result.targets.resize(targets.size());
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        result.units.push_back(units_in(documents[d], unit));
        for (std::size_t t = 0; t < targets.size(); ++t) {
            DocumentCounts counts = counted(documents[d], targets[t], unit);
            if (counts.tp + counts.fp + counts.fn == 0) continue;
            counts.document = d;
            result.targets[t].push_back(counts);
        }
    }
    return result;
}

std::vector<CodePointRange> spans_of(std::span<const PlacedCoding> codings, const Target& target) {
    std::vector<CodePointRange> spans;
    for (const PlacedCoding& coding : codings) {
        if (target.members[coding.code]) spans.push_back(coding.range);
    }
    sort_unique(spans);
    return spans;
}

}  // namespace topos::evaluation
