#pragma once
/// The bundled texts, rules and plugins, for benchmarks of single parts.
#include <memory>
#include <string>

#include "app/coding/rule_set.hpp"
#include "app/host/plugin_registry.hpp"
#include "core/text/document.hpp"

namespace topos::bench {

/// The bundled corpus in a language, as documents of about 2.5 kB; some megabytes of it.
struct Bundled {
    explicit Bundled(const std::string& language);

    PluginRegistry plugins;
    app::RuleSet rules;
    const Language* language = nullptr;
    std::uint32_t language_index = 0;
    std::vector<Document> documents;
    std::uint64_t bytes = 0;
};

/// Made once; stops the program where the bundled things are missing.
[[nodiscard]] const Bundled& bundled(const std::string& language);

}  // namespace topos::bench
