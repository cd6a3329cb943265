#pragma once
/// plugin.yaml: what a plugin says of itself, readable without running code of it.
///
/// Folder `app/host`: finds plugins, loads them, and adapts their C tables (plugin.h) to core's
/// interfaces. May include core and plugin.h; nothing of it knows the command line.
///
///     id: org.topos.csv                  # compared with the library's when that is loaded
///     version: 0.1.0
///     abi: "1.0"                         # of plugin.h
///     licence: Apache-2.0
///     library: csv.so                    # without it: <name of the folder>.so
///     interfaces: [topos.reader/1, topos.exporter/1]
///     languages: [en]                    # of a language backend
///     formats: [csv]                     # of a reader or an exporter
///     extensions: [.csv, .tsv]           # of a reader
///
/// The last three are an index that saves loading libraries nobody asked for. A plugin without them
/// works too: it is loaded to see what it offers.
#include <filesystem>
#include <string>
#include <vector>

#include "grammar/diagnostic.hpp"

namespace topos {

struct PluginManifest {
    std::string id;
    std::string version;
    unsigned abi_major = 0;
    unsigned abi_minor = 0;
    std::string licence;
    std::filesystem::path library;        ///< where it lies
    std::vector<std::string> interfaces;  ///< "topos.reader/1"
    std::vector<std::string> languages;   ///< BCP 47
    std::vector<std::string> formats;
    std::vector<std::string> extensions;  ///< lower case, with dot

    [[nodiscard]] bool offers(std::string_view interface) const;
};

/// Reads one plugin.yaml. Every way in which it can be bad is a diagnostic that names the file.
[[nodiscard]] expected<PluginManifest, Diagnostic> read_plugin_manifest(
    const std::filesystem::path& file);

}  // namespace topos
