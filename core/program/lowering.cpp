#include "core/program/lowering.hpp"

#include <algorithm>

#include "core/lexicon/folding.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/print.hpp"

namespace topos {

namespace {

/// What a pattern stands in.
enum class Part { find, condition, barrier };

class Lowering {
  public:
    Lowering(std::span<const ast::File> files, Symbols& symbols, const Languages& languages,
             Program::Compiled& program, Diagnostics& diagnostics)
        : files_(files),
          symbols_(symbols),
          languages_(languages),
          program_(program),
          diagnostics_(diagnostics) {}

    Lowered run() {
        lower_lexicons();
        lower_contexts();
        for (const auto& rule : symbols_.rules) lower_rule(rule);
        return std::move(lowered_);
    }

  private:
    // -- atoms

    AtomIndex add_atom(Atom::Kind kind, std::string name, const ast::TokenTest* test = nullptr) {
        program_.atoms.push_back({kind, std::move(name), test});
        return static_cast<AtomIndex>(program_.atoms.size() - 1);
    }

    void add_entry(const std::string& language, const ast::Entry& entry, AtomIndex atom,
                   const std::vector<ast::MatchMode>& modes, const std::string& what) {
        const Place place{source_, entry.span};
        if (entry.kind == ast::Entry::Kind::regex && !check_regex(entry.text, place, diagnostics_))
            return;
        check_part_of_speech(entry, what, place, language, languages_, diagnostics_);
        PlacedEntry placed{
            language, {atom, entry.kind, entry.text, {}, {}}, modes, place, language.empty()};
        if (entry.part_of_speech)
            placed.entry.part_of_speech = upper_case(entry.part_of_speech->text);
        lowered_.entries.push_back(std::move(placed));
    }

    bool knows_language(const ast::Identifier& language) {
        if (is_loaded(language.text, languages_)) return true;
        std::vector<std::string> known;
        for (const Language* one : languages_) known.emplace_back(one->tag());
        diagnostics_.push_back(unknown("unknown_language", {source_, language.span},
                                       "no language `" + language.text + "` is loaded",
                                       language.text, known));
        return false;
    }

    void lower_lexicons() {
        for (const auto& symbol : symbols_.lexicons) {
            source_ = files_[symbol.file].source;
            const AtomIndex atom = add_atom(Atom::Kind::lexicon, symbol.lexicon->name.text);
            for (const auto& list : symbol.lexicon->languages) {
                if (!knows_language(list.language)) continue;
                for (const auto& entry : list.entries) {
                    add_entry(list.language.text, entry, atom, symbol.lexicon->match,
                              "lexicon `" + symbol.lexicon->name.text + "`");
                }
            }
            check_languages_of(symbol);
        }
    }

    /// Languages that the pack declares and the lexicon has nothing for.
    void check_languages_of(const LexiconSymbol& symbol) {
        for (const auto& tag : symbols_.pack_languages[symbols_.pack_of_file[symbol.file]]) {
            const auto has = [&](const ast::LexiconEntries& list) {
                return covers(list.language.text, tag);
            };
            if (std::ranges::any_of(symbol.lexicon->languages, has)) continue;
            const auto& name = symbol.lexicon->name;
            auto diagnostic =
                diagnose(source_, "lexicon_without_language", name.span,
                         "lexicon `" + name.text + "` has no entries for `" + tag + "`");
            diagnostic.remedies.push_back("Add a line `" + tag + ": …`, or take `" + tag +
                                          "` out of the languages of the pack.");
            diagnostics_.push_back(std::move(diagnostic));
        }
    }

    // -- contexts

    void lower_contexts() {
        for (std::uint32_t file = 0; file < files_.size(); ++file) {
            source_ = files_[file].source;
            for (const auto& statement : files_[file].statements) {
                const auto* context = std::get_if<ast::Context>(&statement);
                if (context == nullptr) continue;
                for (const auto& line : context->triggers) lower_trigger(*context, line, file);
            }
        }
    }

