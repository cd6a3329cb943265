#include "app/commands/program_loading.hpp"

#include <algorithm>

#include "app/display/numbers.hpp"
#include "grammar/allow.hpp"

namespace topos::app {

namespace {

Failure errors_of(const RuleSet& rules) {
    Failure failure;
    std::copy_if(rules.diagnostics.begin(), rules.diagnostics.end(),
                 std::back_inserter(failure.diagnostics),
                 [](const Diagnostic& d) { return d.level == Level::error; });
    failure.code = exit_code_of(failure.diagnostics);
    return failure;
}

}  // namespace

expected<RuleSet, Failure> load_program(const std::vector<std::string>& rules,
                                        const std::string& language,
                                        const Environment& environment) {
    auto set = load_rule_set(rules, environment.plugins);
    if (!set) return set;
    if (set->program == nullptr) return unexpected(errors_of(*set));
    take_allowed(set->files, set->diagnostics);
    if (!set->diagnostics.empty()) {
        // Only counted: whoever codes wants results, whoever checks wants to see them.
        environment.console.note(counted(set->diagnostics.size(), "warning", "warnings") +
                                 " about the rules; see `topos check`\n");
    }
    if (auto checked = check_language(language, set->languages.view); !checked)
        return unexpected(std::move(checked.error()));
    return set;
}

}  // namespace topos::app
