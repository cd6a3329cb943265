#include "core/match/rule_runner.hpp"

#include <algorithm>

#include "core/match/contexts.hpp"
#include "core/match/keep.hpp"

namespace topos {

RuleRunner::RuleRunner(const Program::Compiled& program, const LanguageRules& language)
    : program_(program),
      language_(language),
      matcher_(program, language.lexicon.types),
      hits_(program.atoms.size()),
      rank_(program.rules.size()),
      woken_with_(program.rules.size()),
      found_(program.rules.size()) {
    for (std::uint32_t i = 0; i < program.order.size(); ++i) rank_[program.order[i]] = i;
    for (RuleIndex rule = 0; rule < program.rules.size(); ++rule) {
        last_stage_ = std::max(last_stage_, program.rules[rule].stage);
        const RuleWake& wake = language.wakes[rule];
        if (wake.never || wake.always) continue;
        for (const RuleIndex part : wake.clauses.front().rules) woken_with_[part].push_back(rule);
    }
}

expected<void, Diagnostic> RuleRunner::run(Finder& finder, const std::vector<Woken>& woken) {
    codings_.clear();
    roles_.clear();
    caps_.clear();
    if (woken.empty()) return {};
    for (RuleIndex rule = 0; rule < found_.size(); ++rule) {
        if (program_.rules[rule].is_built_on) found_[rule].clear();
    }
    text_ = finder.segmented();
    woken_.clear();
    for (const Woken& one : woken) wake_built_on(one);
    for (std::uint32_t stage = 0; stage <= last_stage_; ++stage) {
        if (auto done = run_stage(stage, finder); !done) return done;
    }
    return {};
}

/// With a rule, those of its stage that build on it: they look at the same region after it.
void RuleRunner::wake_built_on(const Woken& woken) {
    woken_.push_back(woken);
    for (const RuleIndex rule : woken_with_[woken.rule]) {
        if (program_.rules[rule].stage == program_.rules[woken.rule].stage)
            wake_built_on({woken.sentence, rule});
    }
}

/// Rules of later stages are woken where a rule that they build on has found something.
void RuleRunner::wake_later(RuleIndex rule) {
    for (const RuleIndex later : woken_with_[rule]) {
        if (program_.rules[later].stage == program_.rules[rule].stage) continue;
        for (const FoundSegment& segment : found_[rule]) {
            const std::uint32_t last = text_.sentence_at(segment.words.end - 1);
            for (auto sentence = text_.sentence_at(segment.words.begin); sentence <= last;
                 ++sentence) {
                wake_built_on({sentence, later});
            }
        }
    }
}

expected<void, Diagnostic> RuleRunner::run_stage(std::uint32_t stage, Finder& finder) {
    const bool by_sentence = stage % 2 == 0;
    of_stage_.clear();
    for (const Woken& woken : woken_) {
        if (program_.rules[woken.rule].stage != stage) continue;
        of_stage_.push_back({by_sentence ? woken.sentence : 0, rank_[woken.rule]});
    }
    std::ranges::sort(of_stage_);
    const auto repeated = std::ranges::unique(of_stage_);
    of_stage_.erase(repeated.begin(), repeated.end());
    for (std::size_t begin = 0; begin < of_stage_.size();) {
        std::size_t end = begin;
        while (end < of_stage_.size() && of_stage_[end].sentence == of_stage_[begin].sentence)
            ++end;
        const Region region =
            by_sentence ? text_.sentence(of_stage_[begin].sentence) : text_.whole();
        if (auto done = run_region(region, {of_stage_.data() + begin, end - begin}, finder); !done)
            return done;
        begin = end;
    }
    if (stage == last_stage_) return {};
    for (const RuleIndex rule : program_.order) {
        if (program_.rules[rule].stage == stage && program_.rules[rule].is_built_on)
            wake_later(rule);
    }
    return {};
}

/// `rules` holds ranks in place of rules.
expected<void, Diagnostic> RuleRunner::run_region(const Region& region,
                                                  std::span<const Woken> rules, Finder& finder) {
    if (auto done = finder.collect(region, hits_); !done) return done;
    matcher_.begin_region(text_, region, hits_, found_);
    for (const Woken& woken : rules) run_rule(program_.order[woken.rule], region);
    return {};
}

bool RuleRunner::holds(const Clause& clause, const Region& region) const {
    if (std::ranges::any_of(clause.atoms, [&](AtomIndex atom) { return hits_.has(atom); }))
        return true;
    return std::ranges::any_of(clause.rules, [&](RuleIndex rule) {
        return std::ranges::any_of(found_[rule], [&](const FoundSegment& segment) {
            return overlap(segment.words, region);
        });
    });
}

bool RuleRunner::clauses_hold(RuleIndex rule, const Region& region) const {
    return std::ranges::all_of(language_.wakes[rule].clauses,
                               [&](const Clause& clause) { return holds(clause, region); });
}

void RuleRunner::run_rule(RuleIndex index, const Region& region) {
    if (!clauses_hold(index, region)) return;
    const CompiledRule& rule = program_.rules[index];
    gather(rule);
    limit(index, region);
    keep_matches(rule.keep, matcher_.pools(), matches_);
    for (const Match& match : matches_) emit(index, match, region);
}

void RuleRunner::gather(const CompiledRule& rule) {
    matches_.clear();
    const MatchSet set = matcher_.matches(rule.find);
    for (std::uint32_t i = 0; i < set.count; ++i) {
        const Match match = matcher_.pools().of(set)[i];
        if (crosses_barrier(rule, match) || !meets_conditions(rule, match)) continue;
        matches_.push_back(match);
    }
}

void RuleRunner::limit(RuleIndex rule, const Region& region) {
    if (matches_.size() > kMostPerRule) drop_other_ways(matcher_.pools(), matches_);
    const bool too_many = matches_.size() > kMostPerRule;
    if (too_many) matches_.resize(kMostPerRule);
    if (too_many || matcher_.reached_cap()) caps_.push_back({rule, region});
}

/// A match of a barrier counts where it lies between the pieces.
bool RuleRunner::crosses_barrier(const CompiledRule& rule, const Match& match) {
    for (const NodeIndex barrier : rule.barriers) {
        const MatchSet set = matcher_.matches(barrier);
        const auto pieces = matcher_.pools().pieces_of(match);
        const bool crosses = std::ranges::any_of(matcher_.pools().of(set), [&](const Match& sign) {
            return lies_within(sign.words, match.words) &&
                   std::ranges::none_of(
                       pieces, [&](const Words& piece) { return overlap(piece, sign.words); });
        });
        if (crosses) return true;
    }
    return false;
}

bool RuleRunner::meets_conditions(const CompiledRule& rule, const Match& match) {
    if (rule.unless.empty() && rule.required.empty()) return true;
    const auto roles = matcher_.pools().roles_of(match);
    const std::vector<RoleWords> bound(roles.begin(), roles.end());
    const auto holds = [&](NodeIndex condition) { return matcher_.holds(condition, bound); };
    return std::ranges::none_of(rule.unless, holds) && std::ranges::all_of(rule.required, holds);
}

double RuleRunner::score_of(const CompiledRule& rule, const Match& match) {
    double score = rule.score;
    if (rule.score_terms.empty()) return score;
    const auto roles = matcher_.pools().roles_of(match);
    const std::vector<RoleWords> bound(roles.begin(), roles.end());
    for (const CompiledScoreTerm& term : rule.score_terms) {
        if (matcher_.holds(term.condition, bound)) score += term.amount;
    }
    return score;
}

Region RuleRunner::sentences_around(const Words& words, const Region& region) const {
    const Region first = text_.sentence(text_.sentence_at(words.begin));
    const Region last = text_.sentence(text_.sentence_at(words.end - 1));
    const Region both = hull(first, last);
    return lies_within(both, region) ? both : region;
}

void RuleRunner::emit(RuleIndex index, const Match& match, const Region& region) {
    const CompiledRule& rule = program_.rules[index];
    const bool by_sentence = rule.scope == ast::Scope::sentence;
    const Region around = by_sentence ? region : sentences_around(match.words, region);
    const auto status =
        status_of(matcher_.pools().pieces_of(match), program_.rule_infos[index].pack, around, hits_,
                  program_.triggers);
    if (!rule.only.empty() && std::ranges::find(rule.only, status) == rule.only.end()) return;
    FoundCoding coding{index, status, score_of(rule, match), match.words, {}};
    const auto roles = matcher_.pools().roles_of(match);
    coding.roles = {static_cast<std::uint32_t>(roles_.size()),
                    static_cast<std::uint32_t>(roles.size())};
    roles_.insert(roles_.end(), roles.begin(), roles.end());
    codings_.push_back(coding);
    if (rule.is_built_on) found_[index].push_back({match.words, {roles.begin(), roles.end()}});
}

}  // namespace topos
