#include "app/coding/export_outputs.hpp"

namespace topos::app {

namespace {

Failure plugin_failure(Diagnostic diagnostic) {
    static const std::string bad_option = make_diagnostic("bad_option", "").code;
    const bool user = diagnostic.code == bad_option;
    return {user ? ExitCode::usage : ExitCode::plugin, {std::move(diagnostic)}};
}

}  // namespace

expected<Exporter, Failure> make_exporter(const ExportSpec& spec, PluginRegistry& plugins,
                                          CodingNames names) {
    auto plugin = plugins.exporter(spec.format);
    if (!plugin) return unexpected(plugin_failure(std::move(plugin.error())));
    auto exporter = Exporter::create(std::move(*plugin), spec.options, std::move(names));
    if (!exporter) return unexpected(plugin_failure(std::move(exporter.error())));
    // A bad value of an option shows at the first call: better now than after an hour of coding.
    if (auto begin = exporter->begin(); !begin)
        return unexpected(plugin_failure(std::move(begin.error())));
    return std::move(*exporter);
}

expected<ExportOutputs, Failure> ExportOutputs::create(const std::vector<ExportSpec>& specs,
                                                       PluginRegistry& plugins,
                                                       const Program& program) {
    ExportOutputs outputs;
    for (const ExportSpec& spec : specs) {
        auto exporter = make_exporter(spec, plugins, names_of(program));
        if (!exporter) return unexpected(std::move(exporter.error()));
        outputs.exporters_.push_back(std::move(*exporter));
    }
    return outputs;
}

std::vector<std::string> ExportOutputs::file_names() const {
    std::vector<std::string> names;
    for (const Exporter& exporter : exporters_)
        names.push_back(std::string("codings").append(exporter.extension()));
    return names;
}

expected<void, Failure> ExportOutputs::open(const std::filesystem::path& folder) {
    const std::vector<std::string> names = file_names();
    for (std::size_t i = 0; i < exporters_.size(); ++i) {
        auto file = OutputFile::create(folder / names[i]);
        if (!file) return unexpected(std::move(file.error()));
        files_.push_back(std::move(*file));
        auto begin = exporters_[i].begin();
        if (!begin) return unexpected(plugin_failure(std::move(begin.error())));
        if (auto written = write(i, *begin); !written) return written;
    }
    return {};
}

void ExportOutputs::format(CodedBatch& batch) const {
    for (const Exporter& exporter : exporters_) {
        auto formatted = exporter.format(batch.documents);
        if (!formatted) throw FormattingFailed{std::move(formatted.error())};
        batch.formatted.push_back(std::move(*formatted));
    }
}

expected<void, Failure> ExportOutputs::write(std::size_t output, std::string_view bytes) {
    if (files_[output].write(bytes)) return {};
    return unexpected(files_[output].failure());
}

expected<void, Failure> ExportOutputs::write(const CodedBatch& batch) {
    for (std::size_t i = 0; i < files_.size(); ++i) {
        if (auto written = write(i, batch.formatted[i]); !written) return written;
    }
    return {};
}

expected<void, Failure> ExportOutputs::end() {
    for (std::size_t i = 0; i < files_.size(); ++i) {
        auto end = exporters_[i].end();
        if (!end) return unexpected(plugin_failure(std::move(end.error())));
        if (auto written = write(i, *end); !written) return written;
    }
    return {};
}

}  // namespace topos::app
