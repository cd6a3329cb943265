#include "app/host/plugin_trouble.hpp"

#include <fmt/format.h>

#include "app/host/utf8.hpp"

namespace topos {

namespace {

constexpr std::size_t kTitleBytes = 600;

std::string_view without_trailing_stop(std::string_view text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::string as_one_line(std::string_view text) {
    std::string line(text.substr(0, kTitleBytes));
    for (char& c : line) {
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    // A text cut in the middle of a character loses the rest of that character.
    line.resize(well_formed_prefix(line));
    return std::string(without_trailing_stop(line));
}

Diagnostic trouble_at(std::string_view name, std::string title, std::string place,
                      std::string remedy) {
    auto diagnostic = make_diagnostic(name, std::move(title));
    diagnostic.place = std::move(place);
    if (!remedy.empty()) diagnostic.remedies.push_back(std::move(remedy));
    return diagnostic;
}

Diagnostic plugin_is_broken(std::string_view id, std::string_view what,
                            const std::filesystem::path& place) {
    return trouble_at("plugin_broken",
                      fmt::format("plugin `{}` cannot be loaded: {}", id, as_one_line(what)),
                      place.string(),
                      "Install the plugin again, or remove its folder; everything else works "
                      "without it.");
}

Diagnostic plugin_misbehaves(std::string_view id, std::string_view what, std::string place) {
    return trouble_at("plugin_failed", fmt::format("plugin `{}` failed: {}", id, as_one_line(what)),
                      std::move(place),
                      "This is a fault of the plugin, not of your texts: tell its author the whole "
                      "message.");
}

}  // namespace topos
