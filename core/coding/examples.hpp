#pragma once
/// Runs the examples that stand in rules: each is a text by itself, coded by all rules of the
/// program.
///
///     yes          some coding of the rule is asserted, and its marked roles cover exactly the
///     words in braces denied, …    the same, in that status no           the rule codes nothing,
///     in any status todo         as yes, but failing is expected; one that passes now is worth a
///     word
#include <memory>
#include <string>
#include <vector>

#include "core/coding/coder.hpp"
#include "core/match/rule_observer.hpp"

namespace topos {

enum class ExampleOutcome {
    passed,
    failed,
    open,         ///< a todo that is still to do
    open_passes,  ///< a todo that passes now
};

struct ExampleResult {
    std::uint32_t example = 0;  ///< index into Program::examples()
    ExampleOutcome outcome = ExampleOutcome::passed;
    std::string reason;  ///< why it failed or is open: "no coding by this rule"
};

struct ExampleReport {
    std::vector<ExampleResult> results;  ///< parallel to Program::examples()
    Diagnostics failures;                ///< one for each that failed, at its place
};

/// Looks on while examples run.
class ExampleObserver : public RuleObserver {
  public:
    /// What rules tell from now on is of this example.
    virtual void on_example(const ProgramExample& example) = 0;
    virtual void on_codings(const DocumentCodings& codings) = 0;
};

/// An error: a language backend could not be put to work, or failed.
[[nodiscard]] expected<ExampleReport, Diagnostic> run_examples(
    const std::shared_ptr<const Program>& program, const Languages& languages,
    ExampleObserver* observer = nullptr);

}  // namespace topos
