#include "app/host/plugin_manifest.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>

#include "app/host/plugin_trouble.hpp"

namespace topos {

namespace {

namespace fs = std::filesystem;

/// What is wrong with a manifest; caught where the file is named.
struct BadManifest {
    std::string what;
};

std::string scalar(const YAML::Node& root, const char* key, bool required) {
    const YAML::Node node = root[key];
    if (!node || node.IsNull()) {
        if (required) throw BadManifest{fmt::format("`{}` is missing", key)};
        return {};
    }
    if (!node.IsScalar()) throw BadManifest{fmt::format("`{}` is not a single value", key)};
    if (required && node.Scalar().empty()) throw BadManifest{fmt::format("`{}` is empty", key)};
    return node.Scalar();
}

/// A list, or a single value as a list of one.
std::vector<std::string> list(const YAML::Node& root, const char* key) {
    const YAML::Node node = root[key];
    if (!node || node.IsNull()) return {};
    if (node.IsScalar()) return {node.Scalar()};
    if (!node.IsSequence()) throw BadManifest{fmt::format("`{}` is not a list", key)};
    std::vector<std::string> values;
    for (const YAML::Node& value : node) {
        if (!value.IsScalar()) {
            throw BadManifest{fmt::format("`{}` is not a list of single values", key)};
        }
        values.push_back(value.Scalar());
    }
    return values;
}

void read_abi(const std::string& abi, PluginManifest& manifest) {
    const char* end = abi.data() + abi.size();
    const auto major = std::from_chars(abi.data(), end, manifest.abi_major);
    const bool has_minor = major.ec == std::errc{} && major.ptr != end && *major.ptr == '.';
    if (has_minor) {
        const auto minor = std::from_chars(major.ptr + 1, end, manifest.abi_minor);
        if (minor.ec == std::errc{} && minor.ptr == end) return;
    }
    throw BadManifest{fmt::format("`abi` is `{}`, not a version such as \"1.0\"", abi)};
}

/// The library lies in the plugin's own folder: a manifest cannot make Topos load another file.
fs::path library_of(const YAML::Node& root, const fs::path& folder) {
    std::string name = scalar(root, "library", false);
    if (name.empty()) name = folder.filename().string() + ".so";
    if (fs::path(name).has_parent_path() || name == "..") {
        throw BadManifest{
            fmt::format("`library` is `{}`, not a file of the plugin's folder", name)};
    }
    return folder / name;
}

PluginManifest manifest_of(const YAML::Node& root, const fs::path& folder) {
    if (!root.IsMap()) throw BadManifest{"it has no `id: …` lines"};
    PluginManifest manifest;
    manifest.id = scalar(root, "id", true);
    manifest.version = scalar(root, "version", true);
    read_abi(scalar(root, "abi", true), manifest);
    manifest.licence = scalar(root, "licence", false);
    manifest.library = library_of(root, folder);
    manifest.interfaces = list(root, "interfaces");
    if (manifest.interfaces.empty()) throw BadManifest{"`interfaces` is missing"};
    manifest.languages = list(root, "languages");
    manifest.formats = list(root, "formats");
    manifest.extensions = list(root, "extensions");
    return manifest;
}

Diagnostic bad_manifest(const fs::path& file, std::string_view what, const std::string& place) {
    const std::string folder = file.parent_path().filename().string();
    return trouble_at("plugin_broken",
                      fmt::format("plugin `{}` cannot be loaded: its manifest is not usable: {}",
                                  folder, as_one_line(what)),
                      place,
                      "Install the plugin again, or remove its folder; the plugin guide shows what "
                      "a plugin.yaml has to say.");
}

}  // namespace

bool PluginManifest::offers(std::string_view interface) const {
    return std::find(interfaces.begin(), interfaces.end(), interface) != interfaces.end();
}

expected<PluginManifest, Diagnostic> read_plugin_manifest(const fs::path& file) {
    try {
        return manifest_of(YAML::LoadFile(file.string()), file.parent_path());
    } catch (const BadManifest& bad) {
        return unexpected(bad_manifest(file, bad.what, file.string()));
    } catch (const YAML::BadFile&) {
        return unexpected(bad_manifest(file, "the file cannot be read", file.string()));
    } catch (const YAML::Exception& error) {
        // yaml-cpp counts lines and columns from 0.
        return unexpected(bad_manifest(
            file, error.msg,
            fmt::format("{}:{}:{}", file.string(), error.mark.line + 1, error.mark.column + 1)));
    } catch (const std::exception& error) {
        return unexpected(bad_manifest(file, error.what(), file.string()));
    }
}

}  // namespace topos
