#pragma once
/// Two small languages for tests: deterministic, without resources, simple enough to predict by
/// reading.
///
///     ToySpaced     words are letters, digits and marks; sentences end behind . ! ? and a blank;
///     the stem is the lower-case
///                   word without "s", "ed" or "ing"; words in -ly are ADV, in -ed and -ing VERB
///     ToyUnspaced   the longest word of a dictionary, from left to right; other characters are
///     words by themselves; Latin
///                   letters and digits stay together; sentences end behind 。！？; 統 is 统, Ａ is
///                   a; U+0301 is dropped
#include <set>
#include <string>
#include <vector>

#include "core/language/backend.hpp"

namespace topos::test {

class ToySpaced : public Language {
  public:
    explicit ToySpaced(std::string tag = "en", bool has_part_of_speech = true);
    [[nodiscard]] std::string_view tag() const override { return tag_; }
    [[nodiscard]] LanguageCapabilities capabilities() const override;
    [[nodiscard]] std::vector<std::string> scripts() const override { return {"Latn"}; }
    [[nodiscard]] expected<std::unique_ptr<LanguageBackend>, Diagnostic> create(
        std::span<const std::string> words) const override;

  private:
    std::string tag_;
    bool has_part_of_speech_;
};

class ToyUnspaced : public Language {
  public:
    explicit ToyUnspaced(std::set<std::u32string> dictionary = default_dictionary(),
                         bool local_runs = true);
    [[nodiscard]] std::string_view tag() const override { return "zh"; }
    [[nodiscard]] LanguageCapabilities capabilities() const override;
    [[nodiscard]] std::vector<std::string> scripts() const override { return {"Hani"}; }
    [[nodiscard]] expected<std::unique_ptr<LanguageBackend>, Diagnostic> create(
        std::span<const std::string> words) const override;
    static std::set<std::u32string> default_dictionary();

  private:
    std::set<std::u32string> dictionary_;
    bool local_runs_;
};

}  // namespace topos::test
