#include "core/evaluation/attributes.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "core/evaluation/span_matching.hpp"

namespace topos::evaluation {

namespace {

/// One code's codings in one document, each range once: the first coding speaks for it.
struct Spans {
    std::vector<CodePointRange> ranges;
    std::vector<std::uint32_t> sources;
};

Spans spans_of_code(std::span<const PlacedCoding> codings, std::uint32_t code) {
    Spans spans;
    for (const PlacedCoding& coding : codings) {
        if (coding.code != code) continue;
        if (!spans.ranges.empty() && spans.ranges.back() == coding.range) continue;
        spans.ranges.push_back(coding.range);
        spans.sources.push_back(coding.source);
    }
    return spans;
}

using TruePositive =
    std::function<void(const EvaluatedCoding& gold, const EvaluatedCoding& system)>;

void for_true_positives(const EvaluatedDocument& document, const PlacedDocument& placed,
                        const TruePositive& take) {
    std::set<std::uint32_t> codes;
    for (const PlacedCoding& coding : placed.gold) codes.insert(coding.code);
    for (const std::uint32_t code : codes) {
        const Spans gold = spans_of_code(placed.gold, code);
        const Spans system = spans_of_code(placed.system, code);
        for (const SpanPair& pair : match_spans(gold.ranges, system.ranges)) {
            take(document.gold[gold.sources[pair.gold]],
                 document.system[system.sources[pair.system]]);
        }
    }
}

bool overlap(CodePointRange a, CodePointRange b) {
    return std::max(a.begin, b.begin) < std::min(a.end, b.end);
}

bool has_role(const EvaluatedCoding& coding, const MarkedRole& wanted) {
    return std::ranges::any_of(coding.roles, [&](const MarkedRole& role) {
        return role.role == wanted.role && overlap(role.range, wanted.range);
    });
}

/// Several rules may code one place and name its roles between them: any of them will do.
bool role_found(const EvaluatedDocument& document, const EvaluatedCoding& gold,
                const MarkedRole& wanted) {
    return std::ranges::any_of(document.system, [&](const EvaluatedCoding& coding) {
        return coding.code == gold.code && overlap(coding.range, gold.range) &&
               has_role(coding, wanted);
    });
}

using StatusPairs = std::map<std::pair<std::string, std::string>, std::uint64_t>;

StatusConfusion table_of(const StatusPairs& pairs) {
    std::set<std::string> names;
    for (const auto& [statuses, count] : pairs) names.insert({statuses.first, statuses.second});
    StatusConfusion confusion{{names.begin(), names.end()}, {}};
    const auto place = [&](const std::string& status) {
        return static_cast<std::size_t>(std::distance(names.begin(), names.find(status)));
    };
    confusion.pairs.categories = static_cast<std::uint32_t>(names.size());
    confusion.pairs.cells.resize(names.size() * names.size());
    for (const auto& [statuses, count] : pairs) {
        confusion.pairs.cells[place(statuses.first) * names.size() + place(statuses.second)] =
            count;
    }
    return confusion;
}

}  // namespace

StatusConfusion status_confusion(std::span<const EvaluatedDocument> documents,
                                 std::span<const PlacedDocument> placed) {
    StatusPairs pairs;
    for (std::size_t d = 0; d < documents.size(); ++d) {
        for_true_positives(documents[d], placed[d],
                           [&](const EvaluatedCoding& gold, const EvaluatedCoding& system) {
                               if (!gold.status.empty()) ++pairs[{gold.status, system.status}];
                           });
    }
    return table_of(pairs);
}

std::vector<RoleAccuracy> role_accuracy(std::span<const EvaluatedDocument> documents,
                                        std::span<const PlacedDocument> placed) {
    std::map<std::string, RoleAccuracy> roles;
    for (std::size_t d = 0; d < documents.size(); ++d) {
        const auto judge = [&](const EvaluatedCoding& gold, const EvaluatedCoding&) {
            for (const MarkedRole& marked : gold.roles) {
                RoleAccuracy& role = roles[marked.role];
                role.role = marked.role;
                ++role.marked;
                if (role_found(documents[d], gold, marked)) ++role.found;
            }
        };
        for_true_positives(documents[d], placed[d], judge);
    }
    std::vector<RoleAccuracy> list;
    for (auto& [name, role] : roles) list.push_back(std::move(role));
    return list;
}

}  // namespace topos::evaluation
