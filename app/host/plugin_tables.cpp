#include "app/host/plugin_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "app/host/plugin_trouble.hpp"

namespace topos {

namespace {

/// What is wrong with an entry; empty if nothing is.
using Fault = std::string;

std::string_view text_or_empty(const char* text) { return text == nullptr ? "" : text; }

Fault differing(std::string_view what, std::string_view library, std::string_view manifest) {
    if (library == manifest) return {};
    return fmt::format("its library says {} `{}`, its plugin.yaml says `{}`", what, library,
                       manifest);
}

std::vector<std::string> interfaces_of(const topos_plugin_entry& entry) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < entry.interface_count; ++i) {
        ids.emplace_back(text_or_empty(entry.interfaces[i].id));
    }
    return ids;
}

std::string sorted_list(std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return fmt::format("{}", fmt::join(ids, ", "));
}

Fault fault_of_identity(const topos_plugin_entry& entry, const PluginManifest& manifest) {
    if (entry.struct_size < sizeof(topos_plugin_entry)) return "its entry is too short";
    if (entry.interface_count != 0 && entry.interfaces == nullptr) return "its interfaces are null";
    if (Fault f = differing("id", text_or_empty(entry.id), manifest.id); !f.empty()) return f;
    if (Fault f = differing("version", text_or_empty(entry.version), manifest.version);
        !f.empty()) {
        return f;
    }
    return differing("interfaces", sorted_list(interfaces_of(entry)),
                     sorted_list(manifest.interfaces));
}

Fault fault_of_size(std::size_t size, std::size_t least) {
    return size < least ? "a table of its functions is too short" : "";
}

Fault fault_of(const topos_language_backend& table) {
    if (Fault f = fault_of_size(table.struct_size, sizeof table); !f.empty()) return f;
    if (text_or_empty(table.language).empty()) return "it does not name its language";
    if (table.scripts == nullptr) return "it does not name its scripts";
    if (table.create == nullptr || table.destroy == nullptr || table.segment == nullptr ||
        table.analyse == nullptr) {
        return "its language backend lacks a function";
    }
    if ((table.capabilities & TOPOS_LANGUAGE_UNSPACED) != 0 && table.fold_characters == nullptr) {
        return "its language has no blanks between words, but no function to fold characters";
    }
    return {};
}

Fault fault_of(const topos_reader& table) {
    if (Fault f = fault_of_size(table.struct_size, sizeof table); !f.empty()) return f;
    if (text_or_empty(table.format).empty()) return "its reader does not name its format";
    if (table.extensions == nullptr || table.options == nullptr) return "its reader lacks a list";
    return table.read == nullptr ? "its reader lacks a function" : "";
}

/// What version 1.1 appended may be missing.
Fault fault_of(const topos_exporter& table) {
    const std::size_t least = offsetof(topos_exporter, codings_with_evidence);
    if (Fault f = fault_of_size(table.struct_size, least); !f.empty()) return f;
    if (text_or_empty(table.format).empty()) return "its exporter does not name its format";
    if (table.options == nullptr) return "its exporter lacks a list";
    const bool complete =
        table.begin != nullptr && table.codings != nullptr && table.end != nullptr;
    return complete ? "" : "its exporter lacks a function";
}

template <class Table>
Fault add_table(const void* pointer, std::vector<const Table*>& tables) {
    if (pointer == nullptr) return "an interface of it is null";
    const auto* table = static_cast<const Table*>(pointer);
    if (Fault f = fault_of(*table); !f.empty()) return f;
    tables.push_back(table);
    return {};
}

/// An interface that this Topos does not know is left alone: it may be of a later version.
Fault add_interface(const topos_interface& interface, PluginTables& tables) {
    const std::string_view id = text_or_empty(interface.id);
    if (id == kLanguageBackendInterface)
        return add_table(interface.table, tables.language_backends);
    if (id == kReaderInterface) return add_table(interface.table, tables.readers);
    if (id == kExporterInterface) return add_table(interface.table, tables.exporters);
    return {};
}

Fault collect_tables(const topos_plugin_entry& entry, PluginTables& tables) {
    for (std::size_t i = 0; i < entry.interface_count; ++i) {
        if (Fault f = add_interface(entry.interfaces[i], tables); !f.empty()) return f;
    }
    return {};
}

}  // namespace

expected<void, Diagnostic> check_abi(std::string_view id, unsigned major, unsigned minor,
                                     const std::filesystem::path& place) {
    if (major == TOPOS_PLUGIN_ABI_MAJOR && minor <= TOPOS_PLUGIN_ABI_MINOR) return {};
    const bool newer = major > TOPOS_PLUGIN_ABI_MAJOR ||
                       (major == TOPOS_PLUGIN_ABI_MAJOR && minor > TOPOS_PLUGIN_ABI_MINOR);
    return unexpected(trouble_at(
        "plugin_wrong_version",
        fmt::format("plugin `{}` is made for another version of the plugin interface: got {}.{}, "
                    "this Topos speaks {}.{}",
                    id, major, minor, TOPOS_PLUGIN_ABI_MAJOR, TOPOS_PLUGIN_ABI_MINOR),
        place.string(),
        newer ? "Install a newer Topos, or an older version of this plugin."
              : "Install a newer version of this plugin."));
}

expected<PluginTables, Diagnostic> checked_tables(const topos_plugin_entry& entry,
                                                  const PluginManifest& manifest) {
    PluginTables tables;
    Fault fault = fault_of_identity(entry, manifest);
    if (fault.empty()) fault = collect_tables(entry, tables);
    if (!fault.empty()) return unexpected(plugin_is_broken(manifest.id, fault, manifest.library));
    return tables;
}

}  // namespace topos
