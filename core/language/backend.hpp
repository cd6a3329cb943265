#pragma once
/// What the engine asks of a language. Core defines it and knows no plugin; the app adapts plugins
/// to it.
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostic.hpp"

namespace topos {

struct LanguageCapabilities {
    bool stem = false;
    bool lemma = false;
    bool part_of_speech = false;
    bool unspaced =
        false;  ///< entries are found as characters, then checked against segment boundaries
    bool local_runs = false;  ///< text between two blanks or signs of punctuation beyond ASCII is
                              ///< segmented by itself, and a letter or one of “‘「『（《【 behind
                              ///< 。！？ (and ”’」』）》】 and then blanks that follow) begins a
                              ///< sentence: parts may be segmented alone
};

/// Words and sentences of one passage: byte offsets in the text given, ascending. Reused from call
/// to call.
struct Segmentation {
    std::vector<std::uint32_t> token_begin;  ///< only the first token_count count
    std::vector<std::uint32_t> token_end;
    std::vector<std::uint32_t>
        sentence_begin;  ///< only the first sentence_count count; the first is 0
    std::size_t token_count = 0;
    std::size_t sentence_count = 0;
};

/// What a language knows of a token by its text alone; empty where it does not know.
struct TokenAnalysis {
    std::string norm;
    std::string stem;
    std::string lemma;
    std::string part_of_speech;
};

/// One language at work. A pure function of its arguments. [one thread per instance]
class LanguageBackend {
  public:
    virtual ~LanguageBackend() = default;
    /// Passages are at most kPassageBytes long. Results are already checked: ascending, in bounds,
    /// at code point borders.
    virtual expected<void, Diagnostic> segment(std::string_view text, Segmentation& out) = 0;
    virtual expected<void, Diagnostic> analyse(std::span<const std::string_view> forms,
                                               std::vector<TokenAnalysis>& out) = 0;
    /// One folded code point per code point of the text; 0 where it is dropped. Unspaced languages
    /// only.
    virtual void fold_characters(std::string_view text, std::vector<char32_t>& out) = 0;
};

/// A language that can be put to work on any number of threads. [any thread]
class Language {
  public:
    virtual ~Language() = default;
    [[nodiscard]] virtual std::string_view tag() const = 0;  ///< BCP 47, "en"
    [[nodiscard]] virtual LanguageCapabilities capabilities() const = 0;
    [[nodiscard]] virtual std::vector<std::string> scripts()
        const = 0;  ///< ISO 15924: "Latn", "Hani"
    /// `words`: entries of the rules that the segmenter shall know.
    [[nodiscard]] virtual expected<std::unique_ptr<LanguageBackend>, Diagnostic> create(
        std::span<const std::string> words) const = 0;
};

/// The languages that a run can use, sorted by tag. Owned by whoever starts the run; core keeps
/// pointers.
using Languages = std::vector<const Language*>;

}  // namespace topos
