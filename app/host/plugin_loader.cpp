#include "app/host/plugin_loader.hpp"

#include <dlfcn.h>

#include <boost/dll/shared_library.hpp>

#include "app/host/plugin_call.hpp"
#include "app/host/plugin_trouble.hpp"
#include "core/version.hpp"

namespace topos {

namespace {

constexpr const char* kEntrySymbol = "topos_plugin_entry_v1";

/// rtld_now: a symbol that is missing is found here, not in the middle of a run.
/// RTLD_NODELETE: the library stays when the handle goes.
expected<const topos_plugin_entry*, Diagnostic> open_entry(const PluginManifest& manifest) {
    try {
        const auto mode = boost::dll::load_mode::rtld_now |
                          static_cast<boost::dll::load_mode::type>(RTLD_NODELETE);
        // Boost.DLL's overload with an error_code says "Bad file descriptor" whatever happened;
        // the throwing one has the system's own words.
        const boost::dll::shared_library library(manifest.library, mode);
        if (!library.has(kEntrySymbol)) {
            return unexpected(plugin_is_broken(
                manifest.id, "its library is not a plugin of Topos, or one for another version",
                manifest.library));
        }
        return &library.get<const topos_plugin_entry>(kEntrySymbol);
    } catch (const std::exception& error) {
        return unexpected(plugin_is_broken(manifest.id, error.what(), manifest.library));
    }
}

expected<void, Diagnostic> start(const topos_plugin_entry& entry, const PluginManifest& manifest) {
    if (entry.start == nullptr) return {};
    const std::string folder = manifest.library.parent_path().string();
    const topos_host host{sizeof(topos_host), kVersion, folder.c_str()};
    const PluginCall call = call_plugin([&](topos_failure* f) { return entry.start(&host, f); });
    if (call.succeeded()) return {};
    return unexpected(
        plugin_is_broken(manifest.id, "it does not start: " + call.message, manifest.library));
}

expected<PluginTables, Diagnostic> check_and_start(const topos_plugin_entry& entry,
                                                   const PluginManifest& manifest) {
    // The version comes first: what follows it may have another shape in another version.
    auto abi = check_abi(manifest.id, entry.abi_major, entry.abi_minor, manifest.library);
    if (!abi) return unexpected(std::move(abi.error()));
    auto tables = checked_tables(entry, manifest);
    if (!tables) return tables;
    auto started = start(entry, manifest);
    if (!started) return unexpected(std::move(started.error()));
    return tables;
}

}  // namespace

expected<PluginTables, Diagnostic> load_plugin(const PluginManifest& manifest) {
    auto abi = check_abi(manifest.id, manifest.abi_major, manifest.abi_minor, manifest.library);
    if (!abi) return unexpected(std::move(abi.error()));
    auto entry = open_entry(manifest);
    if (!entry) return unexpected(std::move(entry.error()));
    return check_and_start(**entry, manifest);
}

}  // namespace topos