    void lower_trigger(const ast::Context& context, const ast::ContextTriggers& line,
                       std::uint32_t file) {
        if (!knows_language(line.language)) return;
        const std::string& status = context.status.text;
        CompiledTrigger trigger;
        trigger.status = *symbols_.find_status(status);
        trigger.pack = symbols_.pack_of_file[file];
        trigger.direction = line.direction;
        trigger.reach = line.reach;
        trigger.trigger = add_atom(Atom::Kind::trigger, status);
        for (const auto& entry : line.entries) {
            add_entry(line.language.text, entry, trigger.trigger, {}, "context `" + status + "`");
        }
        if (!line.until.empty()) trigger.stop = add_atom(Atom::Kind::stop, status);
        for (const auto& entry : line.until) {
            add_entry(line.language.text, entry, trigger.stop, {}, "context `" + status + "`");
        }
        program_.triggers.push_back(trigger);
    }

    // -- rules

    void lower_rule(const RuleSymbol& symbol) {
        source_ = files_[symbol.file].source;
        file_ = symbol.file;
        rule_ = symbol.rule;
        compiled_ = {};
        has_hole_ = false;
        if (symbol.rule != nullptr)
            lower_clauses(*symbol.rule);
        else
            compiled_.find = lower_lexicon_reference(*symbol.lexicon);
        if (has_hole_) compiled_.find = add_node({});
        add_info(symbol);
        const auto& examples =
            symbol.rule != nullptr ? symbol.rule->examples : symbol.lexicon->examples;
        const auto index = static_cast<RuleIndex>(program_.rules.size());
        for (const auto& example : examples) add_example(index, example);
        if (symbol.rule != nullptr) check_has_yes(*symbol.rule);
        program_.rules.push_back(std::move(compiled_));
    }

    void lower_clauses(const ast::Rule& rule) {
        compiled_.scope = rule.scope;
        compiled_.keep = rule.keep;
        compiled_.score = rule.score;
        compiled_.find = lower_clause(rule.find, Part::find);
        for (const auto& pattern : rule.barriers)
            compiled_.barriers.push_back(lower_clause(pattern, Part::barrier));
        for (const auto& pattern : rule.unless)
            compiled_.unless.push_back(lower_clause(pattern, Part::condition));
        for (const auto& pattern : rule.requires_) {
            compiled_.required.push_back(lower_clause(pattern, Part::condition));
        }
        for (const auto& term : rule.score_terms) {
            compiled_.score_terms.push_back(
                {term.amount, lower_clause(term.condition, Part::condition)});
        }
        for (const auto& status : rule.only) {
            if (const auto found = find_status(status)) compiled_.only.push_back(*found);
        }
    }

    NodeIndex lower_lexicon_reference(const ast::Lexicon& lexicon) {
        Node node;
        node.kind = Node::Kind::atom;
        node.subject = symbols_.lexicon_index.at(lexicon.name.text);
        return add_node(node);
    }

    void add_info(const RuleSymbol& symbol) {
        const auto& name = symbol.rule != nullptr ? symbol.rule->name : symbol.lexicon->name;
        const auto& code = symbol.rule != nullptr ? symbol.rule->code : *symbol.lexicon->code;
        RuleInfo info;
        info.name = name.text;
        info.pack = symbols_.pack_of_file[symbol.file];
        info.place = source_->name() + ":" + std::to_string(source_->locate(name.span.begin).line);
        if (const auto found = symbols_.find_code(code.text)) {
            info.code = *found;
        } else if (!symbols_.left_out.contains(code.text)) {
            report_unknown_code(code);
        }
        program_.rule_infos.push_back(std::move(info));
    }

