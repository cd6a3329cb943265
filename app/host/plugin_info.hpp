#pragma once
/// What `topos plugins` lists.
#include <optional>

#include "app/host/plugin_tables.hpp"

namespace topos {

/// One language, reader or exporter of a plugin.
struct PluginPartInfo {
    enum class Kind { language, reader, exporter };
    Kind kind = Kind::language;
    std::string name;                     ///< language tag or format
    std::vector<std::string> extensions;  ///< of a reader: all it reads; of an exporter: one
    std::vector<std::string> scripts;     ///< of a language
    std::string resources;                ///< of a language: what its results depend on
    std::vector<std::string> options;
    std::string help;  ///< what the options do
};

struct PluginInfo {
    PluginManifest manifest;  ///< only an id (the folder's name) where the manifest is bad
    std::filesystem::path folder;
    std::vector<PluginPartInfo> parts;  ///< empty where it cannot be loaded
    std::optional<Diagnostic> trouble;  ///< why it cannot be used
};

[[nodiscard]] std::vector<PluginPartInfo> described_parts(const PluginTables& tables);

}  // namespace topos
