#include "app/coding/rule_set.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/render.hpp"

namespace topos::app {

namespace {

bool needs_a_plugin(const Diagnostic& diagnostic) {
    static const std::string missing = make_diagnostic("pack_language_missing", "").code;
    return diagnostic.code == missing;
}

}  // namespace

expected<LoadedLanguages, Failure> load_languages(PluginRegistry& plugins) {
    LoadedLanguages languages;
    languages.plugins = plugins.languages();
    for (const LanguagePlugin& plugin : languages.plugins) {
        languages.owned.push_back(adapt_language(plugin));
        languages.view.push_back(languages.owned.back().get());
    }
    if (!languages.view.empty()) return languages;
    return unexpected(
        failure(ExitCode::plugin, "plugin_not_found", "no plugin for any language is installed",
                "`topos plugins` says where plugins were looked for; name another folder with "
                "`--plugin-dir`."));
}

expected<RuleSet, Failure> load_rule_set(const std::vector<std::string>& rules,
                                         PluginRegistry& plugins, std::vector<ast::File> more) {
    auto languages = load_languages(plugins);
    if (!languages) return unexpected(std::move(languages.error()));
    auto paths = rule_paths(rules);
    if (!paths) return unexpected(Failure{ExitCode::usage, {std::move(paths.error())}});
    RuleFiles read = read_rule_files(*paths, reading_from_disk());
    RuleSet set{
        std::move(*languages), std::move(read.files), std::move(read.diagnostics), nullptr, {}};
    std::move(more.begin(), more.end(), std::back_inserter(set.files));
    // Also where a file has errors already: a person wants all of them at once.
    CompileResult compiled = compile(set.files, set.languages.view);
    std::move(compiled.diagnostics.begin(), compiled.diagnostics.end(),
              std::back_inserter(set.diagnostics));
    sort_diagnostics(set.diagnostics);
    if (!has_errors(set.diagnostics)) set.program = std::move(compiled.program);
    return set;
}

ExitCode exit_code_of(const Diagnostics& diagnostics) {
    const bool plugin = std::any_of(diagnostics.begin(), diagnostics.end(), needs_a_plugin);
    return plugin ? ExitCode::plugin : ExitCode::rules;
}

expected<void, Failure> check_language(const std::string& tag, const Languages& languages) {
    std::vector<std::string> tags;
    for (const Language* language : languages) tags.emplace_back(language->tag());
    if (tag.empty() || std::find(tags.begin(), tags.end(), tag) != tags.end()) return {};
    std::string remedy = "These are:";
    for (const std::string& known : tags) remedy += " " + known;
    return unexpected(failure(ExitCode::usage, "bad_language_option",
                              fmt::format("`{}` is not a language that is loaded", tag),
                              remedy + "."));
}

}  // namespace topos::app
