#include "core/coverage/coverage.hpp"

#include <map>

#include "grammar/print.hpp"
#include "grammar/source.hpp"

namespace topos {

namespace {

std::string place_of(const Source& source, std::uint32_t at) {
    return source.name() + ":" + std::to_string(source.locate(at).line);
}

/// One rule beside its syntax tree.
class RuleWalk {
  public:
    RuleWalk(const Source& source, const Program& program, RuleIndex rule,
             const CoverageRecorder& recorder)
        : source_(source), program_(program.compiled()), rule_(rule), recorder_(recorder) {
        coverage_.rule = program.rules()[rule].name;
        coverage_.place = program.rules()[rule].place;
        coverage_.has_coded = recorder.has_coded(rule);
    }

    RuleCoverage walk(const ast::Rule& tree) {
        using Clause = Refusal::Clause;
        const CompiledRule& rule = program_.rules[rule_];
        add_branches(tree.find, rule.find, true, false);
        // What other packs add behind them is theirs to show.
        for (std::uint32_t i = 0; i < tree.barriers.size(); ++i)
            add_clause("not across", tree.barriers[i], {Clause::barrier, i});
        for (std::uint32_t i = 0; i < tree.unless.size(); ++i)
            add_clause("unless", tree.unless[i], {Clause::unless, i});
        for (std::uint32_t i = 0; i < tree.requires_.size(); ++i)
            add_clause("requires", tree.requires_[i], {Clause::required, i});
        for (std::uint32_t i = 0; i < tree.neighbours.size(); ++i)
            add_neighbour(tree.neighbours[i], {Clause::neighbour, i});
        if (!tree.only.empty()) add_only(tree.only);
        if (!coverage_.has_coded) {
            coverage_.branches.clear();
            coverage_.clauses.clear();
        }
        return std::move(coverage_);
    }

  private:
    [[nodiscard]] std::uint32_t line(const Span& span) const {
        return source_.locate(span.begin).line;
    }

    /// The tree of nodes has the shape of the syntax tree, but for rules with an error. `listed`:
    /// no branch above is one that is not shown.
    void add_branches(const ast::Pattern& tree, NodeIndex index, bool listed, bool is_choice) {
        const Node& node = program_.nodes[index];
        if (node.child_count != tree.children.size()) return;
        if (is_choice || tree.quantifier.least == 0) {
            ++coverage_.branch_count;
            const bool is_shown = recorder_.took_part(index);
            if (is_shown) ++coverage_.branches_shown;
            if (!is_shown && listed) coverage_.branches.push_back({print(tree), line(tree.span)});
            listed = listed && is_shown;
        }
        const bool has_choice = tree.kind == ast::Pattern::Kind::alternatives;
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            add_branches(tree.children[i], program_.children[node.first_child + i], listed,
                         has_choice);
    }

    void add_clause(const std::string& keyword, const ast::Pattern& tree, const Refusal& refusal) {
        add(keyword + " " + print(tree), tree.span, refusal);
    }

    void add_neighbour(const ast::Neighbour& tree, const Refusal& refusal) {
        add(source_.utf8(tree.span), tree.span, refusal);
    }

    void add_only(const std::vector<ast::Identifier>& statuses) {
        std::string text = "only";
        for (const auto& status : statuses) text += (text.size() > 4 ? ", " : " ") + status.text;
        add(text, statuses.front().span, {Refusal::Clause::only, 0});
    }

    void add(std::string text, const Span& span, const Refusal& refusal) {
        ++coverage_.clause_count;
        if (recorder_.has_refused(rule_, refusal))
            ++coverage_.clauses_shown;
        else
            coverage_.clauses.push_back({std::move(text), line(span)});
    }

    const Source& source_;
    const Program::Compiled& program_;
    RuleIndex rule_;
    const CoverageRecorder& recorder_;
    RuleCoverage coverage_;
};

std::vector<RuleCoverage> rules_of(std::span<const ast::File> files, const Program& program,
                                   const CoverageRecorder& recorder) {
    std::map<std::string, RuleIndex> by_place;
    for (RuleIndex rule = 0; rule < program.compiled().rules.size(); ++rule)
        by_place[program.rules()[rule].place] = rule;
    std::vector<RuleCoverage> rules;
    for (const auto& file : files) {
        for (const auto& statement : file.statements) {
            const auto* rule = std::get_if<ast::Rule>(&statement);
            if (rule == nullptr) continue;
            const auto found = by_place.find(place_of(*file.source, rule->name.span.begin));
            if (found == by_place.end()) continue;
            rules.push_back(RuleWalk(*file.source, program, found->second, recorder).walk(*rule));
        }
    }
    return rules;
}

/// Entries that some language reads.
std::vector<bool> entries_in_use(const Program& program) {
    std::vector<bool> is_read(program.entries().size());
    for (const LanguageRules& language : program.compiled().language_rules) {
        for (const LexiconEntry& entry : language.entries) is_read[entry.number] = true;
        for (const ContextSign& sign : language.signs) is_read[sign.entry] = true;
    }
    return is_read;
}

std::vector<WordCoverage> words_of(const Program& program, const CoverageRecorder& recorder,
                                   WrittenEntry::Kind kind) {
    const std::vector<bool> is_read = entries_in_use(program);
    std::vector<WordCoverage> lists;
    std::map<std::pair<const Source*, std::string>, std::size_t> list_of;
    for (std::uint32_t i = 0; i < program.entries().size(); ++i) {
        const WrittenEntry& entry = program.entries()[i];
        if (entry.kind != kind || !is_read[i]) continue;
        const auto [found, is_new] =
            list_of.try_emplace({entry.source.get(), entry.name}, lists.size());
        if (is_new) {
            WordCoverage list;
            list.is_context = kind == WrittenEntry::Kind::context;
            list.name = entry.name;
            list.place = place_of(*entry.source, entry.span.begin);
            lists.push_back(std::move(list));
        }
        WordCoverage& list = lists[found->second];
        ++list.word_count;
        if (!recorder.matched(i))
            list.words.push_back({entry.entry, entry.source->locate(entry.span.begin).line});
    }
    return lists;
}

}  // namespace

CoverageReport coverage_of(std::span<const ast::File> files, const Program& program,
                           const CoverageRecorder& recorder) {
    CoverageReport report;
    report.rules = rules_of(files, program, recorder);
    report.lexicons = words_of(program, recorder, WrittenEntry::Kind::lexicon);
    for (auto& context : words_of(program, recorder, WrittenEntry::Kind::context))
        report.lexicons.push_back(std::move(context));
    return report;
}

}  // namespace topos
