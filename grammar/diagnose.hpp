#pragma once
/// Short ways to make the diagnostics of the grammar.
#include <memory>
#include <string>
#include <string_view>

#include "grammar/diagnostic.hpp"

namespace topos {

/// A registered diagnostic that points at one place of a rule file.
[[nodiscard]] inline Diagnostic diagnose(const std::shared_ptr<const Source>& source,
                                         std::string_view name, Span span, std::string title,
                                         std::string label = {}) {
    auto diagnostic = make_diagnostic(name, std::move(title));
    diagnostic.labels.push_back({source, span, std::move(label)});
    return diagnostic;
}

}  // namespace topos
