#pragma once
/// Which language reads a passage: by script, or always the one that was asked for.
#include <string>
#include <utility>
#include <vector>

#include "core/language/backend.hpp"

namespace topos {

class LanguageChoice {
  public:
    /// Fails where `wanted` (a BCP 47 tag; empty: by script) is not among the languages.
    [[nodiscard]] static expected<LanguageChoice, Diagnostic> make(const Languages& languages,
                                                                   const std::string& wanted);

    /// Index into the languages.
    [[nodiscard]] std::size_t operator()(std::string_view passage) const;

  private:
    bool by_script_ = false;
    std::size_t fallback_ = 0;
    std::vector<std::pair<std::string, std::size_t>> scripts_;
};

}  // namespace topos
