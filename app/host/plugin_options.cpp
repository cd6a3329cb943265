#include "app/host/plugin_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/host/plugin_trouble.hpp"

namespace topos {

std::vector<std::string> strings_of(const char* const* list) {
    std::vector<std::string> strings;
    for (; list != nullptr && *list != nullptr; ++list) strings.emplace_back(*list);
    return strings;
}

expected<void, Diagnostic> check_options(const PluginOptions& options, const char* const* known,
                                         std::string_view plugin_id) {
    const std::vector<std::string> names = strings_of(known);
    for (const auto& [name, value] : options) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        return unexpected(trouble_at(
            "bad_option", fmt::format("plugin `{}` has no option `{}`", plugin_id, name), {},
            names.empty() ? "It takes no options."
                          : fmt::format("Its options are `{}`.", fmt::join(names, "`, `"))));
    }
    return {};
}

}  // namespace topos
