#include "app/coding/counts.hpp"

#include <fmt/format.h>

namespace topos::app {

Counts::Counts(const Program& program)
    : last_of_code_(program.codebook().size()), last_of_rule_(program.rules().size()) {
    for (const CodebookEntry& code : program.codebook()) codes_.emplace_back().name = code.name;
    for (const RuleInfo& rule : program.rules()) {
        rules_.emplace_back().name = rule.name;
        code_of_rule_.push_back(rule.code);
    }
}

void Counts::add(const CodedBatch& batch) {
    for (const CodedDocument& coded : batch.documents) {
        if (!coded.failure) add(coded.codings);
    }
}

void Counts::add(const DocumentCodings& codings) {
    ++totals_.documents;
    totals_.words += codings.words;
    totals_.segments += codings.codings.size();
    for (const Coding& coding : codings.codings) {
        const std::uint32_t code = code_of_rule_[coding.rule];
        add(rules_[coding.rule], last_of_rule_[coding.rule], coding);
        add(codes_[code], last_of_code_[code], coding);
    }
}

void Counts::add(Count& count, std::uint64_t& last_document, const Coding& coding) const {
    ++count.segments;
    if (coding.status != 0) ++count.not_asserted;
    if (last_document != totals_.documents) ++count.documents;
    last_document = totals_.documents;
}

std::string counts_csv(const std::vector<Count>& counts, const std::string& what) {
    // Names of codes and rules hold neither commas nor quotes.
    std::string csv = what + ",segments,documents,not_asserted\r\n";
    for (const Count& count : counts) {
        csv += fmt::format("{},{},{},{}\r\n", count.name, count.segments, count.documents,
                           count.not_asserted);
    }
    return csv;
}

}  // namespace topos::app
