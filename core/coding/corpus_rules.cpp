#include "core/coding/corpus_rules.hpp"

#include <algorithm>
#include <functional>

#include "core/coding/conditions.hpp"

namespace topos {

namespace {

/// Codings by rule and status, in documents.
struct Amount {
    std::uint64_t codings = 0;
    std::uint64_t documents = 0;
};

void visit_measures(const CompiledCondition& condition,
                    const std::function<void(const CompiledCondition&)>& visit) {
    const bool counts_rules =
        condition.kind == ast::Condition::Kind::measure && condition.has_subject;
    if (counts_rules) visit(condition);
    for (const auto& operand : condition.operands) visit_measures(operand, visit);
}

bool is_counted(const CompiledCondition& measure, const Coding& coding) {
    return std::ranges::binary_search(measure.subjects, coding.rule) &&
           (measure.statuses.empty() ||
            std::ranges::binary_search(measure.statuses, coding.status));
}

std::optional<std::string> group_of(const CorpusRule& rule, const Document& document) {
    if (rule.group.empty()) return std::string();
    const auto found = std::ranges::find(document.metadata, rule.group, &Metadatum::name);
    if (found == document.metadata.end()) return std::nullopt;
    return found->value;
}

}  // namespace

struct CorpusTally::Group {
    std::uint64_t documents = 0;
    std::uint64_t words = 0;
    std::uint64_t sentences = 0;
    std::uint64_t paragraphs = 0;
    std::map<const CompiledCondition*, Amount> amounts;  ///< by measure of the rule's condition
};

namespace {

template <class Group>
class FactsOfGroup final : public ConditionFacts {
  public:
    FactsOfGroup(const CorpusRule& rule, const std::string& name, const Group& group)
        : rule_(rule), name_(name), group_(group) {}

    [[nodiscard]] std::uint64_t amount(const CompiledCondition& measure) const override {
        switch (measure.measure) {
            case ast::Measure::Kind::words:
                return group_.words;
            case ast::Measure::Kind::sentences:
                return group_.sentences;
            case ast::Measure::Kind::paragraphs:
                return group_.paragraphs;
            case ast::Measure::Kind::documents:
                return measure.has_subject ? of(measure).documents : group_.documents;
            case ast::Measure::Kind::count:
                break;
        }
        return of(measure).codings;
    }

    /// Each document is a place of its own: how many have such codings.
    [[nodiscard]] std::uint64_t places(const CompiledCondition& measure) const override {
        return of(measure).documents;
    }
    [[nodiscard]] std::uint64_t words() const override { return group_.words; }
    [[nodiscard]] std::uint64_t documents() const override { return group_.documents; }
    [[nodiscard]] std::optional<std::string_view> metadatum(std::string_view name) const override {
        if (rule_.group != name) return std::nullopt;
        return name_;
    }

  private:
    [[nodiscard]] Amount of(const CompiledCondition& measure) const {
        const auto found = group_.amounts.find(&measure);
        return found == group_.amounts.end() ? Amount{} : found->second;
    }

    const CorpusRule& rule_;
    const std::string& name_;
    const Group& group_;
};

}  // namespace

CorpusTally::CorpusTally(std::shared_ptr<const Program> program)
    : program_(std::move(program)), groups_(program_->compiled().corpus_rules.size()) {}
CorpusTally::~CorpusTally() = default;
CorpusTally::CorpusTally(CorpusTally&&) noexcept = default;
CorpusTally& CorpusTally::operator=(CorpusTally&&) noexcept = default;

void CorpusTally::add(const Document& document, const DocumentCodings& codings) {
    const auto& rules = program_->compiled().corpus_rules;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto name = group_of(rules[i], document);
        if (!name) continue;
        Group& group = groups_[i][*name];
        ++group.documents;
        group.words += codings.words;
        group.sentences += codings.sentences;
        group.paragraphs += codings.paragraphs;
        visit_measures(rules[i].when, [&](const CompiledCondition& measure) {
            const auto found = static_cast<std::uint64_t>(std::ranges::count_if(
                codings.codings,
                [&](const Coding& coding) { return is_counted(measure, coding); }));
            Amount& amount = group.amounts[&measure];
            amount.codings += found;
            amount.documents += found > 0 ? 1 : 0;
        });
    }
}

std::vector<CorpusFinding> CorpusTally::findings() const {
    std::vector<CorpusFinding> findings;
    const auto& rules = program_->compiled().corpus_rules;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        for (const auto& [name, group] : groups_[i]) {
            if (evaluate(rules[i].when, FactsOfGroup(rules[i], name, group)) != Truth::yes)
                continue;
            CorpusFinding finding{rules[i].rule, name, group.documents, 0};
            for (const auto& [measure, amount] : group.amounts) finding.codings += amount.codings;
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

}  // namespace topos
