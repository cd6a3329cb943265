// The program as text. Nodes are printed as the tree they are; atoms by name.
#include <fmt/format.h>

#include "core/program/compiled.hpp"
#include "grammar/names.hpp"

namespace topos {

namespace {

constexpr std::string_view kAtomKinds[] = {"lexicon", "literal", "test", "trigger", "stop"};

class Dump {
  public:
    explicit Dump(const Program::Compiled& program) : program_(program) {}

    std::string run() {
        for (const auto& pack : program_.packs) dump_pack(pack);
        for (const auto& code : program_.codebook)
            text_ += fmt::format("code {} \"{}\"\n", code.name, code.title);
        for (RuleIndex rule = 0; rule < program_.rules.size(); ++rule) dump_rule(rule);
        for (const auto& trigger : program_.triggers) dump_trigger(trigger);
        for (std::size_t i = 0; i < program_.language_rules.size(); ++i) dump_language(i);
        return std::move(text_);
    }

  private:
    void dump_pack(const PackInfo& pack) {
        text_ += fmt::format("pack {} {}", pack.name, pack.version);
        for (const auto& file : pack.files) text_ += " " + file.name;
        text_ += '\n';
    }

    void dump_rule(RuleIndex index) {
        const RuleInfo& info = program_.rule_infos[index];
        const CompiledRule& rule = program_.rules[index];
        const std::string code = info.codes ? program_.codebook[info.code].name : "-";
        text_ += fmt::format("rule {} code {} pack {} at {} stage {} keep {}\n", info.name, code,
                             program_.packs[info.pack].name, info.place, rule.stage,
                             written_name(rule.keep));
        if (rule.scope != ast::Scope::sentence)
            text_ += fmt::format("  inside {}\n", written_name(rule.scope));
        dump_clause("find", rule.find);
        for (const NodeIndex node : rule.barriers) dump_clause("not across", node);
        for (const NodeIndex node : rule.unless) dump_clause("unless", node);
        for (const NodeIndex node : rule.required) dump_clause("requires", node);
        for (const auto& neighbour : rule.neighbours) {
            const bool is_before = neighbour.side == ast::Neighbour::Side::before;
            dump_clause(fmt::format("{}{}", neighbour.refused ? "unless " : "",
                                    is_before ? "before" : "after"),
                        neighbour.pattern);
        }
        for (const auto& term : rule.score_terms)
            dump_clause(fmt::format("score {:+} if", term.amount), term.condition);
    }

    void dump_clause(std::string_view name, NodeIndex node) {
        text_ += fmt::format("  {} {}\n", name, written(node));
    }

    void dump_trigger(const CompiledTrigger& trigger) {
        text_ += fmt::format("context {} {} {}\n", program_.statuses[trigger.status],
                             written_name(trigger.direction), trigger.reach);
    }

    void dump_language(std::size_t index) {
        const LanguageRules& rules = program_.language_rules[index];
        text_ += fmt::format("language {}\n", program_.languages[index]);
        for (const auto& entry : rules.entries) {
            text_ += fmt::format("  {} {} \"{}\" {}\n", name_of(entry.atom),
                                 written_name(entry.kind), entry.text, written_name(entry.mode));
        }
        for (RuleIndex rule = 0; rule < program_.rules.size(); ++rule)
            dump_wake(rule, rules.wakes[rule]);
    }

    void dump_wake(RuleIndex rule, const RuleWake& wake) {
        text_ += fmt::format("  {} is woken", program_.rule_infos[rule].name);
        if (wake.never) text_ += " never";
        if (wake.always) text_ += " everywhere";
        if (!wake.never && !wake.always) {
            text_ += " by";
            for (const AtomIndex atom : wake.clauses.front().atoms) text_ += " " + name_of(atom);
            for (const RuleIndex part : wake.clauses.front().rules) {
                text_ += " rule " + program_.rule_infos[part].name;
            }
        }
        text_ += '\n';
    }

    [[nodiscard]] std::string name_of(AtomIndex atom) const {
        const Atom& named = program_.atoms[atom];
        return fmt::format("{} {}", kAtomKinds[static_cast<std::size_t>(named.kind)], named.name);
    }

    [[nodiscard]] std::string written(NodeIndex index) const {
        const Node& node = program_.nodes[index];
        std::string text = node.label == kNone ? "" : program_.roles[node.label] + ":";
        text += "(" + written_kind(node) + ")";
        if (node.least != 1 || node.most != 1)
            text += fmt::format("{{{},{}}}", node.least, node.most);
        return text;
    }

    [[nodiscard]] std::string written_kind(const Node& node) const {
        switch (node.kind) {
            case Node::Kind::atom:
                return name_of(node.subject);
            case Node::Kind::any:
                return "any";
            case Node::Kind::rule:
                return "rule " + program_.rule_infos[node.subject].name;
            case Node::Kind::rule_role:
                return fmt::format("rule {} role {}", program_.rule_infos[node.subject].name,
                                   program_.roles[node.subject_role]);
            case Node::Kind::role:
                return "role " + program_.roles[node.subject];
            case Node::Kind::sequence:
                return "sequence" + written_children(node);
            case Node::Kind::alternatives:
                return "alternatives" + written_children(node);
            case Node::Kind::near:
                return "near" + written_children(node);
        }
        return {};
    }

    [[nodiscard]] std::string written_children(const Node& node) const {
        std::string text;
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            const GapBound& gap = program_.gaps[node.first_child + i];
            if (gap.counts_characters)
                text += fmt::format(" ..{} characters", gap.characters);
            else if (gap.words > 0)
                text += fmt::format(" ..{}", gap.words);
            text += " " + written(program_.children[node.first_child + i]);
        }
        return text;
    }

    const Program::Compiled& program_;
    std::string text_;
};

}  // namespace

std::string dump(const Program& program) { return Dump(program.compiled()).run(); }

}  // namespace topos
