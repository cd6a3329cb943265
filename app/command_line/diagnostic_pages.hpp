#pragma once
/// The pages of docs/diagnostics, which are part of the program.
#include <span>
#include <string_view>

namespace topos::app {

struct DiagnosticPage {
    std::string_view code;  ///< "T0201"
    std::string_view text;  ///< Markdown
};

/// Sorted by code.
[[nodiscard]] std::span<const DiagnosticPage> diagnostic_pages();

}  // namespace topos::app
