#pragma once
/// A language of a plugin as core's Language. What comes back from the plugin is checked here, so
/// that a faulty or hostile plugin is an ordinary diagnostic.
#include <memory>

#include "app/host/plugin_options.hpp"
#include "app/host/plugin_registry.hpp"
#include "core/language/backend.hpp"

namespace topos {

/// `options` go to the plugin when it is put to work.
[[nodiscard]] std::unique_ptr<Language> adapt_language(LanguagePlugin plugin,
                                                       PluginOptions options = {});

}  // namespace topos