    void report_unknown_code(const ast::Identifier& code) {
        std::vector<std::string> known;
        for (const auto& entry : symbols_.codebook) {
            known.push_back(entry.name);
            if (const auto dot = entry.name.rfind('.'); dot != std::string::npos) {
                known.push_back(entry.name.substr(dot + 1));
            }
        }
        auto diagnostic = unknown("unknown_code", {source_, code.span},
                                  "no code has the name `" + code.text + "`", code.text, known);
        diagnostic.remedies.push_back("Add `code " + code.text + "` to the codebook.");
        diagnostics_.push_back(std::move(diagnostic));
    }

    std::optional<std::uint32_t> find_status(const ast::Identifier& status) {
        const auto found = symbols_.find_status(status.text);
        if (!found) {
            diagnostics_.push_back(unknown("unknown_status", {source_, status.span},
                                           "no context has the status `" + status.text + "`",
                                           status.text, symbols_.statuses));
        }
        return found;
    }

    void add_example(RuleIndex rule, const ast::Example& example) {
        const std::string& kind = example.kind.text;
        const bool known_kind =
            kind == "yes" || kind == "no" || kind == "todo" || find_status(example.kind);
        const bool known_language =
            example.language.text.empty() || knows_language(example.language);
        bool known_roles = true;
        for (const auto& mark : example.marks) known_roles = knows_role(mark.role) && known_roles;
        if (!known_kind || !known_language || !known_roles) return;
        program_.examples.push_back({rule, example, source_});
    }

    void check_has_yes(const ast::Rule& rule) {
        const auto shows = [](const ast::Example& example) {
            return example.kind.text != "no" && example.kind.text != "todo";
        };
        if (std::ranges::any_of(rule.examples, shows)) return;
        auto diagnostic = diagnose(source_, "rule_without_yes", rule.name.span,
                                   "rule `" + rule.name.text + "` has no `yes` example");
        diagnostic.remedies.push_back("Add a sentence that it should code: `yes en \"…\"`.");
        diagnostics_.push_back(std::move(diagnostic));
    }

    // -- patterns

    std::vector<std::string> labels_of(const ast::Pattern& pattern) const {
        std::vector<std::string> labels;
        if (pattern.label) labels.push_back(pattern.label->text);
        for (const auto& child : pattern.children) {
            for (auto& label : labels_of(child)) labels.push_back(std::move(label));
        }
        return labels;
    }

    bool knows_role(const ast::Identifier& role) {
        const auto labels = rule_ != nullptr ? labels_of(rule_->find) : std::vector<std::string>{};
        if (std::ranges::find(labels, role.text) != labels.end()) return true;
        auto diagnostic = unknown("unknown_role", {source_, role.span},
                                  "the rule has no role `" + role.text + "`", role.text, labels);
        if (symbols_.lexicon_index.contains(role.text)) {
            diagnostic.remedies.push_back("Write `<" + role.text +
                                          ">` for the words of the lexicon.");
        }
        diagnostics_.push_back(std::move(diagnostic));
        return false;
    }

    NodeIndex lower_clause(const ast::Pattern& pattern, Part clause) {
        clause_ = clause;
        const NodeIndex node = lower_pattern(pattern);
        if (program_.nodes[node].nullable) {
            auto diagnostic = diagnose(source_, "pattern_matches_nothing", pattern.span,
                                       "the pattern can match without any word");
            diagnostic.remedies.push_back("Take `?` or `*` away from one of its parts.");
            diagnostics_.push_back(std::move(diagnostic));
        }
        return node;
    }

    NodeIndex add_node(const Node& node) {
        program_.nodes.push_back(node);
        return static_cast<NodeIndex>(program_.nodes.size() - 1);
    }

    NodeIndex lower_pattern(const ast::Pattern& pattern) {
        Node node = lower_kind(pattern);
        node.least = pattern.quantifier.least;
        node.most = pattern.quantifier.most;
        node.nullable = node.nullable || node.least == 0;
        if (pattern.label && clause_ == Part::find)
            node.label = *symbols_.find_role(pattern.label->text);
        return add_node(node);
    }

