#pragma once
/// Short ways to make the diagnostics about plugins.
#include <filesystem>
#include <string>
#include <string_view>

#include "grammar/diagnostic.hpp"

namespace topos {

/// A registered diagnostic at a place that is no rule file, with what to do about it.
[[nodiscard]] Diagnostic trouble_at(std::string_view name, std::string title, std::string place,
                                    std::string remedy);

/// The plugin cannot be used: `what` ends the sentence "plugin `id` cannot be loaded: …".
[[nodiscard]] Diagnostic plugin_is_broken(std::string_view id, std::string_view what,
                                          const std::filesystem::path& place);

/// The plugin did something that the interface forbids: "plugin `id` failed: …".
[[nodiscard]] Diagnostic plugin_misbehaves(std::string_view id, std::string_view what,
                                           std::string place = {});

/// Text that came from outside, fit for a title: one line, well-formed UTF-8, not endless.
[[nodiscard]] std::string as_one_line(std::string_view text);

}  // namespace topos
