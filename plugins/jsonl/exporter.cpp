#include "plugins/jsonl/exporter.hpp"

#include <algorithm>

#include "plugins/jsonl/json_text.hpp"

namespace topos::jsonl {

namespace {

using plugin::view;
using Roles = std::span<const topos_role>;

/// The key with its punctuation: `,"rule":`.
void append_field(std::string_view key, topos_text value, std::string& out) {
    out.append(key);
    append_string(view(value), out);
}

void append_field(std::string_view key, std::uint64_t value, std::string& out) {
    out.append(key);
    append_number(value, out);
}

void append_span(const topos_role& role, std::string& out) {
    append_field(R"({"begin":)", role.begin, out);
    append_field(R"(,"end":)", role.end, out);
    append_field(R"(,"text":)", role.text, out);
    out += '}';
}

bool have_one_name(const topos_role& a, const topos_role& b) {
    return view(a.name) == view(b.name);
}

/// The spans of the role that begins at `first`, which may stand anywhere behind it.
void append_role(Roles roles, std::size_t first, std::string& out) {
    const auto same = [&](const topos_role& role) { return have_one_name(role, roles[first]); };
    const Roles rest = roles.subspan(first);
    append_string(view(roles[first].name), out);
    out += ':';
    const bool several = std::count_if(rest.begin(), rest.end(), same) > 1;
    if (several) out += '[';
    const char* separator = "";
    for (const topos_role& role : rest) {
        if (!same(role)) continue;
        out.append(separator);
        append_span(role, out);
        separator = ",";
    }
    if (several) out += ']';
}

bool stands_before(Roles roles, std::size_t at) {
    const auto same = [&](const topos_role& role) { return have_one_name(role, roles[at]); };
    return std::any_of(roles.begin(), roles.begin() + static_cast<std::ptrdiff_t>(at), same);
}

void append_roles(Roles roles, std::string& out) {
    out.append(R"(,"roles":{)");
    const char* separator = "";
    for (std::size_t at = 0; at < roles.size(); ++at) {
        if (stands_before(roles, at)) continue;
        out.append(separator);
        append_role(roles, at, out);
        separator = ",";
    }
    out += '}';
}

void append_evidence(const topos_evidence& item, std::string& out) {
    append_field(R"({"kind":)", item.kind, out);
    if (item.name.size != 0) append_field(R"(,"name":)", item.name, out);
    append_field(R"(,"entry":)", item.entry, out);
    if (item.role.size != 0) append_field(R"(,"role":)", item.role, out);
    append_field(R"(,"begin":)", item.begin, out);
    append_field(R"(,"end":)", item.end, out);
    append_field(R"(,"text":)", item.text, out);
    out += '}';
}

void append_evidence(const topos_coding_evidence& evidence, std::string& out) {
    out.append(R"(,"evidence":[)");
    for (std::size_t i = 0; i < evidence.count; ++i) {
        if (i > 0) out += ',';
        append_evidence(evidence.items[i], out);
    }
    out += ']';
}

void append_coding(const topos_coding& coding, std::string& out) {
    append_field(R"({"document":)", coding.document, out);
    append_field(R"(,"code":)", coding.code, out);
    append_field(R"(,"rule":)", coding.rule, out);
    append_field(R"(,"pack":)", coding.pack, out);
    append_field(R"(,"version":)", coding.version, out);
    append_field(R"(,"begin":)", coding.begin, out);
    append_field(R"(,"end":)", coding.end, out);
    append_field(R"(,"text":)", coding.text, out);
    append_field(R"(,"status":)", coding.status, out);
    out.append(R"(,"score":)");
    append_number(coding.score, out);
    append_field(R"(,"language":)", coding.language, out);
    append_roles({coding.roles, coding.role_count}, out);
}

}  // namespace

void JsonlExporter::codings(const topos_export&, const plugin::Options&,
                            std::span<const topos_coding> codings,
                            std::span<const topos_coding_evidence> evidence,
                            plugin::ByteSink& out) {
    constexpr std::size_t kFlushBytes = 64u << 10;
    std::string lines;
    for (std::size_t i = 0; i < codings.size(); ++i) {
        append_coding(codings[i], lines);
        if (!evidence.empty()) append_evidence(evidence[i], lines);
        lines.append("}\n");
        if (lines.size() < kFlushBytes) continue;
        out.write(lines);
        lines.clear();
    }
    if (!lines.empty()) out.write(lines);
}

}  // namespace topos::jsonl
