#include "plugins/csv/exporter.hpp"

#include "plugins/csv/cell_writer.hpp"

namespace topos::csv {

namespace {

using plugin::view;

constexpr std::string_view kColumns[] = {"document", "code", "rule",   "pack",  "version", "begin",
                                         "end",      "text", "status", "score", "language"};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Profile profile_of(const plugin::Options& options) {
    const std::string_view name = options.get("profile", "plain");
    if (name == "plain") return Profile::plain;
    if (name == "excel") return Profile::excel;
    throw plugin::Failure(plugin::Failure::bad_option,
                          "option `profile` is plain or excel, not `" + std::string(name) + "`");
}

std::string_view text_of(const topos_role& role) { return view(role.text); }
std::string begin_of(const topos_role& role) { return std::to_string(role.begin); }
std::string end_of(const topos_role& role) { return std::to_string(role.end); }

/// What `part` gives for every span of the role, with "; " between them.
template <class Part>
std::string joined(std::span<const topos_role> roles, std::string_view name, Part part) {
    std::string all;
    for (const topos_role& role : roles) {
        if (view(role.name) != name) continue;
        if (!all.empty()) all.append("; ");
        all.append(part(role));
    }
    return all;
}

void write_role(std::span<const topos_role> roles, std::string_view name, CellWriter& row) {
    row.text(joined(roles, name, text_of));
    row.text(joined(roles, name, begin_of));
    row.text(joined(roles, name, end_of));
}

/// `punish: deactivate → "deactivated"`
std::string readable(const topos_evidence& item) {
    std::string text;
    const bool says_its_name = view(item.kind) == "lexicon" || view(item.kind) == "context";
    if (says_its_name) text.append(view(item.name)).append(": ");
    text.append(view(item.entry)).append(" → \"").append(view(item.text)).append("\"");
    return text;
}

/// What set the status, or all the rest.
std::string readable(const topos_coding_evidence& evidence, bool of_status) {
    std::string all;
    for (const topos_evidence& item : std::span(evidence.items, evidence.count)) {
        if ((view(item.kind) == "context") != of_status) continue;
        if (!all.empty()) all.append("; ");
        all.append(readable(item));
    }
    return all;
}

void write_coding(const topos_export& about, const topos_coding& coding,
                  const topos_coding_evidence& evidence, CellWriter& row) {
    for (const topos_text& cell :
         {coding.document, coding.code, coding.rule, coding.pack, coding.version}) {
        row.text(view(cell));
    }
    row.number(coding.begin);
    row.number(coding.end);
    row.text(view(coding.text));
    row.text(view(coding.status));
    row.number(coding.score);
    row.text(view(coding.language));
    for (const topos_text& name : std::span(about.roles, about.role_count)) {
        write_role({coding.roles, coding.role_count}, view(name), row);
    }
    row.text(readable(evidence, false));
    row.text(readable(evidence, true));
    row.end_row();
}

}  // namespace

void CsvExporter::begin(const topos_export& about, const plugin::Options& options,
                        plugin::ByteSink& out) {
    const Profile profile = profile_of(options);
    std::string head(profile == Profile::excel ? kByteOrderMark : "");
    CellWriter row(profile, head);
    for (const std::string_view column : kColumns) row.text(column);
    for (const topos_text& role : std::span(about.roles, about.role_count)) {
        const std::string name = "role." + std::string(view(role));
        row.text(name);
        row.text(name + ".begin");
        row.text(name + ".end");
    }
    row.text("evidence");
    row.text("status_trigger");
    row.end_row();
    out.write(head);
}

void CsvExporter::codings(const topos_export& about, const plugin::Options& options,
                          std::span<const topos_coding> codings,
                          std::span<const topos_coding_evidence> evidence, plugin::ByteSink& out) {
    constexpr std::size_t kFlushBytes = 64u << 10;
    std::string rows;
    CellWriter row(profile_of(options), rows);
    for (std::size_t i = 0; i < codings.size(); ++i) {
        write_coding(about, codings[i], evidence.empty() ? topos_coding_evidence{} : evidence[i],
                     row);
        if (rows.size() < kFlushBytes) continue;
        out.write(rows);
        rows.clear();
    }
    if (!rows.empty()) out.write(rows);
}

}  // namespace topos::csv
