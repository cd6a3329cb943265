#include "plugins/jsonl/exporter.hpp"

#include <algorithm>

#include "plugins/jsonl/json_text.hpp"
#include "plugins/jsonl/repeated.hpp"

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

/// Writes codings, one after the other. What many of them have in common is escaped once.
class CodingLines {
  public:
    void append(const topos_coding& coding, std::string& out) {
        documents_.append({coding.document}, out, [](const auto& texts, std::string& to) {
            append_field(R"({"document":)", texts[0], to);
        });
        rules_.append({coding.code, coding.pack, coding.version, coding.rule}, out, append_rule);
        append_field(R"(,"begin":)", coding.begin, out);
        append_field(R"(,"end":)", coding.end, out);
        append_field(R"(,"text":)", coding.text, out);
        statuses_.append({coding.status}, out, [](const auto& texts, std::string& to) {
            append_field(R"(,"status":)", texts[0], to);
        });
        out.append(R"(,"score":)");
        append_number(coding.score, out);
        languages_.append({coding.language}, out, [](const auto& texts, std::string& to) {
            append_field(R"(,"language":)", texts[0], to);
        });
        append_roles({coding.roles, coding.role_count}, out);
    }

    void append(const topos_coding_evidence& evidence, std::string& out) {
        out.append(R"(,"evidence":[)");
        for (std::size_t i = 0; i < evidence.count; ++i) {
            if (i > 0) out += ',';
            append(evidence.items[i], out);
        }
        out += ']';
    }

  private:
    static void append_rule(const Repeated<4>::Texts& texts, std::string& out) {
        const auto& [code, pack, version, rule] = texts;
        append_field(R"(,"code":)", code, out);
        append_field(R"(,"rule":)", rule, out);
        append_field(R"(,"pack":)", pack, out);
        append_field(R"(,"version":)", version, out);
    }

    static void append_entry(const Repeated<3>::Texts& texts, std::string& out) {
        const auto& [kind, name, entry] = texts;
        append_field(R"({"kind":)", kind, out);
        if (name.size != 0) append_field(R"(,"name":)", name, out);
        append_field(R"(,"entry":)", entry, out);
    }

    void append(const topos_evidence& item, std::string& out) {
        entries_.append({item.kind, item.name, item.entry}, out, append_entry);
        if (item.role.size != 0) append_field(R"(,"role":)", item.role, out);
        append_field(R"(,"begin":)", item.begin, out);
        append_field(R"(,"end":)", item.end, out);
        append_field(R"(,"text":)", item.text, out);
        out += '}';
    }

    Repeated<1> documents_, statuses_, languages_;
    Repeated<4> rules_;
    Repeated<3> entries_;
};

}  // namespace

void JsonlExporter::codings(const topos_export&, const plugin::Options&,
                            std::span<const topos_coding> codings,
                            std::span<const topos_coding_evidence> evidence,
                            plugin::ByteSink& out) {
    constexpr std::size_t kFlushBytes = 64u << 10;
    std::string lines;
    CodingLines writer;
    for (std::size_t i = 0; i < codings.size(); ++i) {
        writer.append(codings[i], lines);
        if (!evidence.empty()) writer.append(evidence[i], lines);
        lines.append("}\n");
        if (lines.size() < kFlushBytes) continue;
        out.write(lines);
        lines.clear();
    }
    if (!lines.empty()) out.write(lines);
}

}  // namespace topos::jsonl
