#pragma once
/// Loads the library of one plugin and starts it. The only file that knows Boost.DLL's loading.
#include "app/host/plugin_tables.hpp"

namespace topos {

/// The tables of the plugin, which stay valid to the end of the program: a library is never
/// unloaded, since objects made by it may outlive everything here. Every way in which it can fail
/// is a diagnostic; only a crash inside the plugin's code cannot be contained. [one thread]
[[nodiscard]] expected<PluginTables, Diagnostic> load_plugin(const PluginManifest& manifest);

}  // namespace topos
