#pragma once
/// Rules with the languages that they work on: what every command that codes begins with.
#include <memory>
#include <vector>

#include "app/failure.hpp"
#include "app/host/language_adapter.hpp"
#include "app/rules/rule_files.hpp"
#include "core/program/program.hpp"

namespace topos::app {

struct LoadedLanguages {
    std::vector<std::unique_ptr<Language>> owned;
    std::vector<LanguagePlugin> plugins;  ///< parallel
    Languages view;
};

/// Fails where no language is installed.
[[nodiscard]] expected<LoadedLanguages, Failure> load_languages(PluginRegistry& plugins);

struct RuleSet {
    LoadedLanguages languages;
    std::vector<ast::File> files;
    Diagnostics diagnostics;                 ///< sorted
    std::shared_ptr<const Program> program;  ///< null if there are errors
    Diagnostics left_out;                    ///< with `--partial`: what does not run
};

/// Reads and compiles. Fails only where that cannot begin: no language, no rule file. `more` is
/// compiled with the files.
[[nodiscard]] expected<RuleSet, Failure> load_rule_set(const std::vector<std::string>& rules,
                                                       PluginRegistry& plugins,
                                                       std::vector<ast::File> more = {});

/// What to exit with when a rule set has errors.
[[nodiscard]] ExitCode exit_code_of(const Diagnostics& diagnostics);

/// Is it one of the languages at hand (or empty)?
[[nodiscard]] expected<void, Failure> check_language(const std::string& tag,
                                                     const Languages& languages);

}  // namespace topos::app
