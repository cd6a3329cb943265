#include "app/commands/program_loading.hpp"

#include <algorithm>

#include "app/coding/partial_rules.hpp"
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

/// Says what is wrong, and goes on with the rest.
expected<void, Failure> leave_out(RuleSet& set, const Environment& environment) {
    Failure errors = errors_of(set);
    auto partial = partial_rules(std::move(set.files), set.diagnostics, set.languages.view);
    if (!partial) {
        errors.diagnostics.push_back(std::move(partial.error()));
        return unexpected(std::move(errors));
    }
    environment.console.note(errors.diagnostics);
    environment.console.note(partial->left_out);
    set.files = std::move(partial->files);
    set.program = std::move(partial->program);
    set.left_out = std::move(partial->left_out);
    set.diagnostics.clear();
    return {};
}

}  // namespace

expected<RuleSet, Failure> load_program(const std::vector<std::string>& rules,
                                        const std::string& language, const Environment& environment,
                                        bool partial) {
    auto set = load_rule_set(rules, environment.plugins);
    if (!set) return set;
    if (set->program == nullptr && partial) {
        if (auto left = leave_out(*set, environment); !left)
            return unexpected(std::move(left.error()));
    }
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
