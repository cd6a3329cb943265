#include "core/evaluation/fields.hpp"

#include <utility>

namespace topos::evaluation {

namespace {

FieldValue value_of(Measure measure) {
    if (!measure) return {};
    return *measure;
}

FieldValue low_of(const std::optional<Interval>& interval) {
    if (!interval) return {};
    return interval->low;
}

FieldValue high_of(const std::optional<Interval>& interval) {
    if (!interval) return {};
    return interval->high;
}

struct EstimateNames {
    std::string_view value;
    std::string_view low;
    std::string_view high;
};

void add(const EstimateNames& names, const Estimate& estimate, Record& record) {
    record.push_back({names.value, value_of(estimate.value)});
    record.push_back({names.low, low_of(estimate.interval)});
    record.push_back({names.high, high_of(estimate.interval)});
}

void add_counts(const Scores& scores, Record& record) {
    const Counts counts = scores.counts.value_or(Counts{});
    const auto field = [&](std::uint64_t count, bool applies) {
        return applies ? FieldValue(count) : FieldValue();
    };
    const bool counted = scores.counts.has_value();
    record.push_back({"tp", field(counts.tp, counted)});
    record.push_back({"fp", field(counts.fp, counted)});
    record.push_back({"fn", field(counts.fn, counted)});
    record.push_back({"tn", field(counts.tn, counted && scores.unit != Unit::kOverlap)});
}

void add_agreement(const Agreement& agreement, Record& record) {
    record.push_back({"percent_agreement", value_of(agreement.percent)});
    add({"kappa", "kappa_low", "kappa_high"}, agreement.kappa, record);
    record.push_back({"kappa_standard_error", value_of(agreement.kappa_standard_error)});
    record.push_back({"kappa_published_low", low_of(agreement.kappa_published_interval)});
    record.push_back({"kappa_published_high", high_of(agreement.kappa_published_interval)});
    add({"alpha", "alpha_low", "alpha_high"}, agreement.alpha, record);
    record.push_back({"scott_pi", value_of(agreement.scott_pi)});
    record.push_back({"gwet_ac1", value_of(agreement.gwet_ac1)});
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        if (!text.empty()) text += "; ";
        text += name;
    }
    return text;
}

const EvaluatedCoding& coding_of(const Misplaced& one, const EvaluatedDocument& document) {
    return one.side == Side::kGold ? document.gold[one.coding] : document.system[one.coding];
}

}  // namespace

std::string_view name_of(Unit unit) {
    switch (unit) {
        case Unit::kSentence:
            return "sentence";
        case Unit::kDocument:
            return "document";
        case Unit::kOverlap:
            return "overlap";
    }
    return "";
}

std::string_view name_of(Level level) {
    switch (level) {
        case Level::kCode:
            return "code";
        case Level::kGroup:
            return "group";
        case Level::kAny:
            return "any";
        case Level::kMicro:
            return "micro";
        case Level::kMacro:
            return "macro";
    }
    return "";
}

std::string_view name_of(Misplacement why) {
    switch (why) {
        case Misplacement::kEmpty:
            return "empty";
        case Misplacement::kBeyondEnd:
            return "beyond_end";
        case Misplacement::kNoSentence:
            return "no_sentence";
    }
    return "";
}

std::string_view name_of(Side side) { return side == Side::kGold ? "gold" : "system"; }

Record record(const Scores& scores) {
    Record record{{"unit", std::string(name_of(scores.unit))},
                  {"level", std::string(name_of(scores.level))},
                  {"name", scores.name}};
    add_counts(scores, record);
    add({"precision", "precision_low", "precision_high"}, scores.precision, record);
    add({"recall", "recall_low", "recall_high"}, scores.recall, record);
    add({"f1", "f1_low", "f1_high"}, scores.f1, record);
    add_agreement(scores.agreement.value_or(Agreement{}), record);
    return record;
}

Record record(const RoleAccuracy& role) {
    return {{"role", role.role},
            {"marked", role.marked},
            {"found", role.found},
            {"share", value_of(role.share())}};
}

Record record(const Disagreement& one, std::span<const EvaluatedDocument> documents) {
    const bool false_positive = one.side == Side::kSystem;
    return {{"kind", std::string(false_positive ? "false_positive" : "false_negative")},
            {"document", documents[one.document].name},
            {"begin", one.range.begin},
            {"end", one.range.end},
            {"code", one.code},
            {"rules", false_positive ? FieldValue(joined(one.rules)) : FieldValue()}};
}

Record record(const Misplaced& one, std::span<const EvaluatedDocument> documents) {
    const EvaluatedDocument& document = documents[one.document];
    const EvaluatedCoding& coding = coding_of(one, document);
    return {{"side", std::string(name_of(one.side))},
            {"document", document.name},
            {"begin", coding.range.begin},
            {"end", coding.range.end},
            {"code", coding.code},
            {"why", std::string(name_of(one.why))}};
}

std::vector<Record> records(const StatusConfusion& status) {
    std::vector<Record> rows;
    for (std::size_t gold = 0; gold < status.statuses.size(); ++gold) {
        for (std::size_t system = 0; system < status.statuses.size(); ++system) {
            rows.push_back({{"gold_status", status.statuses[gold]},
                            {"system_status", status.statuses[system]},
                            {"count", status.pairs.at(gold, system)}});
        }
    }
    return rows;
}

}  // namespace topos::evaluation
