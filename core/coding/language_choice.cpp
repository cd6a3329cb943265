#include "core/coding/language_choice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/passage.hpp"

namespace topos {

namespace {

bool has_script(const Language& language, std::string_view script) {
    const auto scripts = language.scripts();
    return std::ranges::find(scripts, script) != scripts.end();
}

/// For scripts that no language reads: one with blanks between words, of Latin script if there
/// is one.
std::size_t fallback_of(const Languages& languages) {
    const auto is_spaced = [](const Language* language) {
        return !language->capabilities().unspaced;
    };
    const auto is_latin = [&](const Language* language) {
        return is_spaced(language) && has_script(*language, "Latn");
    };
    auto found = std::ranges::find_if(languages, is_latin);
    if (found == languages.end()) found = std::ranges::find_if(languages, is_spaced);
    return found == languages.end() ? 0 : static_cast<std::size_t>(found - languages.begin());
}

}  // namespace

expected<LanguageChoice, Diagnostic> LanguageChoice::make(const Languages& languages,
                                                          const std::string& wanted) {
    LanguageChoice choice;
    choice.fallback_ = fallback_of(languages);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if (languages[i]->tag() == wanted) choice.fallback_ = i;
        for (auto& script : languages[i]->scripts())
            choice.scripts_.emplace_back(std::move(script), i);
    }
    if (wanted.empty() || languages.empty()) {
        choice.by_script_ = languages.size() > 1;
        return choice;
    }
    if (languages[choice.fallback_]->tag() != wanted) {
        return unexpected(make_diagnostic(
            "bad_language_option", fmt::format("`{}` is not a language that is loaded", wanted)));
    }
    return choice;
}

std::size_t LanguageChoice::operator()(std::string_view text) const {
    if (!by_script_) return fallback_;
    const std::string_view script = main_script(text);
    const auto found =
        std::ranges::find(scripts_, script, [](const auto& entry) { return entry.first; });
    return found == scripts_.end() ? fallback_ : found->second;
}

}  // namespace topos
