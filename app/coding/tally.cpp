#include "app/coding/tally.hpp"

#include "app/display/concordance.hpp"

namespace topos::app {

Tallier::Tallier(std::shared_ptr<const Program> program)
    : last_document_(program->codebook().size()), program_(program), corpus_(std::move(program)) {
    for (const RuleInfo& rule : program_->rules()) code_of_rule_.push_back(rule.code);
    for (const CodebookEntry& code : program_->codebook()) {
        tally_.codes.emplace_back().code = code.name;
    }
}

void Tallier::add(const CodedBatch& batch) {
    for (const CodedDocument& coded : batch.documents) {
        if (!coded.failure) add(coded);
    }
}

void Tallier::add(const CodedDocument& coded) {
    ++tally_.documents;
    tally_.words += coded.codings.words;
    corpus_.add(coded.document, coded.codings);
    for (const Coding& coding : coded.codings.codings) {
        const std::uint32_t code = code_of_rule_[coding.rule];
        CodeTally& tally = tally_.codes[code];
        ++tally_.codings;
        ++tally.segments;
        if (coding.status != 0) ++tally.not_asserted;
        if (last_document_[code] != tally_.documents) ++tally.documents;
        last_document_[code] = tally_.documents;
        if (!tally.sample.asserted && (!tally.sample.found || coding.status == 0))
            sample(tally, coded.document, coding);
    }
}

RunTally Tallier::tally() const {
    RunTally tally = tally_;
    for (CorpusFinding& finding : corpus_.findings()) {
        const RuleInfo& rule = program_->rules()[finding.rule];
        tally.findings.push_back({finding.rule, rule.name, program_->codebook()[rule.code].name,
                                  std::move(finding.group), finding.documents, finding.codings});
    }
    return tally;
}

void Tallier::sample(CodeTally& tally, const Document& document, const Coding& coding) const {
    const Context context = context_of(document.text, coding.bytes, kSampleContext);
    tally.sample = {tally_.codings,
                    std::string(context.left),
                    std::string(context.match),
                    std::string(context.right),
                    coding.status == 0,
                    true};
}

}  // namespace topos::app
