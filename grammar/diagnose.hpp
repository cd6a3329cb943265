#pragma once
/// Short ways to make the diagnostics of the grammar.
#include <memory>
#include <string>
#include <string_view>

#include "grammar/diagnostic.hpp"

namespace topos {

/// A registered diagnostic that points at one place of a rule file. What the title quotes from the
/// file is put on one line.
[[nodiscard]] Diagnostic diagnose(const std::shared_ptr<const Source>& source,
                                  std::string_view name, Span span, std::string_view title,
                                  std::string label = {});

/// What stands at `span`, on one line and cut to what can be read at a glance.
[[nodiscard]] std::string glimpse(const Source& source, Span span);

}  // namespace topos
