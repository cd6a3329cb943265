#pragma once
/// Writes codings with an exporter plugin.
///
///     auto exporter = Exporter::create(plugin, options, names_of(program));
///     out = exporter->begin();  out += exporter->format(batch.documents);  out += exporter->end();
///
/// The plugin's functions are pure, so batches can be formatted on several threads and written in
/// their order.
#include <span>

#include "app/host/coding_names.hpp"
#include "app/host/plugin_options.hpp"
#include "app/host/plugin_registry.hpp"
#include "core/run/run.hpp"

namespace topos {

class Exporter {
  public:
    /// Fails on an option that the plugin does not take.
    [[nodiscard]] static expected<Exporter, Diagnostic> create(ExporterPlugin plugin,
                                                               PluginOptions options,
                                                               CodingNames names);

    [[nodiscard]] std::string_view extension() const;  ///< ".jsonl"

    // Bytes of the file: begin, any number of batches, end. [any thread]

    [[nodiscard]] expected<std::string, Diagnostic> begin() const;
    /// Codings of documents that were coded; those that failed have none.
    [[nodiscard]] expected<std::string, Diagnostic> format(
        std::span<const CodedDocument> documents) const;
    [[nodiscard]] expected<std::string, Diagnostic> end() const;

  private:
    Exporter(ExporterPlugin plugin, PluginOptions options, CodingNames names);

    template <class Function>
    [[nodiscard]] expected<void, Diagnostic> call(Function&& function, std::string& out) const;

    ExporterPlugin plugin_;
    PluginOptions options_;
    CodingNames names_;
    std::vector<topos_text> roles_;  ///< views of names_.roles in the shape of plugin.h
};

}  // namespace topos
