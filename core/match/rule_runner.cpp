#include "core/match/rule_runner.hpp"

#include <algorithm>

#include "core/match/context_signs.hpp"
#include "core/match/contexts.hpp"
#include "core/match/keep.hpp"

namespace topos {

RuleRunner::RuleRunner(const Program::Compiled& program, const LanguageRules& language,
                       bool gathers_evidence)
    : program_(program),
      language_(language),
      gathers_evidence_(gathers_evidence),
      matcher_(program, language.lexicon.types),
      evidence_gatherer_(program, language, matcher_),
      hits_(program.atoms.size()),
      rank_(program.rules.size()),
      woken_with_(program.rules.size()),
      found_(program.rules.size()) {
    for (std::uint32_t i = 0; i < program.order.size(); ++i) rank_[program.order[i]] = i;
    for (const CompiledRule& rule : program.rules) last_stage_ = std::max(last_stage_, rule.stage);
    has_stage_.resize(last_stage_ + 1);
    for (RuleIndex rule = 0; rule < program.rules.size(); ++rule) {
        has_stage_[program.rules[rule].stage] = 1;
        const RuleWake& wake = language.wakes[rule];
        if (wake.never || wake.always) continue;
        for (const RuleIndex part : wake.clauses.front().rules) woken_with_[part].push_back(rule);
    }
}

expected<void, Diagnostic> RuleRunner::run(Finder& finder, const std::vector<Woken>& woken,
                                           const PassageStructure& structure) {
    codings_.clear();
    roles_.clear();
    evidence_.clear();
    caps_.clear();
    if (woken.empty()) return {};
    for (RuleIndex rule = 0; rule < found_.size(); ++rule) {
        if (program_.rules[rule].is_built_on) found_[rule].clear();
    }
    text_ = finder.segmented();
    regions_.begin(text_, structure);
    woken_.clear();
    for (const Woken& one : woken) wake_built_on(one);
    for (std::uint32_t stage = 0; stage <= last_stage_; ++stage) {
        if (has_stage_[stage] == 0) continue;
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
    gather_tasks(stage);
    for (std::size_t begin = 0; begin < tasks_.size();) {
        std::size_t end = begin;
        while (end < tasks_.size() && tasks_[end].region == tasks_[begin].region) ++end;
        if (auto done = run_region({tasks_.data() + begin, end - begin}, finder); !done)
            return done;
        begin = end;
    }
    if (stage != last_stage_) finish_stage(stage);
    return {};
}

void RuleRunner::gather_tasks(std::uint32_t stage) {
    tasks_.clear();
    for (const Woken& woken : woken_) {
        const CompiledRule& rule = program_.rules[woken.rule];
        if (rule.stage != stage) continue;
        task_regions_.clear();
        regions_.add(rule, woken.sentence, found_, task_regions_);
        for (const Region& region : task_regions_) tasks_.push_back({region, rank_[woken.rule]});
    }
    std::ranges::sort(tasks_);
    const auto repeated = std::ranges::unique(tasks_);
    tasks_.erase(repeated.begin(), repeated.end());
}

void RuleRunner::finish_stage(std::uint32_t stage) {
    for (const RuleIndex rule : program_.order) {
        if (program_.rules[rule].stage != stage || !program_.rules[rule].is_built_on) continue;
        auto& found = found_[rule];
        if (cuts_sentences(program_.rules[rule].scope)) {
            std::ranges::sort(found);
            const auto repeated = std::ranges::unique(found);
            found.erase(repeated.begin(), repeated.end());
        }
        wake_later(rule);
    }
}

expected<void, Diagnostic> RuleRunner::collect(const Region& region, Finder& finder) {
    if (auto done = finder.collect(region, hits_); !done) return done;
    if (!language_.signs.empty()) add_signs(language_.signs, text_, region, hits_);
    if (!program_.derived.empty()) hits_.derive(program_.derived);
    return {};
}

expected<void, Diagnostic> RuleRunner::run_region(std::span<const Task> tasks, Finder& finder) {
    const Region& region = tasks.front().region;
    // All rules of a stage have scopes of one level.
    if (cuts_sentences(program_.rules[program_.order[tasks.front().rank]].scope)) {
        const Region whole = regions_.whole_sentences_around(region);
        if (auto done = collect(whole, finder); !done) return done;
        matcher_.begin_clipped_region(text_, region, hits_, found_);
    } else {
        if (auto done = collect(region, finder); !done) return done;
        matcher_.begin_region(text_, region, hits_, found_);
    }
    emitted_.clear();
    observed_atoms_.clear();
    refused_statuses_.clear();
    for (const Task& task : tasks) run_rule(program_.order[task.rank], region);
    if (auto done = observe_entries(finder); !done) return done;
    return gather_evidence(finder);
}

/// While the matches of the region are at hand, but after all rules: few matches come so far.
expected<void, Diagnostic> RuleRunner::gather_evidence(Finder& finder) {
    for (const Emitted& emitted : emitted_) {
        FoundCoding& coding = codings_[emitted.coding];
        const NodeIndex find = program_.rules[coding.rule].find;
        const std::size_t before = evidence_.size();
        if (auto done =
                evidence_gatherer_.gather(find, emitted.match, emitted.status, finder, evidence_);
            !done) {
            return done;
        }
        if (observer_ != nullptr) observer_->on_coding(coding.rule, evidence_gatherer_.nodes());
        coding.evidence = {static_cast<std::uint32_t>(before),
                           static_cast<std::uint32_t>(evidence_.size() - before)};
    }
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
    gather(index, region);
    limit(index, region);
    keep_matches(rule.keep, matcher_.pools(), matches_);
    for (const Match& match : matches_) emit(index, match, region);
}

void RuleRunner::gather(RuleIndex index, const Region& region) {
    const CompiledRule& rule = program_.rules[index];
    matches_.clear();
    const MatchSet set = matcher_.matches(rule.find);
    for (std::uint32_t i = 0; i < set.count; ++i) {
        const Match match = matcher_.pools().of(set)[i];
        if (rule.scope == ast::Scope::sentences &&
            regions_.sentence_count(match.words) > rule.sentences)
            continue;
        if (observer_ != nullptr) observe_refusals(index, match, region);
        if (crosses_barrier(rule, match) || !meets_conditions(rule, match, region)) continue;
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
bool RuleRunner::crosses(NodeIndex barrier, const Match& match) {
    const MatchSet set = matcher_.matches(barrier);
    const auto pieces = matcher_.pools().pieces_of(match);
    return std::ranges::any_of(matcher_.pools().of(set), [&](const Match& sign) {
        return lies_within(sign.words, match.words) &&
               std::ranges::none_of(pieces,
                                    [&](const Words& piece) { return overlap(piece, sign.words); });
    });
}

bool RuleRunner::crosses_barrier(const CompiledRule& rule, const Match& match) {
    return std::ranges::any_of(rule.barriers,
                               [&](NodeIndex barrier) { return crosses(barrier, match); });
}

/// Where conditions of the rule are looked for.
Region RuleRunner::condition_region(const CompiledRule& rule, const Match& match,
                                    const Region& region) const {
    if (rule.scope != ast::Scope::sentences) return region;
    return regions_.window_around(match.words, rule.sentences, region);
}

bool RuleRunner::meets_conditions(const CompiledRule& rule, const Match& match,
                                  const Region& region) {
    if (rule.unless.empty() && rule.required.empty() && rule.neighbours.empty()) return true;
    const auto roles = matcher_.pools().roles_of(match);
    const std::vector<RoleWords> bound(roles.begin(), roles.end());
    const Region around = condition_region(rule, match, region);
    const auto holds = [&](NodeIndex condition) {
        return matcher_.holds(condition, bound, around);
    };
    const auto suits = [&](const CompiledNeighbour& neighbour) {
        return matcher_.stands_beside(neighbour, match.words, bound, around) != neighbour.refused;
    };
    return std::ranges::none_of(rule.unless, holds) && std::ranges::all_of(rule.required, holds) &&
           std::ranges::all_of(rule.neighbours, suits);
}

double RuleRunner::score_of(const CompiledRule& rule, const Match& match, const Region& region) {
    double score = rule.score;
    if (rule.score_terms.empty()) return score;
    const auto roles = matcher_.pools().roles_of(match);
    const std::vector<RoleWords> bound(roles.begin(), roles.end());
    const Region around = condition_region(rule, match, region);
    for (const CompiledScoreTerm& term : rule.score_terms) {
        if (matcher_.holds(term.condition, bound, around)) score += term.amount;
    }
    return score;
}

/// Where words that set a status are looked for.
Region RuleRunner::context_region(const CompiledRule& rule, const Match& match,
                                  const Region& region) const {
    if (rule.scope == ast::Scope::sentence) return region;
    if (cuts_sentences(rule.scope)) return regions_.whole_sentences_around(match.words);
    return regions_.sentences_around(match.words, region);
}

void RuleRunner::emit(RuleIndex index, const Match& match, const Region& region) {
    const CompiledRule& rule = program_.rules[index];
    const Region around = context_region(rule, match, region);
    const auto status =
        status_of(matcher_.pools().pieces_of(match), program_.rule_infos[index].pack, around, hits_,
                  program_.triggers, rule.ignored);
    const auto& only = rule.only;
    if (!only.empty() && std::ranges::find(only, status.status) == only.end()) {
        const Refusal refusal{Refusal::Clause::only, 0};
        if (observer_ == nullptr) return;
        observer_->on_refused(index, {&refusal, 1});
        refused_statuses_.emplace_back(index, status);
        return;
    }
    FoundCoding coding{index, status.status, score_of(rule, match, region), match.words, {}, {}};
    const auto roles = matcher_.pools().roles_of(match);
    coding.roles = {static_cast<std::uint32_t>(roles_.size()),
                    static_cast<std::uint32_t>(roles.size())};
    roles_.insert(roles_.end(), roles.begin(), roles.end());
    if (gathers_evidence_) emitted_.push_back({codings_.size(), match, status});
    codings_.push_back(coding);
    if (rule.is_built_on) found_[index].push_back({match.words, {roles.begin(), roles.end()}});
}

}  // namespace topos
