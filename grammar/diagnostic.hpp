#pragma once
/// Diagnostics: values that say where something is wrong, what is so, and what to do about it.
/// They are built where the facts are and rendered last (terminal, JSON, golden test). This header
/// knows neither the rule language nor the engine, so every layer above uses it.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/expected.hpp"

namespace topos {

class Source;

/// A place in a text: code points, half open. Of a rule file when it stands in a syntax tree.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

enum class Level { error, warning, note };

/// A place worth pointing at, with what there is to say about it (may be empty).
struct Label {
    std::shared_ptr<const Source>
        source;  ///< shared: a diagnostic may outlive the parse that made it
    Span span;
    std::string text;
};

/// An edit that is certain to be right: put `replacement` in place of `span`, in the source of the
/// first label.
struct Patch {
    Span span;
    std::string replacement;
};

/// One diagnostic. `code` is a stable id of diagnostics.def ("T0207"). `title` says what is so: no
/// newline, no full stop. Where the trouble is not inside a rule file (a document, a folder, a
/// plugin), `labels` is empty and `place` names it.
struct Diagnostic {
    std::string code;
    Level level = Level::error;
    std::string title;
    std::string place;  ///< "corpus/a.txt" or "topos.yaml:3:1"; empty where `labels` has the place
    std::vector<Label> labels;          ///< the first is the primary one
    std::vector<std::string> remedies;  ///< sentences a researcher can act on
    std::optional<Patch> patch;
};

using Diagnostics = std::vector<Diagnostic>;

/// A diagnostic with the level and code that diagnostics.def registers for `name` (e.g.
/// "unknown_name"). Programming error (assertion) where no such name is registered.
[[nodiscard]] Diagnostic make_diagnostic(std::string_view name, std::string title);

/// True if any of them is an error.
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

/// Sorts by file, place, code and removes exact repetitions: the order in which people read them.
void sort_diagnostics(Diagnostics& diagnostics);

}  // namespace topos
