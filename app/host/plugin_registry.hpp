#pragma once
/// The plugins that are installed. Scanning reads manifests only; a library is loaded when
/// something of it is asked for, since a start of the program has 30 ms. Owned by main; what it
/// gives points into libraries that stay loaded to the program's end.
#include <deque>
#include <optional>

#include "app/host/plugin_info.hpp"
#include "app/host/plugin_loader.hpp"

namespace topos {

/// An interface of a loaded plugin.
template <class Table>
struct PluginPart {
    std::string plugin_id;
    std::string plugin_version;
    const Table* table = nullptr;
};

using LanguagePlugin = PluginPart<topos_language_backend>;
using ReaderPlugin = PluginPart<topos_reader>;
using ExporterPlugin = PluginPart<topos_exporter>;

class PluginRegistry {
  public:
    /// Reads `<directory>/*/plugin.yaml`. A directory that is not there holds no plugins. Where two
    /// plugins have one id, the first is taken.
    [[nodiscard]] static PluginRegistry scan(const std::vector<std::filesystem::path>& directories);

    /// What was found to be wrong so far, in the order of finding. None of it stops the rest.
    [[nodiscard]] const Diagnostics& troubles() const { return troubles_; }

    // The following load libraries when needed. [one thread]

    [[nodiscard]] expected<LanguagePlugin, Diagnostic> language(std::string_view tag);
    /// Every language that can be loaded, sorted by tag; the others are among the troubles.
    [[nodiscard]] std::vector<LanguagePlugin> languages();
    [[nodiscard]] expected<ReaderPlugin, Diagnostic> reader(std::string_view format);
    /// By the extension; a file without one is read as text.
    [[nodiscard]] expected<ReaderPlugin, Diagnostic> reader_for(const std::filesystem::path& file);
    [[nodiscard]] expected<ExporterPlugin, Diagnostic> exporter(std::string_view format);

    /// Extensions that some reader reads, sorted; loads only plugins whose manifest has no list.
    [[nodiscard]] std::vector<std::string> readable_extensions();

    /// Everything, loaded and checked, sorted by id.
    [[nodiscard]] std::vector<PluginInfo> inspect();

  private:
    struct Plugin {
        PluginManifest manifest;
        std::filesystem::path folder;
        bool usable = true;  ///< false: bad manifest or duplicate; `trouble` says which
        bool loaded = false;
        PluginTables tables;
        std::optional<Diagnostic> trouble;
    };

    void scan_directory(const std::filesystem::path& directory);
    void add(const std::filesystem::path& folder);
    const PluginTables* load(Plugin& plugin);
    void note(Plugin& plugin, Diagnostic diagnostic);

    template <class Table>
    struct Kind;
    template <class Table>
    expected<PluginPart<Table>, Diagnostic> find(std::string_view key, std::string_view what);
    template <class Table>
    const Table* part_of(Plugin& plugin, std::string_view key);
    [[nodiscard]] Diagnostic not_found(std::string_view what, std::string_view key) const;

    std::deque<Plugin> plugins_;  ///< in the order of the directories, then by name of the folder
    Diagnostics troubles_;
};

}  // namespace topos
