#pragma once
/// core/coverage/: what of the rules no example shows. This file: what the examples did.
///
/// An example counts for its rule and for the rules that this one builds on; what else it happens
/// to code is nobody's claim.
#include <memory>
#include <set>
#include <vector>

#include "core/coding/examples.hpp"
#include "core/program/compiled.hpp"

namespace topos {

class CoverageRecorder final : public ExampleObserver {
  public:
    explicit CoverageRecorder(std::shared_ptr<const Program> program);

    void on_example(const ProgramExample& example) override;
    void on_codings(const DocumentCodings& codings) override;
    void on_refused(RuleIndex rule, std::span<const Refusal> refusals) override;
    void on_coding(RuleIndex rule, std::span<const NodeIndex> nodes) override;
    void on_condition_entry(RuleIndex rule, std::uint32_t entry) override;

    /// Some example is coded by the rule.
    [[nodiscard]] bool has_coded(RuleIndex rule) const { return has_coded_[rule]; }
    /// A part of `find` took part in a coding.
    [[nodiscard]] bool took_part(NodeIndex node) const { return took_part_[node]; }
    /// The entry matched in a coding, set its status, or made a condition hold.
    [[nodiscard]] bool matched(std::uint32_t entry) const { return matched_[entry]; }
    /// Of all clauses this one alone refused some match: without it, the match would stand.
    [[nodiscard]] bool has_refused(RuleIndex rule, const Refusal& refusal) const {
        return refusals_[rule].contains(refusal);
    }

  private:
    [[nodiscard]] bool counts(RuleIndex rule) const { return counts_[rule]; }
    void count_with_parts(RuleIndex rule);

    std::shared_ptr<const Program> program_;
    std::vector<bool> counts_;  ///< by rule: the present example is one of it
    std::vector<bool> has_coded_;
    std::vector<bool> took_part_;
    std::vector<bool> matched_;
    std::vector<std::set<Refusal>> refusals_;
};

}  // namespace topos
