#pragma once
/// Calling a function of a plugin that may fail. The one border where foreign exceptions stop.
#include <cstring>
#include <exception>
#include <string>

#include "app/host/plugin_trouble.hpp"
#include "topos/plugin.h"

namespace topos {

/// Values of topos_failure::code.
enum class PluginFailure : std::int32_t {
    bad_input = 1,
    bad_option = 2,
    missing_resource = 3,
    stopped_by_sink = 4,
    other = 5,
    encoding = 6,
    not_a_text = 7,
};

/// What came of a call.
struct PluginCall {
    std::int32_t code = 0;  ///< 0: it succeeded
    std::string message;    ///< one line, well-formed UTF-8; never empty after a failure
    [[nodiscard]] bool succeeded() const { return code == 0; }
    [[nodiscard]] bool is(PluginFailure failure) const {
        return code == static_cast<std::int32_t>(failure);
    }
};

/// The message, whether or not the plugin has terminated it.
inline std::string message_of(const topos_failure& failure) {
    const std::size_t size = ::strnlen(failure.message, sizeof failure.message);
    std::string message = as_one_line({failure.message, size});
    return message.empty() ? "it says that it failed, but not why" : message;
}

/// Calls `function(topos_failure*)`. The C interface forbids exceptions; a plugin that throws all
/// the same is caught here as long as it shares our unwinder.
template <class Function>
PluginCall call_plugin(Function&& function) {
    topos_failure failure{};
    try {
        const std::int32_t result = function(&failure);
        if (result == 0) return {};
        return {failure.code != 0 ? failure.code : result, message_of(failure)};
    } catch (const std::exception& error) {
        return {static_cast<std::int32_t>(PluginFailure::other),
                "an exception left it: " + as_one_line(error.what())};
    } catch (...) {
        return {static_cast<std::int32_t>(PluginFailure::other), "an exception left it"};
    }
}

inline std::string_view view_of(const topos_text& text) { return {text.data, text.size}; }
inline topos_text text_of(std::string_view text) { return {text.data(), text.size()}; }

/// False for a text that says it has bytes but gives none.
inline bool is_readable(const topos_text& text) { return text.data != nullptr || text.size == 0; }

}  // namespace topos
