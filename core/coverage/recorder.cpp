#include "core/coverage/recorder.hpp"

namespace topos {

CoverageRecorder::CoverageRecorder(std::shared_ptr<const Program> program)
    : program_(std::move(program)),
      counts_(program_->rules().size()),
      has_coded_(program_->rules().size()),
      took_part_(program_->compiled().nodes.size()),
      matched_(program_->entries().size()),
      refusals_(program_->rules().size()) {}

void CoverageRecorder::on_example(const ProgramExample& example) {
    counts_.assign(counts_.size(), false);
    count_with_parts(example.rule);
}

void CoverageRecorder::count_with_parts(RuleIndex rule) {
    if (counts_[rule]) return;
    counts_[rule] = true;
    const auto& rules = program_->compiled().rules;
    if (rule >= rules.size()) return;  // of documents
    for (const RuleIndex part : rules[rule].builds_on) count_with_parts(part);
}

void CoverageRecorder::on_codings(const DocumentCodings& codings) {
    for (const Coding& coding : codings.codings) {
        if (!counts(coding.rule)) continue;
        has_coded_[coding.rule] = true;
        for (const Evidence& evidence : coding.evidence) matched_[evidence.entry] = true;
    }
}

void CoverageRecorder::on_refused(RuleIndex rule, std::span<const Refusal> refusals) {
    if (counts(rule) && refusals.size() == 1) refusals_[rule].insert(refusals.front());
}

void CoverageRecorder::on_coding(RuleIndex rule, std::span<const NodeIndex> nodes) {
    if (!counts(rule)) return;
    for (const NodeIndex node : nodes) took_part_[node] = true;
}

void CoverageRecorder::on_condition_entry(RuleIndex rule, std::uint32_t entry) {
    if (counts(rule)) matched_[entry] = true;
}

}  // namespace topos
