#pragma once
/// Finds the hits of atoms in passages of one language. There is one finder for languages with
/// blanks between words and one for those without; what happens to hits is the same for both
/// (rule_runner.hpp).
#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/match/hits.hpp"
#include "core/program/compiled.hpp"

namespace topos {

/// A sentence in which a rule may match, because its rarest part occurs there.
struct Woken {
    std::uint32_t sentence = 0;
    RuleIndex rule = 0;
    friend auto operator<=>(const Woken&, const Woken&) = default;
};

/// A coding that the hits of one atom alone decide (plain_rules.hpp): asserted, without roles.
struct PlainCoding {
    RuleIndex rule = 0;
    Words words;
};

class Finder {
  public:
    virtual ~Finder() = default;

    /// Reads a passage and says which rules may match in which sentences, sorted, each once. What
    /// plain rules code is known then already. The passage must stay until the next call. Where
    /// nothing is woken, segmented() may not be asked.
    virtual expected<void, Diagnostic> read(std::string_view text, std::vector<Woken>& woken) = 0;
    [[nodiscard]] virtual std::span<const PlainCoding> plain_codings() const = 0;
    [[nodiscard]] virtual SegmentedText segmented() const = 0;
    /// All hits in the region, replacing what `hits` held; settled.
    virtual expected<void, Diagnostic> collect(const Region& region, Hits& hits) = 0;
    /// The entries (LexiconEntry::number) that make `words` a hit of a lexicon's, literal's or
    /// trigger's atom, ascending, replacing what `entries` held. For the few words of codings:
    /// nothing that is found carries its entry along. After collect() of their region.
    virtual expected<void, Diagnostic> find_entries(AtomIndex atom, const Words& words,
                                                    std::vector<std::uint32_t>& entries) = 0;
    /// Of the passage: words (in languages without blanks: characters of words) and sentences.
    [[nodiscard]] virtual std::uint64_t word_count() const = 0;
    [[nodiscard]] virtual std::uint64_t sentence_count() const = 0;
};

inline void settle_entries(std::vector<std::uint32_t>& entries) {
    std::ranges::sort(entries);
    const auto repeated = std::ranges::unique(entries);
    entries.erase(repeated.begin(), repeated.end());
}

struct FinderOptions {
    /// Unspaced languages: segment only around hits where that is exact. False: every passage as a
    /// whole.
    bool lazy = true;
    /// Statuses are found for all rules, also where nobody reads them: for whoever explains.
    bool all_statuses = false;
};

/// `rules` must outlive the finder.
[[nodiscard]] std::unique_ptr<Finder> make_spaced_finder(const Program::Compiled& program,
                                                         const LanguageRules& rules,
                                                         std::shared_ptr<LanguageBackend> backend,
                                                         FinderOptions options);
[[nodiscard]] std::unique_ptr<Finder> make_unspaced_finder(const Program::Compiled& program,
                                                           const LanguageRules& rules,
                                                           std::shared_ptr<LanguageBackend> backend,
                                                           bool local_runs, FinderOptions options);

}  // namespace topos
