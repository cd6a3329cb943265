#include "app/host/plugin_info.hpp"

#include "app/host/plugin_options.hpp"

namespace topos {

namespace {

std::string string_or_empty(const char* text) { return text == nullptr ? "" : text; }

PluginPartInfo described(const topos_language_backend& table) {
    PluginPartInfo info;
    info.kind = PluginPartInfo::Kind::language;
    info.name = table.language;
    info.scripts = strings_of(table.scripts);
    info.resources = string_or_empty(table.resources);
    return info;
}

PluginPartInfo described(const topos_reader& table) {
    PluginPartInfo info;
    info.kind = PluginPartInfo::Kind::reader;
    info.name = table.format;
    info.extensions = strings_of(table.extensions);
    info.options = strings_of(table.options);
    info.help = string_or_empty(table.help);
    return info;
}

PluginPartInfo described(const topos_exporter& table) {
    PluginPartInfo info;
    info.kind = PluginPartInfo::Kind::exporter;
    info.name = table.format;
    if (table.extension != nullptr) info.extensions = {table.extension};
    info.options = strings_of(table.options);
    info.help = string_or_empty(table.help);
    return info;
}

}  // namespace

std::vector<PluginPartInfo> described_parts(const PluginTables& tables) {
    std::vector<PluginPartInfo> parts;
    for (const auto* table : tables.language_backends) parts.push_back(described(*table));
    for (const auto* table : tables.readers) parts.push_back(described(*table));
    for (const auto* table : tables.exporters) parts.push_back(described(*table));
    return parts;
}

}  // namespace topos
