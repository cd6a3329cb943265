#include "grammar/diagnostic.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "grammar/diagnostic_registry.hpp"
#include "grammar/source.hpp"

namespace topos {
namespace {

constexpr RegisteredDiagnostic kRegistry[] = {
#define TOPOS_DIAGNOSTIC(number, name, level, title) {"T0" #number, #name, Level::level, title},
#include "grammar/diagnostics.def"
#undef TOPOS_DIAGNOSTIC
};

std::string_view file_of(const Diagnostic& diagnostic) {
    if (diagnostic.labels.empty() || !diagnostic.labels.front().source) return diagnostic.place;
    return diagnostic.labels.front().source->name();
}

Span place_of(const Diagnostic& diagnostic) {
    return diagnostic.labels.empty() ? Span{} : diagnostic.labels.front().span;
}

auto reading_order(const Diagnostic& diagnostic) {
    const Span span = place_of(diagnostic);
    return std::tuple(file_of(diagnostic), span.begin, std::string_view(diagnostic.code), span.end,
                      std::string_view(diagnostic.title));
}

bool same_label(const Label& one, const Label& other) {
    return one.source == other.source && one.span == other.span && one.text == other.text;
}

bool same(const Diagnostic& one, const Diagnostic& other) {
    return reading_order(one) == reading_order(other) && one.level == other.level &&
           one.place == other.place && one.remedies == other.remedies &&
           std::ranges::equal(one.labels, other.labels, same_label);
}

}  // namespace

std::span<const RegisteredDiagnostic> registered_diagnostics() { return kRegistry; }

Diagnostic make_diagnostic(std::string_view name, std::string title) {
    const auto* found = std::ranges::find(kRegistry, name, &RegisteredDiagnostic::name);
    assert(found != std::end(kRegistry) && "diagnostics.def has no row of this name");
    Diagnostic diagnostic;
    if (found != std::end(kRegistry)) {
        diagnostic.code = found->code;
        diagnostic.level = found->level;
    }
    diagnostic.title = std::move(title);
    return diagnostic;
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::ranges::any_of(diagnostics, [](const auto& d) { return d.level == Level::error; });
}

void sort_diagnostics(Diagnostics& diagnostics) {
    std::ranges::stable_sort(diagnostics, [](const Diagnostic& one, const Diagnostic& other) {
        return reading_order(one) < reading_order(other);
    });
    // Not std::ranges::unique: clang 14 cannot compile the subrange of libstdc++ 12.
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

}  // namespace topos
