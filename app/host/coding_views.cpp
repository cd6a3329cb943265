#include "app/host/coding_views.hpp"

#include "app/host/plugin_call.hpp"

namespace topos {

namespace {

topos_text slice_of(const Document& document, const ByteRange& bytes) {
    return text_of(std::string_view(document.text).substr(bytes.begin, bytes.end - bytes.begin));
}

}  // namespace

void CodingViews::clear() {
    codings_.clear();
    roles_.clear();
    evidence_.clear();
    items_.clear();
}

void CodingViews::add(const Document& document, const Coding& coding) {
    const CodingNames::Rule& rule = names_.rules[coding.rule];
    topos_coding& view = codings_.emplace_back();
    view.struct_size = sizeof view;
    view.document = text_of(document.name);
    view.code = text_of(rule.code);
    view.rule = text_of(rule.name);
    view.pack = text_of(rule.pack);
    view.version = text_of(rule.version);
    view.begin = coding.range.begin;
    view.end = coding.range.end;
    view.text = slice_of(document, coding.bytes);
    view.status = text_of(names_.statuses[coding.status]);
    view.score = coding.score;
    view.language = text_of(names_.languages[coding.language]);
    view.role_count = coding.roles.size();
    // Core sorts roles by range, then by index; indices are in the order of names.
    for (const RoleSpan& role : coding.roles) {
        roles_.push_back({text_of(names_.roles[role.role]), role.range.begin, role.range.end,
                          slice_of(document, role.bytes)});
    }
    add_evidence(document, coding);
}

void CodingViews::add_evidence(const Document& document, const Coding& coding) {
    evidence_.push_back({nullptr, coding.evidence.size()});
    for (const Evidence& evidence : coding.evidence) {
        const CodingNames::Entry& entry = names_.entries[evidence.entry];
        const bool has_role = evidence.role != Evidence::kNoRole;
        items_.push_back({text_of(entry.kind), text_of(entry.name), text_of(entry.entry),
                          text_of(has_role ? names_.roles[evidence.role] : std::string_view()),
                          evidence.range.begin, evidence.range.end,
                          slice_of(document, evidence.bytes)});
    }
}

std::span<const topos_coding_evidence> CodingViews::evidence() {
    const topos_evidence* next = items_.data();
    for (topos_coding_evidence& of_coding : evidence_) {
        of_coding.items = next;
        next += of_coding.count;
    }
    return evidence_;
}

std::span<const topos_coding> CodingViews::codings() {
    const topos_role* next = roles_.data();
    for (topos_coding& view : codings_) {
        view.roles = next;
        next += view.role_count;
    }
    return codings_;
}

}  // namespace topos
