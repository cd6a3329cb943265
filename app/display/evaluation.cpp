#include "app/display/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/display/columns.hpp"
#include "app/display/numbers.hpp"
#include "app/display/table.hpp"
#include "core/evaluation/fields.hpp"
#include "core/text/passage.hpp"

namespace topos::app {

namespace {

namespace ev = evaluation;
using Side = TableColumn::Side;

std::string written(const ev::Measure& measure) {
    return measure ? fmt::format("{:.2f}", *measure) : "-";
}

std::string written(const ev::Estimate& estimate) {
    if (!estimate.interval) return written(estimate.value);
    return fmt::format("{} [{:.2f}, {:.2f}]", written(estimate.value), estimate.interval->low,
                       estimate.interval->high);
}

ev::Unit unit_of(EvaluationUnit unit) {
    if (unit == EvaluationUnit::document) return ev::Unit::kDocument;
    return unit == EvaluationUnit::overlap ? ev::Unit::kOverlap : ev::Unit::kSentence;
}

std::string name_of_row(const ev::Scores& scores) {
    if (scores.level == ev::Level::kCode) return scores.name;
    if (scores.level == ev::Level::kGroup) return scores.name + ".*";
    if (scores.level == ev::Level::kAny) return "(any code)";
    return scores.level == ev::Level::kMicro ? "(all codes, micro)" : "(all codes, macro)";
}

Table table_of(const ev::Evaluation& evaluation, ev::Unit unit) {
    Table table;
    table.columns = {
        {"code"}, {"gold", Side::right}, {"found", Side::right}, {"precision"}, {"recall"}, {"F1"}};
    const bool has_agreement = unit != ev::Unit::kOverlap;
    if (has_agreement) {
        table.columns.push_back({"kappa"});
        table.columns.push_back({"alpha", Side::right});
    }
    for (const ev::Scores& scores : evaluation.scores) {
        if (scores.unit != unit) continue;
        auto& row = table.rows.emplace_back();
        const auto count = [&](auto pick) {
            return scores.counts ? readable_count(pick(*scores.counts)) : std::string();
        };
        row = {name_of_row(scores),
               count([](const ev::Counts& c) { return c.tp + c.fn; }),
               count([](const ev::Counts& c) { return c.tp + c.fp; }),
               written(scores.precision),
               written(scores.recall),
               written(scores.f1)};
        if (!has_agreement) continue;
        row.push_back(scores.agreement ? written(scores.agreement->kappa) : "");
        row.push_back(scores.agreement ? written(scores.agreement->alpha.value) : "");
    }
    return table;
}

std::string understanding(const ev::Evaluation& evaluation) {
    std::string text;
    if (evaluation.status.pairs.total() > 0) {
        text += fmt::format("Status right: {} of {} matched codings ({})\n",
                            evaluation.status.pairs.agreed(), evaluation.status.pairs.total(),
                            written(evaluation.status.accuracy()));
    }
    for (const ev::RoleAccuracy& role : evaluation.roles) {
        text += fmt::format("Role `{}` found: {} of {} marked ({})\n", role.role, role.found,
                            role.marked, written(role.share()));
    }
    return text;
}

std::string one_sided(const ev::Evaluation& evaluation) {
    const auto list = [](const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
        return text;
    };
    std::string text;
    if (!evaluation.gold_only.empty())
        text += "Never coded by the rules: " + list(evaluation.gold_only) + "\n";
    if (!evaluation.system_only.empty())
        text += "Never coded by people: " + list(evaluation.system_only) + "\n";
    return text;
}

// -- records as CSV and JSON

std::string csv_cell(const ev::FieldValue& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value)) return fmt::format("{}", *number);
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) return "";
    if (text->find_first_of(",\"\r\n") == text->npos) return *text;
    std::string quoted = "\"";
    for (const char c : *text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csv_of(const std::vector<ev::Record>& records) {
    if (records.empty()) return "";
    std::string csv;
    const auto line = [&](const ev::Record& record, auto cell) {
        for (std::size_t i = 0; i < record.size(); ++i) csv += (i > 0 ? "," : "") + cell(record[i]);
        csv += "\r\n";
    };
    line(records.front(), [](const ev::Field& field) { return std::string(field.name); });
    for (const ev::Record& record : records)
        line(record, [](const ev::Field& field) { return csv_cell(field.value); });
    return csv;
}

nlohmann::ordered_json json_of(const ev::Record& record) {
    auto object = nlohmann::ordered_json::object();
    for (const ev::Field& field : record) {
        auto& value = object[std::string(field.name)];
        if (const auto* count = std::get_if<std::uint64_t>(&field.value)) value = *count;
        if (const auto* number = std::get_if<double>(&field.value)) value = *number;
        if (const auto* text = std::get_if<std::string>(&field.value)) value = *text;
    }
    return object;
}

/// The words of a range, blanks and line breaks closed up.
std::string words_of(const ShownEvaluation& shown, std::uint32_t document,
                     const CodePointRange& range) {
    const std::string& text = shown.texts[document];
    std::string words;
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < text.size() && at < range.end; ++at) {
        std::size_t length = 1;
        while (i + length < text.size() &&
               (static_cast<unsigned char>(text[i + length]) & 0xC0U) == 0x80U)
            ++length;
        if (at >= range.begin) words.append(text, i, length);
        i += length;
    }
    std::string closed_up;
    for (const char c : words) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!is_blank || (!closed_up.empty() && closed_up.back() != ' '))
            closed_up += is_blank ? ' ' : c;
    }
    return closed_up;
}

