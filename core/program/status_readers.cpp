#include "core/program/status_readers.hpp"

namespace topos {

namespace {

void note_readings(const CompiledCondition& condition, std::vector<bool>& is_read) {
    if (!condition.statuses.empty()) {
        if (!condition.has_subject) is_read.assign(is_read.size(), true);
        for (const RuleIndex subject : condition.subjects) {
            if (subject < is_read.size()) is_read[subject] = true;
        }
    }
    for (const CompiledCondition& operand : condition.operands) note_readings(operand, is_read);
}

}  // namespace

std::vector<bool> rules_with_read_status(const Program::Compiled& program) {
    std::vector<bool> is_read(program.rules.size());
    for (RuleIndex rule = 0; rule < program.rules.size(); ++rule)
        is_read[rule] = program.rule_infos[rule].codes;
    for (const DocumentStep& step : program.document_steps) note_readings(step.when, is_read);
    for (const CorpusRule& rule : program.corpus_rules) note_readings(rule.when, is_read);
    return is_read;
}

}  // namespace topos
