#pragma once
/// `--partial`: the rules that are right, without those that are wrong and those that need them.
#include <memory>
#include <vector>

#include "core/program/program.hpp"
#include "grammar/expected.hpp"

namespace topos::app {

struct PartialRules {
    std::vector<ast::File> files;  ///< what was compiled
    std::shared_ptr<const Program> program;
    Diagnostics left_out;  ///< one `left_out` for each rule, lexicon and code
};

/// Leaves out each code, lexicon and rule with an error, then what refers to them, until the rest
/// compiles. Fails with an explanation where an error concerns all rules: in a file that cannot be
/// read, in `pack`, `use`, `context`, `choose` or `extend`.
/// \param errors all diagnostics of the files
[[nodiscard]] expected<PartialRules, Diagnostic> partial_rules(std::vector<ast::File> files,
                                                               const Diagnostics& errors,
                                                               const Languages& languages);

}  // namespace topos::app