    Node lower_kind(const ast::Pattern& pattern) {
        using Kind = ast::Pattern::Kind;
        Node node;
        switch (pattern.kind) {
            case Kind::reference:
                return lower_reference(pattern);
            case Kind::role:
                return lower_role(pattern);
            case Kind::literal:
                return lower_literal(pattern);
            case Kind::token:
                return lower_test(pattern);
            case Kind::any:
                node.kind = Node::Kind::any;
                return node;
            case Kind::sequence:
                return lower_children(pattern, Node::Kind::sequence);
            case Kind::alternatives:
                return lower_children(pattern, Node::Kind::alternatives);
            case Kind::near:
                return lower_children(pattern, Node::Kind::near);
        }
        return node;
    }

    static GapBound bound_of(const ast::Gap& gap) {
        if (gap.unit == ast::Unit::words) return {gap.most, 0, true, false};
        return {0, gap.most, false, true};
    }

    Node lower_children(const ast::Pattern& pattern, Node::Kind kind) {
        std::vector<NodeIndex> children;
        for (const auto& child : pattern.children) children.push_back(lower_pattern(child));
        Node node;
        node.kind = kind;
        node.first_child = static_cast<std::uint32_t>(program_.children.size());
        node.child_count = static_cast<std::uint32_t>(children.size());
        node.nullable = kind == Node::Kind::sequence;
        for (std::size_t i = 0; i < children.size(); ++i) {
            const Node& child = program_.nodes[children[i]];
            node.has_role = node.has_role || child.has_role;
            if (kind == Node::Kind::sequence) node.nullable = node.nullable && child.nullable;
            if (kind == Node::Kind::alternatives) node.nullable = node.nullable || child.nullable;
            program_.children.push_back(children[i]);
            program_.gaps.push_back(i < pattern.gaps.size() ? bound_of(pattern.gaps[i])
                                                            : GapBound{});
        }
        return node;
    }

    Node lower_role(const ast::Pattern& pattern) {
        Node node;
        node.kind = Node::Kind::role;
        node.has_role = true;
        if (clause_ == Part::find) {
            auto diagnostic =
                diagnose(source_, "role_in_find", pattern.span,
                         "`" + pattern.name.text + "` stands in `find` without quotes");
            diagnostic.remedies.push_back("Words to find stand in quotes; a lexicon in `<…>`.");
            diagnostics_.push_back(std::move(diagnostic));
            return node;
        }
        if (knows_role(pattern.name)) node.subject = *symbols_.find_role(pattern.name.text);
        return node;
    }

    Node lower_literal(const ast::Pattern& pattern) {
        const ast::Entry& entry = pattern.literal;
        const std::string pos = entry.part_of_speech ? entry.part_of_speech->text : "";
        const auto [found, is_new] =
            literals_.try_emplace({static_cast<int>(entry.kind), entry.text, pos}, 0);
        if (is_new) {
            found->second = add_atom(Atom::Kind::literal, print(pattern_of(entry)));
            add_entry("", entry, found->second, {},
                      rule_ == nullptr ? "" : "rule `" + rule_->name.text + "`");
        }
        Node node;
        node.kind = Node::Kind::atom;
        node.subject = found->second;
        return node;
    }

    static ast::Pattern pattern_of(const ast::Entry& entry) {
        ast::Pattern pattern;
        pattern.kind = ast::Pattern::Kind::literal;
        pattern.literal = entry;
        return pattern;
    }

