#include <fmt/format.h>

#include "app/commands/commands.hpp"
#include "app/display/numbers.hpp"
#include "app/display/table.hpp"

namespace topos::app {

namespace {

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : " ") + text;
    return all;
}

std::string_view name_of(PluginPartInfo::Kind kind) {
    switch (kind) {
        case PluginPartInfo::Kind::language:
            return "language";
        case PluginPartInfo::Kind::reader:
            return "reads";
        case PluginPartInfo::Kind::exporter:
            return "writes";
    }
    return "";
}

std::string details(const PluginPartInfo& part) {
    std::string text =
        joined(part.kind == PluginPartInfo::Kind::language ? part.scripts : part.extensions);
    if (!part.options.empty()) text += "; options: " + joined(part.options);
    if (!part.resources.empty()) text += "; " + part.resources;
    return text;
}

Table table_of(const std::vector<PluginInfo>& plugins) {
    Table table{{{"plugin"}, {"version"}, {"licence"}, {"what"}, {"name"}, {"for"}}, {}};
    for (const PluginInfo& plugin : plugins) {
        for (const PluginPartInfo& part : plugin.parts) {
            table.rows.push_back({plugin.manifest.id, plugin.manifest.version,
                                  plugin.manifest.licence, std::string(name_of(part.kind)),
                                  part.name, details(part)});
        }
    }
    return table;
}

std::string help_texts(const std::vector<PluginInfo>& plugins) {
    std::string text;
    for (const PluginInfo& plugin : plugins) {
        text += fmt::format("\n{} ({})\n", plugin.manifest.id, plugin.folder.string());
        for (const PluginPartInfo& part : plugin.parts) {
            if (!part.help.empty())
                text += fmt::format("  {} {}: {}\n", name_of(part.kind), part.name, part.help);
        }
    }
    return text;
}

}  // namespace

CommandResult plugins_command(const PluginsOptions& options, Environment environment) {
    Console& console = environment.console;
    const std::vector<PluginInfo> plugins = environment.plugins.inspect();
    // Cut to a terminal; whole lines for a file or a pipe.
    const std::size_t width =
        console.out_traits().is_terminal ? console.out_traits().columns : 100'000;
    console.print(laid_out(table_of(plugins), width));
    if (options.verbose) console.print(help_texts(plugins));
    std::uint64_t troubles = 0;
    for (const PluginInfo& plugin : plugins) {
        if (!plugin.trouble) continue;
        ++troubles;
        console.note(*plugin.trouble);
    }
    if (troubles == 0) return ExitCode::success;
    console.note(counted(troubles, "plugin", "plugins") + " cannot be used\n");
    return ExitCode::plugin;
}

}  // namespace topos::app
