#pragma once
/// Runs the rules that were woken in one passage.
///
///     for each stage (rules of sentences, paragraphs, … take turns where they build on each
///     other):
///       for each region in which a rule of the stage was woken:
///         collect all hits of the region, or of its sentences if it cuts through them
///         for each woken rule: do all its clauses have hits?
///           matches of `find`, without those that cross a barrier or fail a condition; keep;
///           status; only; score
#include <string>
#include <vector>

#include "core/match/evidence.hpp"
#include "core/match/finder.hpp"
#include "core/match/pattern_matcher.hpp"
#include "core/match/regions.hpp"
#include "core/match/rule_observer.hpp"

namespace topos {

/// What a rule codes, in bytes and words of a passage.
struct FoundCoding {
    RuleIndex rule = 0;
    std::uint32_t status = 0;
    double score = 1.0;
    Words words;
    Extent roles;     ///< of RuleRunner::roles()
    Extent evidence;  ///< of RuleRunner::evidence()
};

/// A rule with more matches in a region than are kept.
struct CapReached {
    RuleIndex rule = 0;
    Region region;
};

class RuleRunner {
  public:
    static constexpr std::size_t kMostPerRule = 1'000;  ///< matches of one rule in one region

    /// Evidence takes a little time: not for whoever only counts.
    RuleRunner(const Program::Compiled& program, const LanguageRules& language,
               bool gathers_evidence);
    /// From now on; null: nobody.
    void observe_with(RuleObserver* observer) { observer_ = observer; }

    /// Codes the passage that the finder read last; results replace those of the passage before.
    /// `structure`: of that passage, as far as the program's scopes ask for it; it must stay as
    /// long as the call.
    expected<void, Diagnostic> run(Finder& finder, const std::vector<Woken>& woken,
                                   const PassageStructure& structure);

    [[nodiscard]] std::span<const FoundCoding> codings() const { return codings_; }
    [[nodiscard]] std::span<const RoleWords> roles(const FoundCoding& coding) const {
        return {roles_.data() + coding.roles.begin, coding.roles.count};
    }
    [[nodiscard]] std::span<const FoundEvidence> evidence(const FoundCoding& coding) const {
        return {evidence_.data() + coding.evidence.begin, coding.evidence.count};
    }
    /// Appends the evidence of a coding that the finder made in the passage that it read last.
    expected<void, Diagnostic> gather_evidence(const PlainCoding& coding, Finder& finder,
                                               std::vector<FoundEvidence>& out) {
        if (!gathers_evidence_) return {};
        return evidence_gatherer_.gather(program_.rules[coding.rule].find, coding.words, finder,
                                         out);
    }
    [[nodiscard]] std::span<const CapReached> caps() const { return caps_; }

  private:
    expected<void, Diagnostic> run_stage(std::uint32_t stage, Finder& finder);
    /// A rule that looks at a region.
    struct Task {
        Region region;
        std::uint32_t rank = 0;  ///< the rule's
        friend auto operator<=>(const Task&, const Task&) = default;
    };

    void gather_tasks(std::uint32_t stage);
    void finish_stage(std::uint32_t stage);
    expected<void, Diagnostic> run_region(std::span<const Task> tasks, Finder& finder);
    expected<void, Diagnostic> collect(const Region& region, Finder& finder);
    void run_rule(RuleIndex rule, const Region& region);
    void gather(RuleIndex rule, const Region& region);
    void limit(RuleIndex rule, const Region& region);
    void emit(RuleIndex rule, const Match& match, const Region& region);
    expected<void, Diagnostic> gather_evidence(Finder& finder);
    void wake_built_on(const Woken& woken);
    void wake_later(RuleIndex rule);
    [[nodiscard]] bool clauses_hold(RuleIndex rule, const Region& region) const;
    [[nodiscard]] bool holds(const Clause& clause, const Region& region) const;
    [[nodiscard]] bool crosses(NodeIndex barrier, const Match& match);
    [[nodiscard]] bool crosses_barrier(const CompiledRule& rule, const Match& match);
    // For the observer (observed_rules.cpp).
    void observe_refusals(RuleIndex rule, const Match& match, const Region& region);
    void observe_condition(RuleIndex rule, NodeIndex condition);
    expected<void, Diagnostic> observe_entries(Finder& finder);
    [[nodiscard]] bool meets_conditions(const CompiledRule& rule, const Match& match,
                                        const Region& region);
    [[nodiscard]] double score_of(const CompiledRule& rule, const Match& match,
                                  const Region& region);
    [[nodiscard]] Region condition_region(const CompiledRule& rule, const Match& match,
                                          const Region& region) const;
    [[nodiscard]] Region context_region(const CompiledRule& rule, const Match& match,
                                        const Region& region) const;

    /// A coding of the region at hand, whose evidence is to be found.
    struct Emitted {
        std::size_t coding = 0;
        Match match;
        FoundStatus status;
    };

    const Program::Compiled& program_;
    const LanguageRules& language_;
    bool gathers_evidence_;
    RuleObserver* observer_ = nullptr;
    PatternMatcher matcher_;
    EvidenceGatherer evidence_gatherer_;
    Hits hits_;
    SegmentedText text_;
    Regions regions_;
    std::vector<std::uint8_t> has_stage_;             ///< by stage: a rule belongs to it
    std::vector<std::uint32_t> rank_;                 ///< per rule: its place in Compiled::order
    std::vector<std::vector<RuleIndex>> woken_with_;  ///< per rule: rules whose rarest part it is
    std::uint32_t last_stage_ = 0;
    std::vector<Woken> woken_;
    std::vector<Task> tasks_;
    std::vector<Region> task_regions_;
    std::vector<std::vector<FoundSegment>> found_;  ///< per rule that others build on
    std::vector<Match> matches_;
    std::vector<FoundCoding> codings_;
    std::vector<RoleWords> roles_;
    std::vector<FoundEvidence> evidence_;
    std::vector<Emitted> emitted_;
    std::vector<Refusal> refusals_;
    std::vector<std::pair<RuleIndex, AtomIndex>> observed_atoms_;      ///< of conditions that held
    std::vector<std::pair<RuleIndex, FoundStatus>> refused_statuses_;  ///< by `only`
    std::vector<CapReached> caps_;
};

}  // namespace topos
