#include "app/rules/rule_fixes.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <system_error>

#include "app/console/output_file.hpp"
#include "app/rules/rule_files.hpp"
#include "grammar/characters.hpp"

namespace topos::app {

namespace {

namespace fs = std::filesystem;

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

/// A new text that waits beside its file.
struct Waiting {
    fs::path file;
    fs::path beside;
};

expected<Waiting, Failure> write_beside(const std::string& name, std::string_view text) {
    std::error_code error;
    const fs::path file = fs::canonical(name, error);
    if (error) return unexpected(write_failure(name, error.value()));
    Waiting waiting{file, file.string() + ".fix"};
    {
        auto out = OutputFile::create(waiting.beside);
        if (!out) return unexpected(std::move(out.error()));
        if (!out->write(text)) {
            fs::remove(waiting.beside, error);
            return unexpected(out->failure());
        }
    }
    fs::permissions(waiting.beside, fs::status(file, error).permissions(), error);
    return waiting;
}

void drop(const std::vector<Waiting>& all) {
    std::error_code ignored;
    for (const Waiting& waiting : all) fs::remove(waiting.beside, ignored);
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
    std::vector<Waiting> all;
    for (auto& [name, work] : work_of(diagnostics, paths)) {
        const auto bytes = disk.read(name);
        const auto now = bytes ? Source::from_utf8(name, *bytes) : unexpected(Diagnostic{});
        if (!now || (*now)->sha256() != work.source->sha256()) {
            report.changed.push_back(name);
            continue;
        }
        EditedText edited = with_edits(*work.source, work.patches);
        if (bytes->starts_with(kByteOrderMark)) edited.text.insert(0, kByteOrderMark);
        auto waiting = write_beside(name, edited.text);
        if (!waiting) {
            drop(all);
            return unexpected(std::move(waiting.error()));
        }
        all.push_back(std::move(*waiting));
        report.fixed.push_back({name, edited.made});
    }
    for (const Waiting& waiting : all) {
        std::error_code error;
        fs::rename(waiting.beside, waiting.file, error);
        if (!error) continue;
        drop(all);
        return unexpected(write_failure(waiting.file.string(), error.value()));
    }
    return report;
}

}  // namespace topos::app
