#include "core/evaluation/span_matching.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace topos::evaluation {

namespace {

struct Candidate {
    std::uint64_t shared = 0;
    SpanPair pair;
};

std::uint64_t shared_code_points(CodePointRange a, CodePointRange b) {
    const std::uint64_t begin = std::max(a.begin, b.begin);
    const std::uint64_t end = std::min(a.end, b.end);
    return begin < end ? end - begin : 0;
}

/// How far the spans up to each one reach: ascending, so that a search can skip all that ended
/// before.
std::vector<std::uint64_t> reach(std::span<const CodePointRange> spans) {
    std::vector<std::uint64_t> ends;
    std::uint64_t furthest = 0;
    for (const CodePointRange& span : spans) {
        furthest = std::max(furthest, span.end);
        ends.push_back(furthest);
    }
    return ends;
}

std::vector<Candidate> candidates(std::span<const CodePointRange> gold,
                                  std::span<const CodePointRange> system) {
    std::vector<Candidate> all;
    const std::vector<std::uint64_t> ends = reach(system);
    for (std::uint32_t g = 0; g < gold.size(); ++g) {
        const auto first = std::ranges::upper_bound(ends, gold[g].begin) - ends.begin();
        for (auto s = static_cast<std::uint32_t>(first);
             s < system.size() && system[s].begin < gold[g].end; ++s) {
            const std::uint64_t shared = shared_code_points(gold[g], system[s]);
            if (shared > 0) all.push_back({shared, {g, s}});
        }
    }
    return all;
}

}  // namespace

std::vector<SpanPair> match_spans(std::span<const CodePointRange> gold,
                                  std::span<const CodePointRange> system) {
    std::vector<Candidate> all = candidates(gold, system);
    // Made in order of gold and system place: a stable sort keeps that among equals.
    std::ranges::stable_sort(all, std::ranges::greater{}, &Candidate::shared);
    std::vector<bool> gold_taken(gold.size());
    std::vector<bool> system_taken(system.size());
    std::vector<SpanPair> pairs;
    for (const auto& [shared, pair] : all) {
        if (gold_taken[pair.gold] || system_taken[pair.system]) continue;
        gold_taken[pair.gold] = true;
        system_taken[pair.system] = true;
        pairs.push_back(pair);
    }
    std::ranges::sort(pairs, {}, &SpanPair::gold);
    return pairs;
}

}  // namespace topos::evaluation
