#include "core/coding/document_rules.hpp"

#include <algorithm>
#include <set>

#include "core/coding/conditions.hpp"
#include "core/text/passage.hpp"

namespace topos {

namespace {

using Place = ast::Condition::Place;

bool has_place(const CompiledCondition& condition, bool (*asks)(Place)) {
    if (condition.places > 0 && asks(condition.place)) return true;
    return std::ranges::any_of(condition.operands, [&](const CompiledCondition& operand) {
        return has_place(operand, asks);
    });
}

class FactsOfDocument final : public ConditionFacts {
  public:
    FactsOfDocument(const Document& document, const DocumentPlaces& places,
                    const DocumentCodings& codings)
        : document_(document), places_(places), codings_(codings) {}

    [[nodiscard]] std::uint64_t amount(const CompiledCondition& measure) const override {
        switch (measure.measure) {
            case ast::Measure::Kind::words:
                return codings_.words;
            case ast::Measure::Kind::sentences:
                return codings_.sentences;
            case ast::Measure::Kind::paragraphs:
                return codings_.paragraphs;
            case ast::Measure::Kind::documents:
                return 1;
            case ast::Measure::Kind::count:
                break;
        }
        return static_cast<std::uint64_t>(std::ranges::count_if(
            codings_.codings, [&](const Coding& coding) { return is_counted(measure, coding); }));
    }

    [[nodiscard]] std::uint64_t places(const CompiledCondition& measure) const override {
        const auto& ranges = measure.place == Place::paragraphs ? places_.paragraphs
                             : measure.place == Place::turns    ? places_.turns
                                                                : places_.sections;
        std::set<std::ptrdiff_t> different;
        for (const Coding& coding : codings_.codings) {
            if (!is_counted(measure, coding)) continue;
            const auto range =
                std::ranges::upper_bound(ranges, coding.bytes.begin, {}, &ByteRange::begin);
            different.insert(range - ranges.begin());
        }
        return different.size();
    }

    [[nodiscard]] std::uint64_t words() const override { return codings_.words; }
    [[nodiscard]] std::uint64_t documents() const override { return 1; }

    [[nodiscard]] std::optional<std::string_view> metadatum(std::string_view name) const override {
        const auto found = std::ranges::find(document_.metadata, name, &Metadatum::name);
        if (found == document_.metadata.end()) return std::nullopt;
        return found->value;
    }

  private:
    static bool is_counted(const CompiledCondition& measure, const Coding& coding) {
        return std::ranges::binary_search(measure.subjects, coding.rule) &&
               (measure.statuses.empty() ||
                std::ranges::binary_search(measure.statuses, coding.status));
    }

    const Document& document_;
    const DocumentPlaces& places_;
    const DocumentCodings& codings_;
};

Coding coding_of_document(RuleIndex rule, const Document& document) {
    Coding coding;
    coding.bytes = {0, document.text.size()};
    coding.range = {0, count_code_points(document.text)};
    coding.rule = rule;
    return coding;
}

}  // namespace

void apply_document_steps(const Program::Compiled& program, const Document& document,
                          const DocumentPlaces& places, bool as_example, DocumentCodings& out) {
    if (document.text.empty()) return;
    std::vector<bool> has_codings(program.rule_infos.size());
    for (const Coding& coding : out.codings) has_codings[coding.rule] = true;
    for (const DocumentStep& step : program.document_steps) {
        if (step.is_filter && (as_example || !has_codings[step.rule])) continue;
        const bool holds =
            evaluate(step.when, FactsOfDocument(document, places, out)) == Truth::yes;
        if (step.is_filter) {
            if (!holds)
                std::erase_if(out.codings,
                              [&](const Coding& coding) { return coding.rule == step.rule; });
        } else if (holds) {
            out.codings.push_back(coding_of_document(step.rule, document));
            has_codings[step.rule] = true;
        }
    }
}

bool some_gate_opens(const Program::Compiled& program, const Document& document,
                     const DocumentPlaces& places, DocumentCodings found) {
    for (const DocumentStep& step : program.gate_steps) {
        if (evaluate(step.when, FactsOfDocument(document, places, found)) != Truth::yes) continue;
        if (step.is_filter) return true;
        found.codings.push_back(coding_of_document(step.rule, document));
    }
    return false;
}

bool asks_for_divisions(const Program::Compiled& program) {
    return std::ranges::any_of(program.document_steps, [](const DocumentStep& step) {
        return has_place(step.when, [](Place place) { return place != Place::paragraphs; });
    });
}

}  // namespace topos