ev::Record record_with_words(const ShownEvaluation& shown, const ev::Disagreement& one) {
    ev::Record record = ev::record(one, shown.documents);
    std::string coded;
    for (const CodePointRange& range : one.codings)
        coded += (coded.empty() ? "" : " | ") + words_of(shown, one.document, range);
    record.push_back({"coded", coded});
    record.push_back({"sentence", words_of(shown, one.document, one.range)});
    return record;
}

std::vector<ev::Record> disagreement_records(const ShownEvaluation& shown) {
    std::vector<ev::Record> records;
    for (const ev::Disagreement& one : shown.evaluation.disagreements)
        records.push_back(record_with_words(shown, one));
    return records;
}

}  // namespace

std::string evaluation_table(const ShownEvaluation& shown, EvaluationUnit unit, std::size_t width) {
    const ev::Evaluation& evaluation = shown.evaluation;
    std::string text = fmt::format(
        "{}, {}; by {}\n\n", counted(evaluation.documents, "document", "documents"),
        counted(evaluation.sentences, "sentence", "sentences"), ev::name_of(unit_of(unit)));
    text += laid_out(table_of(evaluation, unit_of(unit)), width) + "\n";
    return text + understanding(evaluation) + one_sided(evaluation);
}

std::string evaluation_csv(const ShownEvaluation& shown) {
    std::vector<ev::Record> records;
    for (const ev::Scores& scores : shown.evaluation.scores) records.push_back(ev::record(scores));
    return csv_of(records);
}

std::string evaluation_json(const ShownEvaluation& shown) {
    const ev::Evaluation& evaluation = shown.evaluation;
    nlohmann::ordered_json json;
    json["documents"] = evaluation.documents;
    json["sentences"] = evaluation.sentences;
    const auto list = [&](const char* name) -> nlohmann::ordered_json& {
        return json[name] = nlohmann::ordered_json::array();
    };
    auto& scores = list("scores");
    for (const ev::Scores& one : evaluation.scores) scores.push_back(json_of(ev::record(one)));
    if (evaluation.pooled_kappa) json["pooled_kappa"] = *evaluation.pooled_kappa;
    auto& status = list("status");
    for (const ev::Record& one : ev::records(evaluation.status)) status.push_back(json_of(one));
    auto& roles = list("roles");
    for (const ev::RoleAccuracy& one : evaluation.roles) roles.push_back(json_of(ev::record(one)));
    auto& disagreements = list("disagreements");
    for (const ev::Record& one : disagreement_records(shown)) disagreements.push_back(json_of(one));
    auto& misplaced = list("misplaced");
    for (const ev::Misplaced& one : evaluation.misplaced)
        misplaced.push_back(json_of(ev::record(one, shown.documents)));
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string disagreements_list(const ShownEvaluation& shown, std::size_t width) {
    std::string text;
    for (const std::string& code : shown.evaluation.codes) {
        bool has_title = false;
        for (const ev::Disagreement& one : shown.evaluation.disagreements) {
            if (one.code != code) continue;
            if (!has_title) text += "\n" + code + "\n";
            has_title = true;
            std::string rules;
            for (const std::string& rule : one.rules) rules += (rules.empty() ? "" : ", ") + rule;
            const bool is_false = one.side == ev::Side::kSystem;
            const std::string head =
                fmt::format("  {} {}:{}{} ", is_false ? "false positive" : "false negative",
                            shown.documents[one.document].name, one.range.begin,
                            rules.empty() ? "" : " by " + rules);
            text += head + "\n    " +
                    beginning_that_fits(words_of(shown, one.document, one.range),
                                        std::max<std::size_t>(width, 40) - 4) +
                    "\n";
        }
    }
    return text.empty() ? "The rules and the coders agree everywhere.\n" : text;
}

std::string disagreements_csv(const ShownEvaluation& shown) {
    return csv_of(disagreement_records(shown));
}

}  // namespace topos::app
