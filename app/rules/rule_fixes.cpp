#include "app/rules/rule_fixes.hpp"

#include <algorithm>
#include <map>

#include "app/console/file_replacement.hpp"
#include "app/rules/rule_files.hpp"
#include "grammar/characters.hpp"

namespace topos::app {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Work {
    std::shared_ptr<const Source> source;
    std::vector<Patch> patches;
};

std::map<std::string, Work> work_of(const Diagnostics& diagnostics,
                                    std::span<const std::string> paths) {
    std::map<std::string, Work> work;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (!diagnostic.patch || diagnostic.labels.empty()) continue;
        const auto& source = diagnostic.labels.front().source;
        if (source == nullptr) continue;
        if (std::find(paths.begin(), paths.end(), source->name()) == paths.end()) continue;
        Work& one = work[source->name()];
        one.source = source;
        one.patches.push_back(*diagnostic.patch);
    }
    return work;
}

}  // namespace

EditedText with_edits(const Source& source, std::vector<Patch> patches) {
    std::stable_sort(patches.begin(), patches.end(), [](const Patch& one, const Patch& other) {
        return one.span.begin < other.span.begin;
    });
    const auto written = source.code_points();
    EditedText edited;
    std::uint32_t at = 0;
    for (const Patch& patch : patches) {
        if (patch.span.begin < at || (edited.made > 0 && patch.span.begin == at && at > 0 &&
                                      patch.span.begin == patch.span.end)) {
            continue;
        }
        edited.text += to_utf8(written.substr(at, patch.span.begin - at)) + patch.replacement;
        at = patch.span.end;
        ++edited.made;
    }
    edited.text += to_utf8(written.substr(at));
    return edited;
}

expected<FixReport, Failure> fix_rule_files(const Diagnostics& diagnostics,
                                            std::span<const std::string> paths) {
    const RuleReading disk = reading_from_disk();
    FixReport report;
    FileReplacement replacement;
    for (auto& [name, work] : work_of(diagnostics, paths)) {
        const auto bytes = disk.read(name);
        const auto now = bytes ? Source::from_utf8(name, *bytes) : unexpected(Diagnostic{});
        if (!now || (*now)->sha256() != work.source->sha256()) {
            report.changed.push_back(name);
            continue;
        }
        EditedText edited = with_edits(*work.source, work.patches);
        if (bytes->starts_with(kByteOrderMark)) edited.text.insert(0, kByteOrderMark);
        if (auto added = replacement.add(name, edited.text); !added)
            return unexpected(std::move(added.error()));
        report.fixed.push_back({name, edited.made});
    }
    if (auto done = replacement.commit(); !done) return unexpected(std::move(done.error()));
    return report;
}

}  // namespace topos::app