    Node lower_test(const ast::Pattern& pattern) {
        check_capabilities(pattern.test, rule_->name.text, {source_, pattern.span},
                           symbols_.pack_languages[symbols_.pack_of_file[file_]], languages_,
                           diagnostics_);
        check_regexes(pattern.test, source_, diagnostics_);
        program_.tests.push_back(std::make_unique<ast::TokenTest>(pattern.test));
        ast::Pattern bare;
        bare.kind = ast::Pattern::Kind::token;
        bare.test = pattern.test;
        Node node;
        node.kind = Node::Kind::atom;
        node.in_barrier = clause_ == Part::barrier;
        node.subject = add_atom(Atom::Kind::test, print(bare), program_.tests.back().get());
        lowered_.tests.push_back({node.subject, program_.tests.back().get()});
        return node;
    }

    Node lower_reference(const ast::Pattern& pattern) {
        const std::string& name = pattern.name.text;
        Node node;
        if (const auto found = symbols_.lexicon_index.find(name);
            found != symbols_.lexicon_index.end()) {
            symbols_.lexicons[found->second].is_used = true;
            node.kind = Node::Kind::atom;
            node.subject = found->second;
            return node;
        }
        if (const auto found = symbols_.rule_index.find(name); found != symbols_.rule_index.end()) {
            return build_on(found->second, Node::Kind::rule);
        }
        const auto dot = name.rfind('.');
        if (dot != std::string::npos) {
            const auto found = symbols_.rule_index.find(name.substr(0, dot));
            if (found != symbols_.rule_index.end())
                return lower_role_of(found->second, name.substr(dot + 1), pattern);
        }
        report_unknown_name(pattern.name);
        return node;
    }

    Node build_on(RuleIndex rule, Node::Kind kind) {
        Node node;
        node.kind = kind;
        node.subject = rule;
        if (std::ranges::find(compiled_.builds_on, rule) == compiled_.builds_on.end()) {
            compiled_.builds_on.push_back(rule);
        }
        return node;
    }

    Node lower_role_of(RuleIndex rule, const std::string& role, const ast::Pattern& pattern) {
        Node node = build_on(rule, Node::Kind::rule_role);
        const ast::Rule* other = symbols_.rules[rule].rule;
        const auto labels = other != nullptr ? labels_of(other->find) : std::vector<std::string>{};
        if (std::ranges::find(labels, role) != labels.end()) {
            node.subject_role = *symbols_.find_role(role);
        } else {
            const std::string& name = symbols_.rules[rule].rule != nullptr
                                          ? other->name.text
                                          : symbols_.rules[rule].lexicon->name.text;
            diagnostics_.push_back(unknown("unknown_role", {source_, pattern.name.span},
                                           "rule `" + name + "` has no role `" + role + "`", role,
                                           labels));
        }
        return node;
    }

    void report_unknown_name(const ast::Identifier& name) {
        if (symbols_.left_out.contains(name.text)) {
            has_hole_ = true;
            return;
        }
        std::vector<std::string> known;
        for (const auto& symbol : symbols_.lexicons) known.push_back(symbol.lexicon->name.text);
        for (const auto& symbol : symbols_.rules) {
            if (symbol.rule != nullptr) known.push_back(symbol.rule->name.text);
        }
        diagnostics_.push_back(unknown("unknown_name", {source_, name.span},
                                       "no lexicon or rule has the name `" + name.text + "`",
                                       name.text, known));
    }

    std::span<const ast::File> files_;
    Symbols& symbols_;
    const Languages& languages_;
    Program::Compiled& program_;
    Diagnostics& diagnostics_;
    Lowered lowered_;
    std::map<std::tuple<int, std::string, std::string>, AtomIndex> literals_;
    std::shared_ptr<const Source> source_;
    std::uint32_t file_ = 0;
    const ast::Rule* rule_ = nullptr;
    CompiledRule compiled_;
    Part clause_ = Part::find;
    bool has_hole_ = false;  ///< the rule refers to something that was left out because of an error
};

}  // namespace

Lowered lower(std::span<const ast::File> files, Symbols& symbols, const Languages& languages,
              Program::Compiled& program, Diagnostics& diagnostics) {
    return Lowering(files, symbols, languages, program, diagnostics).run();
}

}  // namespace topos
