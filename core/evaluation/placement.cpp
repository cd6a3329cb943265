#include "core/evaluation/placement.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace topos::evaluation {

namespace {

/// Whether a range, not empty, holds anything but blanks.
bool has_text(CodePointRange range, std::span<const CodePointRange> blanks) {
    auto blank = std::ranges::partition_point(
        blanks, [&](const CodePointRange& b) { return b.end <= range.begin; });
    std::uint64_t at = range.begin;
    for (; blank != blanks.end() && blank->begin <= at; ++blank) at = blank->end;
    return at < range.end;
}

std::optional<std::uint32_t> index_of(const std::string& code, std::span<const std::string> codes) {
    const auto found = std::ranges::lower_bound(codes, code);
    if (found == codes.end() || *found != code) return std::nullopt;
    return static_cast<std::uint32_t>(found - codes.begin());
}

std::vector<PlacedCoding> place(const EvaluatedDocument& document,
                                std::span<const EvaluatedCoding> codings,
                                std::span<const std::string> codes) {
    std::vector<PlacedCoding> placed;
    for (std::uint32_t i = 0; i < codings.size(); ++i) {
        const CodePointRange range = codings[i].range;
        const auto code = index_of(codings[i].code, codes);
        if (!code || range.begin >= range.end) continue;
        placed.push_back(
            {*code, i, range, sentences_touched(document.sentences, document.blanks, range)});
    }
    std::ranges::sort(placed, {}, [](const PlacedCoding& coding) {
        return std::tuple(coding.range, coding.code, coding.source);
    });
    return placed;
}

}  // namespace

std::vector<std::string> evaluated_codes(std::span<const EvaluatedDocument> documents,
                                         std::span<const std::string> only) {
    std::vector<std::string> codes(only.begin(), only.end());
    if (codes.empty()) {
        for (const EvaluatedDocument& document : documents) {
            for (const EvaluatedCoding& coding : document.gold) codes.push_back(coding.code);
            for (const EvaluatedCoding& coding : document.system) codes.push_back(coding.code);
        }
    }
    std::ranges::sort(codes);
    const auto repeats = std::ranges::unique(codes);
    codes.erase(repeats.begin(), repeats.end());
    return codes;
}

PlacedDocument place(const EvaluatedDocument& document, std::span<const std::string> codes) {
    return {static_cast<std::uint32_t>(document.sentences.size()),
            place(document, document.gold, codes), place(document, document.system, codes)};
}

std::vector<std::uint32_t> sentences_touched(std::span<const CodePointRange> sentences,
                                             std::span<const CodePointRange> blanks,
                                             CodePointRange range) {
    std::vector<std::uint32_t> touched;
    auto sentence = std::ranges::partition_point(
        sentences, [&](const CodePointRange& s) { return s.end <= range.begin; });
    for (; sentence != sentences.end() && sentence->begin < range.end; ++sentence) {
        const CodePointRange shared{std::max(sentence->begin, range.begin),
                                    std::min(sentence->end, range.end)};
        if (shared.begin >= shared.end || !has_text(shared, blanks)) continue;
        touched.push_back(static_cast<std::uint32_t>(sentence - sentences.begin()));
    }
    return touched;
}

}  // namespace topos::evaluation
