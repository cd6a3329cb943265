#pragma once
/// The files of codings that a run writes while it goes on, one per format. Formatting happens on
/// the workers' threads, writing in order on the caller's.
#include <deque>

#include "app/command_line/options.hpp"
#include "app/console/output_file.hpp"
#include "app/host/exporter_adapter.hpp"

namespace topos::app {

/// Carried through core by what `format` throws.
struct FormattingFailed {
    Diagnostic diagnostic;
};

[[nodiscard]] expected<Exporter, Failure> make_exporter(const ExportSpec& spec,
                                                        PluginRegistry& plugins, CodingNames names);

class ExportOutputs {
  public:
    /// Finds the plugins; opens nothing.
    [[nodiscard]] static expected<ExportOutputs, Failure> create(
        const std::vector<ExportSpec>& specs, PluginRegistry& plugins, const Program& program);

    [[nodiscard]] std::vector<std::string> file_names() const;  ///< "codings.csv"

    /// Opens the files in the folder and begins them.
    [[nodiscard]] expected<void, Failure> open(const std::filesystem::path& folder);
    /// Fills CodedBatch::formatted. Throws FormattingFailed. [any thread]
    void format(CodedBatch& batch) const;
    /// Each file gets all of the batch or nothing of it, where it lies on a disk.
    [[nodiscard]] expected<void, Failure> write(const CodedBatch& batch);
    [[nodiscard]] expected<void, Failure> end();

  private:
    [[nodiscard]] expected<void, Failure> write(std::size_t output, std::string_view bytes);

    std::vector<Exporter> exporters_;
    std::deque<OutputFile> files_;  ///< parallel
};

}  // namespace topos::app
