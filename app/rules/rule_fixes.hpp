#pragma once
/// `topos check --fix`: writes the edits that diagnostics carry into the rule files.
#include <span>
#include <string>
#include <vector>

#include "app/failure.hpp"
#include "grammar/expected.hpp"
#include "grammar/source.hpp"

namespace topos::app {

/// The text with all edits made, as UTF-8. Of edits that overlap, only the first is made; `made`
/// counts.
struct EditedText {
    std::string text;
    std::size_t made = 0;
};
[[nodiscard]] EditedText with_edits(const Source& source, std::vector<Patch> patches);

struct FixedFile {
    std::string name;
    std::size_t edits = 0;
};

/// Edits the files among `paths` that the diagnostics are about. All new texts are written beside
/// the files first and then put in their places, each as a whole. Fails, with nothing changed,
/// where a file cannot be written; a file that is no longer what was read is left alone and
/// `changed` names it.
struct FixReport {
    std::vector<FixedFile> fixed;
    std::vector<std::string> changed;
};
[[nodiscard]] expected<FixReport, Failure> fix_rule_files(const Diagnostics& diagnostics,
                                                          std::span<const std::string> paths);

}  // namespace topos::app
