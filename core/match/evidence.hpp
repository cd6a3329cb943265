#pragma once
/// What a coding rests on: for each piece of its match the entry of a lexicon, the quoted words,
/// the test or the other rule that found it; and the words that set its status.
#include <vector>

#include "core/match/contexts.hpp"
#include "core/match/derivation.hpp"
#include "core/match/finder.hpp"

namespace topos {

/// One entry that matched. Where several entries of a lexicon match the same words, each is one.
struct FoundEvidence {
    std::uint32_t entry = 0;     ///< into Program::entries()
    std::uint32_t role = kNone;  ///< that the words belong to
    Words words;
    friend auto operator<=>(const FoundEvidence&, const FoundEvidence&) = default;
};

class EvidenceGatherer {
  public:
    EvidenceGatherer(const Program::Compiled& program, const LanguageRules& language,
                     PatternMatcher& matcher)
        : program_(program),
          language_(language),
          derivation_(program, matcher),
          matcher_(matcher) {}

    /// Appends the evidence of a match of `find`, a node that the matcher evaluated in the region
    /// at hand: pieces in their order, then the trigger of the status. The finder has collected
    /// that region.
    expected<void, Diagnostic> gather(NodeIndex find, const Match& match, const FoundStatus& status,
                                      Finder& finder, std::vector<FoundEvidence>& out);

    /// The same for a coding that the hits of one atom decided (plain_rules.hpp).
    expected<void, Diagnostic> gather(NodeIndex find, const Words& words, Finder& finder,
                                      std::vector<FoundEvidence>& out) {
        return add_leaf(find, words, kNone, finder, out);
    }

    /// Only of what set a status.
    expected<void, Diagnostic> gather(const FoundStatus& status, Finder& finder,
                                      std::vector<FoundEvidence>& out);

    /// The nodes that took part in the last match; see Derivation.
    [[nodiscard]] std::span<const NodeIndex> nodes() const { return derivation_.nodes(); }

  private:
    expected<void, Diagnostic> add_leaf(NodeIndex leaf, const Words& words, std::uint32_t role,
                                        Finder& finder, std::vector<FoundEvidence>& out);
    expected<void, Diagnostic> add_atom(AtomIndex atom, const Words& words, std::uint32_t role,
                                        Finder& finder, std::vector<FoundEvidence>& out);

    void add_sign(const FoundStatus& status, const Finder& finder,
                  std::vector<FoundEvidence>& out) const;

    const Program::Compiled& program_;
    const LanguageRules& language_;
    Derivation derivation_;
    PatternMatcher& matcher_;
    std::vector<std::uint32_t> entries_;
};

}  // namespace topos
