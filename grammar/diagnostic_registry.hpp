#pragma once
/// diagnostics.def as a table: for make_diagnostic, for the documentation, for tests of the whole
/// list.
#include <span>
#include <string_view>

#include "grammar/diagnostic.hpp"

namespace topos {

struct RegisteredDiagnostic {
    std::string_view code;  ///< "T0102"
    std::string_view name;  ///< "unexpected_text"
    Level level;
    std::string_view title;  ///< the pattern, `…` where the facts go
};

/// Every row of diagnostics.def, in its order. [any thread]
[[nodiscard]] std::span<const RegisteredDiagnostic> registered_diagnostics();

}  // namespace topos
