#include "app/host/plugin_registry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/host/plugin_options.hpp"
#include "app/host/plugin_trouble.hpp"

namespace topos {

namespace {

namespace fs = std::filesystem;

bool contains(const std::vector<std::string>& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Folders with a plugin.yaml, by name, so that the order does not depend on the disk.
std::vector<fs::path> plugin_folders(const fs::path& directory) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator it(directory, error), end; !error && it != end;
         it.increment(error)) {
        std::error_code ignored;
        if (fs::exists(it->path() / "plugin.yaml", ignored)) folders.push_back(it->path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::string extension_of(const fs::path& file) {
    std::string extension = file.extension().string();
    for (char& c : extension) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return extension;
}

void sort_unique(std::vector<std::string>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

/// How the three kinds of interface are found: the manifest's index, the plugin's tables, and what
/// a table calls itself.
template <>
struct PluginRegistry::Kind<topos_language_backend> {
    static constexpr auto interface = kLanguageBackendInterface;
    static const auto& index(const PluginManifest& manifest) { return manifest.languages; }
    static const auto& tables(const PluginTables& all) { return all.language_backends; }
    static std::string_view key(const topos_language_backend& table) { return table.language; }
};

template <>
struct PluginRegistry::Kind<topos_reader> {
    static constexpr auto interface = kReaderInterface;
    static const auto& index(const PluginManifest& manifest) { return manifest.formats; }
    static const auto& tables(const PluginTables& all) { return all.readers; }
    static std::string_view key(const topos_reader& table) { return table.format; }
};

template <>
struct PluginRegistry::Kind<topos_exporter> {
    static constexpr auto interface = kExporterInterface;
    static const auto& index(const PluginManifest& manifest) { return manifest.formats; }
    static const auto& tables(const PluginTables& all) { return all.exporters; }
    static std::string_view key(const topos_exporter& table) { return table.format; }
};

PluginRegistry PluginRegistry::scan(const std::vector<fs::path>& directories) {
    PluginRegistry registry;
    for (const fs::path& directory : directories) registry.scan_directory(directory);
    return registry;
}

void PluginRegistry::scan_directory(const fs::path& directory) {
    for (const fs::path& folder : plugin_folders(directory)) add(folder);
}

void PluginRegistry::add(const fs::path& folder) {
    auto manifest = read_plugin_manifest(folder / "plugin.yaml");
    Plugin& plugin = plugins_.emplace_back();
    plugin.folder = folder;
    if (!manifest) {
        plugin.manifest.id = folder.filename().string();
        return note(plugin, std::move(manifest.error()));
    }
    plugin.manifest = std::move(*manifest);
    const auto same_id = [&](const Plugin& other) {
        return &other != &plugin && other.usable && other.manifest.id == plugin.manifest.id;
    };
    const auto first = std::find_if(plugins_.begin(), plugins_.end(), same_id);
    if (first == plugins_.end()) return;
    auto duplicate = trouble_at("plugin_duplicate",
                                fmt::format("two plugins are named `{}`; the one in `{}` is used",
                                            plugin.manifest.id, first->folder.string()),
                                folder.string(),
                                "Remove one of the two folders, or give one plugin another id.");
    duplicate.level = Level::warning;  // the first works
    note(plugin, std::move(duplicate));
}

void PluginRegistry::note(Plugin& plugin, Diagnostic diagnostic) {
    plugin.usable = false;
    plugin.trouble = diagnostic;
    troubles_.push_back(std::move(diagnostic));
}

/// Null if it cannot be loaded; its trouble is noted then.
const PluginTables* PluginRegistry::load(Plugin& plugin) {
    if (!plugin.usable) return nullptr;
    if (plugin.loaded) return &plugin.tables;
    auto tables = load_plugin(plugin.manifest);
    if (!tables) {
        note(plugin, std::move(tables.error()));
        return nullptr;
    }
    plugin.tables = std::move(*tables);
    plugin.loaded = true;
    return &plugin.tables;
}

template <class Table>
const Table* PluginRegistry::part_of(Plugin& plugin, std::string_view key) {
    const PluginTables* tables = load(plugin);
    if (tables == nullptr) return nullptr;
    for (const Table* table : Kind<Table>::tables(*tables)) {
        if (Kind<Table>::key(*table) == key) return table;
    }
    return nullptr;
}

/// First the plugins whose manifest names the key, then those whose manifest has no index.
template <class Table>
expected<PluginPart<Table>, Diagnostic> PluginRegistry::find(std::string_view key,
                                                             std::string_view what) {
    const Diagnostic* why_not = nullptr;
    for (const bool indexed : {true, false}) {
        for (Plugin& plugin : plugins_) {
            const auto& index = Kind<Table>::index(plugin.manifest);
            if (!plugin.manifest.offers(Kind<Table>::interface)) continue;
            if (indexed ? !contains(index, key) : !index.empty()) continue;
            if (const Table* table = part_of<Table>(plugin, key)) {
                return PluginPart<Table>{plugin.manifest.id, plugin.manifest.version, table};
            }
            if (indexed && plugin.trouble && why_not == nullptr) why_not = &*plugin.trouble;
        }
    }
    return unexpected(why_not != nullptr ? *why_not : not_found(what, key));
}

Diagnostic PluginRegistry::not_found(std::string_view what, std::string_view key) const {
    return trouble_at("plugin_not_found",
                      fmt::format("no plugin is installed that {} `{}`", what, key), {},
                      "`topos plugins` lists what is installed and where it was looked for; name "
                      "another folder of plugins with `--plugin-dir`.");
}

expected<LanguagePlugin, Diagnostic> PluginRegistry::language(std::string_view tag) {
    return find<topos_language_backend>(tag, "knows the language");
}

expected<ReaderPlugin, Diagnostic> PluginRegistry::reader(std::string_view format) {
    return find<topos_reader>(format, "reads the format");
}

expected<ExporterPlugin, Diagnostic> PluginRegistry::exporter(std::string_view format) {
    return find<topos_exporter>(format, "writes the format");
}

std::vector<LanguagePlugin> PluginRegistry::languages() {
    std::vector<LanguagePlugin> found;
    for (Plugin& plugin : plugins_) {
        if (!plugin.manifest.offers(kLanguageBackendInterface)) continue;
        const PluginTables* tables = load(plugin);
        if (tables == nullptr) continue;
        for (const topos_language_backend* table : tables->language_backends) {
            found.push_back({plugin.manifest.id, plugin.manifest.version, table});
        }
    }
    const auto tag = [](const LanguagePlugin& p) { return std::string_view(p.table->language); };
    const auto by_tag = [&](const auto& a, const auto& b) { return tag(a) < tag(b); };
    const auto same_tag = [&](const auto& a, const auto& b) { return tag(a) == tag(b); };
    std::stable_sort(found.begin(), found.end(), by_tag);
    found.erase(std::unique(found.begin(), found.end(), same_tag), found.end());
    return found;
}

expected<ReaderPlugin, Diagnostic> PluginRegistry::reader_for(const fs::path& file) {
    const std::string extension = extension_of(file);
    if (extension.empty()) return reader("text");
    const Diagnostic* why_not = nullptr;
    for (Plugin& plugin : plugins_) {
        if (!plugin.manifest.offers(kReaderInterface)) continue;
        const auto& index = plugin.manifest.extensions;
        if (!index.empty() && !contains(index, extension)) continue;
        const PluginTables* tables = load(plugin);
        if (tables == nullptr) {
            if (!index.empty() && plugin.trouble && why_not == nullptr) why_not = &*plugin.trouble;
            continue;
        }
        for (const topos_reader* table : tables->readers) {
            if (contains(strings_of(table->extensions), extension)) {
                return ReaderPlugin{plugin.manifest.id, plugin.manifest.version, table};
            }
        }
    }
    return unexpected(why_not != nullptr ? *why_not : not_found("reads files named", extension));
}

std::vector<std::string> PluginRegistry::readable_extensions() {
    std::vector<std::string> extensions;
    for (Plugin& plugin : plugins_) {
        if (!plugin.usable || !plugin.manifest.offers(kReaderInterface)) continue;
        std::vector<std::string> more = plugin.manifest.extensions;
        const PluginTables* tables = more.empty() ? load(plugin) : nullptr;
        if (tables != nullptr) {
            for (const topos_reader* table : tables->readers) {
                for (std::string& e : strings_of(table->extensions)) more.push_back(std::move(e));
            }
        }
        extensions.insert(extensions.end(), more.begin(), more.end());
    }
    sort_unique(extensions);
    return extensions;
}

std::vector<PluginInfo> PluginRegistry::inspect() {
    std::vector<PluginInfo> infos;
    for (Plugin& plugin : plugins_) {
        const PluginTables* tables = load(plugin);
        PluginInfo info{plugin.manifest, plugin.folder, {}, plugin.trouble};
        if (tables != nullptr) info.parts = described_parts(*tables);
        infos.push_back(std::move(info));
    }
    std::stable_sort(infos.begin(), infos.end(), [](const PluginInfo& a, const PluginInfo& b) {
        return a.manifest.id < b.manifest.id;
    });
    return infos;
}

}  // namespace topos
