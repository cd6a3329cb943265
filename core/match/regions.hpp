#pragma once
/// Where the parts of a match must stand together: the regions of each scope in one passage.
#include <span>
#include <vector>

#include "core/match/pattern_matcher.hpp"
#include "core/text/structure.hpp"

namespace topos {

class Regions {
  public:
    /// All arguments must stay until the next call.
    void begin(const SegmentedText& text, const PassageStructure& structure);

    /// Those that a rule woken in `sentence` looks at, added to `out`. `found`: by rule.
    void add(const CompiledRule& rule, std::uint32_t sentence,
             std::span<const std::vector<FoundSegment>> found, std::vector<Region>& out) const;

    /// The sentences that the words touch, as far as `region` goes.
    [[nodiscard]] Region sentences_around(const Words& words, const Region& region) const;
    /// The sentences that the words touch, whole.
    [[nodiscard]] Region whole_sentences_around(const Words& words) const;
    /// What lies in some `sentences` sentences that follow each other with the words among them.
    [[nodiscard]] Region window_around(const Words& words, std::uint32_t sentences,
                                       const Region& region) const;
    /// How many sentences the words touch.
    [[nodiscard]] std::uint32_t sentence_count(const Words& words) const;

  private:
    void add_overlapping(std::span<const PassageRange> ranges, const Region& sentence,
                         std::vector<Region>& out) const;

    SegmentedText text_;
    const PassageStructure* structure_ = nullptr;
};

/// Regions of quotations and of segments cut through sentences.
[[nodiscard]] inline bool cuts_sentences(ast::Scope scope) {
    return scope == ast::Scope::quotation || scope == ast::Scope::rule;
}

}  // namespace topos
