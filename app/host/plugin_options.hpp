#pragma once
/// Options of a plugin, as the user gave them: name and value.
#include <string>
#include <utility>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "topos/plugin.h"

namespace topos {

using PluginOptions = std::vector<std::pair<std::string, std::string>>;

/// Views of options in the shape of plugin.h; the options must outlive it.
class OptionViews {
  public:
    explicit OptionViews(const PluginOptions& options) {
        for (const auto& [name, value] : options) {
            items_.push_back({{name.data(), name.size()}, {value.data(), value.size()}});
        }
        options_ = {items_.data(), items_.size()};
    }
    OptionViews(const OptionViews&) = delete;
    OptionViews& operator=(const OptionViews&) = delete;

    [[nodiscard]] const topos_options* get() const { return &options_; }

  private:
    std::vector<topos_option> items_;
    topos_options options_{};
};

/// The strings of a list that ends with null; a list that is null is empty.
[[nodiscard]] std::vector<std::string> strings_of(const char* const* list);

/// Refuses an option that the plugin's own list lacks: a misspelt option is not passed over.
[[nodiscard]] expected<void, Diagnostic> check_options(const PluginOptions& options,
                                                       const char* const* known,
                                                       std::string_view plugin_id);

}  // namespace topos
