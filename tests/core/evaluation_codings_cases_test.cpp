/// Whole evaluations, written as texts with both sides' codings. A line `show …` says which parts
/// of the result the case is about; a line `codes …` restricts what is evaluated.
#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <sstream>

#include "core/evaluation/fields.hpp"
#include "evaluation_cases.hpp"

namespace topos::evaluation::test {
namespace {

std::string text_of(const FieldValue& value) {
    if (std::holds_alternative<std::monostate>(value)) return "undefined";
    if (const auto* count = std::get_if<std::uint64_t>(&value)) return std::to_string(*count);
    if (const auto* number = std::get_if<double>(&value)) {
        // Not "-0.000": what rounds to nothing has no sign.
        std::ostringstream text;
        text << std::fixed << std::setprecision(3) << (std::abs(*number) < 0.0005 ? 0.0 : *number);
        return text.str();
    }
    return std::get<std::string>(value);
}

std::vector<std::string> words_behind(const Case& one, std::string_view keyword) {
    for (const std::string& line : one.input) {
        std::vector<std::string> words = words_of(line);
        if (words.empty() || words[0] != keyword) continue;
        words.erase(words.begin());
        return words;
    }
    return {};
}

std::string scores_line(const Scores& scores) {
    std::string line;
    for (const Field& field : record(scores)) {
        const bool heading = field.name == "unit" || field.name == "level" || field.name == "name";
        if (heading) {
            const std::string text = text_of(field.value);
            if (!line.empty() && !text.empty()) line += ' ';
            line += text;
            if (field.name == "name") line += ':';
            continue;
        }
        static constexpr std::array kShown{"tp",        "fp",     "fn", "tn",
                                           "precision", "recall", "f1", "kappa"};
        if (std::ranges::find(kShown, field.name) == kShown.end()) continue;
        line.append(" ").append(field.name).append(" ").append(text_of(field.value));
    }
    return line;
}

std::string record_line(const Record& record) {
    std::string line;
    for (const Field& field : record) {
        if (std::holds_alternative<std::monostate>(field.value)) continue;
        if (!line.empty()) line += ' ';
        line.append(field.name).append(" ").append(text_of(field.value));
    }
    return line;
}

void add_rows(const Evaluation& result, const std::string& part, std::vector<std::string>& lines) {
    for (const Scores& scores : result.scores) {
        if (name_of(scores.unit) == part) lines.push_back(scores_line(scores));
    }
}

std::vector<std::string> shown(const Evaluation& result, const std::string& part,
                               const std::vector<EvaluatedDocument>& documents) {
    std::vector<std::string> lines;
    add_rows(result, part, lines);
    if (part == "status") {
        for (const Record& row : records(result.status)) lines.push_back(record_line(row));
        lines.push_back("accuracy " + (result.status.accuracy() ? text_of(*result.status.accuracy())
                                                                : "undefined"));
    }
    if (part == "pooled") {
        lines.push_back("pooled kappa " + text_of(result.pooled_kappa
                                                      ? FieldValue(*result.pooled_kappa)
                                                      : FieldValue()));
    }
    if (part == "roles") {
        for (const RoleAccuracy& role : result.roles) lines.push_back(record_line(record(role)));
    }
    if (part == "disagreements") {
        for (const Disagreement& one : result.disagreements)
            lines.push_back(record_line(record(one, documents)));
    }
    if (part == "misplaced") {
        for (const Misplaced& one : result.misplaced)
            lines.push_back(record_line(record(one, documents)));
    }
    if (part == "one-sided") {
        for (const std::string& code : result.gold_only) lines.push_back("gold only: " + code);
        for (const std::string& code : result.system_only) lines.push_back("system only: " + code);
    }
    return lines;
}

class EvaluationOf : public testing::TestWithParam<Case> {};

TEST_P(EvaluationOf, Codings) {
    const std::vector<EvaluatedDocument> documents = documents_of(GetParam().input);
    EvaluationOptions options;
    options.resampling.resamples = 0;
    options.codes = words_behind(GetParam(), "codes");
    const Evaluation result = evaluate(documents, options);
    std::vector<std::string> lines;
    for (const std::string& part : words_behind(GetParam(), "show")) {
        std::ranges::move(shown(result, part, documents), std::back_inserter(lines));
    }
    check(GetParam(), lines);
}

INSTANTIATE_TEST_SUITE_P(Cases, EvaluationOf, testing::ValuesIn(cases_in("codings")), test_name);

}  // namespace
}  // namespace topos::evaluation::test
