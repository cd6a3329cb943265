#include "app/display/summary.hpp"

#include <algorithm>

#include "app/display/columns.hpp"
#include "app/display/concordance.hpp"
#include "app/display/numbers.hpp"
#include "app/display/table.hpp"

namespace topos::app {

namespace {

using Side = TableColumn::Side;

constexpr std::size_t kNarrowestExample = 24;

std::string example(const CodeTally& code, std::size_t width) {
    const Sample& sample = code.sample;
    if (!sample.found) return {};  // a killed run
    return inline_concordance({sample.left, sample.match, sample.right}, width);
}

Table table_of(const std::vector<const CodeTally*>& codes, std::size_t width) {
    const bool statuses = std::any_of(codes.begin(), codes.end(),
                                      [](const CodeTally* code) { return code->not_asserted > 0; });
    Table table;
    table.columns = {{"code"}, {"segments", Side::right}, {"documents", Side::right}};
    // Denied, hypothetical and so on: they are segments, but they do not say that it is so.
    if (statuses) table.columns.push_back({"not asserted", Side::right});
    table.columns.push_back({"example"});
    std::size_t before = 0;
    for (const CodeTally* code : codes) before = std::max(before, columns_of(code->code));
    for (std::size_t i = 1; i + 1 < table.columns.size(); ++i)
        before += columns_of(table.columns[i].title) + 2;
    const std::size_t room =
        std::max(kNarrowestExample, width > before + 2 ? width - before - 2 : 0);
    for (const CodeTally* code : codes) {
        auto& row = table.rows.emplace_back();
        row = {code->code, readable_count(code->segments), readable_count(code->documents)};
        if (statuses) row.push_back(readable_count(code->not_asserted));
        row.push_back(example(*code, room));
    }
    return table;
}

Table table_of(const std::vector<FindingTally>& findings) {
    Table table;
    table.columns = {{"of the corpus"},
                     {"rule"},
                     {"group"},
                     {"documents", Side::right},
                     {"counted", Side::right}};
    for (const FindingTally& finding : findings) {
        table.rows.push_back({finding.code, finding.name, finding.group,
                              readable_count(finding.documents), readable_count(finding.codings)});
    }
    return table;
}

std::string names_of(const std::vector<const CodeTally*>& codes) {
    std::string names;
    for (const CodeTally* code : codes) names += (names.empty() ? "" : ", ") + code->code;
    return names;
}

}  // namespace

std::string summary_table(const RunTally& tally, std::size_t width) {
    std::vector<const CodeTally*> found;
    std::vector<const CodeTally*> absent;
    for (const CodeTally& code : tally.codes) (code.segments > 0 ? found : absent).push_back(&code);
    std::string text;
    if (!found.empty()) text += laid_out(table_of(found, width), width);
    if (found.empty()) text += "No segment was coded.\n";
    if (!tally.findings.empty()) text += "\n" + laid_out(table_of(tally.findings), width);
    if (!absent.empty() && !found.empty()) text += "\nNot found: " + names_of(absent) + "\n";
    return text;
}

}  // namespace topos::app
