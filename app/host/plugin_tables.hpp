#pragma once
/// The tables of a loaded plugin, checked against plugin.h and against its manifest: pure functions
/// of the entry, without any loading.
#include <vector>

#include "app/host/plugin_manifest.hpp"
#include "topos/plugin.h"

namespace topos {

inline constexpr std::string_view kLanguageBackendInterface = "topos.language-backend/1";
inline constexpr std::string_view kReaderInterface = "topos.reader/1";
inline constexpr std::string_view kExporterInterface = "topos.exporter/1";

/// Tables of a plugin. They live as long as the program.
struct PluginTables {
    std::vector<const topos_language_backend*> language_backends;
    std::vector<const topos_reader*> readers;
    std::vector<const topos_exporter*> exporters;
};

/// Refuses another major version and a newer minor version.
[[nodiscard]] expected<void, Diagnostic> check_abi(std::string_view id, unsigned major,
                                                   unsigned minor,
                                                   const std::filesystem::path& place);

/// What the entry offers: nothing of it is called. Fails where it differs from the manifest, where
/// a struct is shorter than this version's, or where something that must be there is null.
[[nodiscard]] expected<PluginTables, Diagnostic> checked_tables(const topos_plugin_entry& entry,
                                                                const PluginManifest& manifest);

}  // namespace topos
