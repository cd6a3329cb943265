#include "core/program/pattern_lowering.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/lexicon/folding.hpp"
#include "core/text/characters.hpp"
#include "grammar/bare_words.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/print.hpp"
#include "grammar/print_parts.hpp"

namespace topos {

namespace {

std::vector<std::string> labels_of(const ast::Pattern& pattern) {
    std::vector<std::string> labels;
    if (pattern.label) labels.push_back(pattern.label->text);
    for (const auto& child : pattern.children) {
        for (auto& label : labels_of(child)) labels.push_back(std::move(label));
    }
    return labels;
}

WrittenEntry::Kind written_kind(Atom::Kind kind) {
    switch (kind) {
        case Atom::Kind::lexicon:
            return WrittenEntry::Kind::lexicon;
        case Atom::Kind::literal:
            return WrittenEntry::Kind::literal;
        case Atom::Kind::test:
            return WrittenEntry::Kind::test;
        case Atom::Kind::trigger:
            return WrittenEntry::Kind::context;
        case Atom::Kind::stop:
            break;
    }
    return WrittenEntry::Kind::stop;
}

ast::Pattern pattern_of(const ast::Entry& entry) {
    ast::Pattern pattern;
    pattern.kind = ast::Pattern::Kind::literal;
    pattern.literal = entry;
    return pattern;
}

bool is_punctuation(const ast::Entry& entry) {
    const bool is_plain = entry.kind == ast::Entry::Kind::phrase ||
                          entry.kind == ast::Entry::Kind::form ||
                          entry.kind == ast::Entry::Kind::word;
    if (!is_plain || entry.text.empty() || entry.text.find(' ') != entry.text.npos) return false;
    std::string_view rest = entry.text;
    while (!rest.empty()) {
        const auto c = first_character(rest);
        if (u_isalnum(static_cast<UChar32>(c.code_point))) return false;
        rest.remove_prefix(c.bytes);
    }
    return true;
}

/// The words of a list in a file of its own have the place of the line that names the list.
std::string as_written(const ast::Entry& entry, const Source& source) {
    std::string written = source.utf8(entry.span);
    if (!written.starts_with("from ")) return written;
    written = printing::entry_text(entry);
    return entry.part_of_speech ? written + "(" + entry.part_of_speech->text + ")" : written;
}

}  // namespace

void PatternLowering::stand_in(std::shared_ptr<const Source> source, std::uint32_t pack) {
    source_ = std::move(source);
    pack_ = pack;
}

void PatternLowering::begin_rule(const ast::Rule* rule) {
    rule_ = rule;
    builds_on_.clear();
    has_hole_ = false;
}

NodeIndex PatternLowering::node_of_lexicon(std::uint32_t lexicon) {
    Node node;
    node.kind = Node::Kind::atom;
    node.subject = lexicon;
    return add_node(node);
}

NodeIndex PatternLowering::node_of_nothing() { return add_node({}); }

Node PatternLowering::node_of_rule(RuleIndex rule, Node::Kind kind) {
    Node node;
    node.kind = kind;
    node.subject = rule;
    if (std::ranges::find(builds_on_, rule) == builds_on_.end()) builds_on_.push_back(rule);
    return node;
}

Node PatternLowering::node_of_reference(RuleIndex rule, Node::Kind kind,
                                        const ast::Pattern& pattern) {
    Node node = node_of_rule(rule, kind);
    const std::string& name = pattern.name.text;
    node.entry = note_entry(WrittenEntry::Kind::rule, name, "<" + name + ">", pattern.span);
    return node;
}

std::optional<RuleIndex> PatternLowering::build_on(const ast::Identifier& name) {
    const auto found = symbols_.find_rule(name.text, pack_);
    if (found)
        (void)node_of_rule(*found, Node::Kind::rule);
    else
        report_unknown_name(name);
    return found;
}

AtomIndex PatternLowering::add_atom(Atom::Kind kind, std::string name, const ast::TokenTest* test) {
    program_.atoms.push_back({kind, std::move(name), test});
    return static_cast<AtomIndex>(program_.atoms.size() - 1);
}

void PatternLowering::add_entry(const std::string& language, const ast::Entry& entry,
                                AtomIndex atom, std::span<const ast::MatchMode> modes,
                                const std::string& what) {
    const Place place{source_, entry.span};
    if (entry.kind == ast::Entry::Kind::regex && !check_regex(entry.text, place, diagnostics_))
        return;
    check_part_of_speech(entry, what, place, language, languages_, diagnostics_);
    PlacedEntry& placed = lowered_.entries.emplace_back(PlacedEntry{
        language, {atom, entry.kind, entry.text, {}, {}}, modes, place, language.empty()});
    if (entry.part_of_speech) placed.entry.part_of_speech = upper_case(entry.part_of_speech->text);
    const Atom& of = program_.atoms[atom];
    const bool is_of_context = of.kind == Atom::Kind::trigger || of.kind == Atom::Kind::stop;
    placed.is_sign = is_of_context && is_punctuation(entry);
    placed.entry.number =
        note_entry(written_kind(of.kind), of.kind == Atom::Kind::literal ? std::string() : of.name,
                   as_written(entry, *source_), entry.span);
}

void PatternLowering::expect_entries(std::size_t count) {
    lowered_.entries.reserve(count);
    program_.entries.reserve(count);
}

std::uint32_t PatternLowering::note_entry(WrittenEntry::Kind kind, std::string name,
                                          std::string written, const Span& span) {
    program_.entries.push_back({kind, std::move(name), std::move(written), source_, span});
    return static_cast<std::uint32_t>(program_.entries.size() - 1);
}

bool PatternLowering::knows_role(const ast::Identifier& role) {
    const auto labels = rule_ != nullptr ? labels_of(rule_->find) : std::vector<std::string>{};
    if (std::ranges::find(labels, role.text) != labels.end()) return true;
    auto diagnostic = unknown("unknown_role", {source_, role.span},
                              "the rule has no role `" + role.text + "`", role.text, labels);
    if (symbols_.find_lexicon(role.text, pack_)) {
        diagnostic.remedies.push_back("Write `<" + role.text + ">` for the words of the lexicon.");
    } else if (diagnostic.remedies.empty()) {
        diagnostic.remedies.push_back("Name a part in `find`: `" + role.text + ":<words>`.");
    }
    diagnostics_.push_back(std::move(diagnostic));
    return false;
}

NodeIndex PatternLowering::lower(const ast::Pattern& pattern, Part clause) {
    clause_ = clause;
    if (clause == Part::find) report_bare_words(pattern);
    const NodeIndex node = lower_pattern(pattern);
    if (program_.nodes[node].nullable) {
        auto diagnostic = diagnose(source_, "pattern_matches_nothing", pattern.span,
                                   "the pattern can match without any word");
        diagnostic.remedies.push_back("Take `?` or `*` away from one of its parts.");
        diagnostics_.push_back(std::move(diagnostic));
    }
    return node;
}

void PatternLowering::report_bare_words(const ast::Pattern& find) {
    for (auto& diagnostic : bare_words(source_, find, known_names()))
        diagnostics_.push_back(std::move(diagnostic));
}

NodeIndex PatternLowering::add_node(const Node& node) {
    program_.nodes.push_back(node);
    return static_cast<NodeIndex>(program_.nodes.size() - 1);
}

NodeIndex PatternLowering::lower_pattern(const ast::Pattern& pattern) {
    Node node = lower_kind(pattern);
    node.least = pattern.quantifier.least;
    node.most = pattern.quantifier.most;
    node.nullable = node.nullable || node.least == 0;
    if (pattern.label && clause_ == Part::find)
        node.label = *symbols_.find_role(pattern.label->text);
    return add_node(node);
}

Node PatternLowering::lower_kind(const ast::Pattern& pattern) {
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
            node.entry = note_entry(WrittenEntry::Kind::any, "", "any", pattern.span);
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

GapBound PatternLowering::bound_of(const ast::Gap& gap) {
    if (gap.unit == ast::Unit::words) return {gap.most, 0, true, false};
    return {0, gap.most, false, true};
}

Node PatternLowering::lower_children(const ast::Pattern& pattern, Node::Kind kind) {
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
        program_.gaps.push_back(i < pattern.gaps.size() ? bound_of(pattern.gaps[i]) : GapBound{});
    }
    return node;
}

Node PatternLowering::lower_role(const ast::Pattern& pattern) {
    Node node;
    node.kind = Node::Kind::role;
    node.has_role = true;
    if (clause_ == Part::find) return node;  // reported: a bare word
    if (knows_role(pattern.name)) node.subject = *symbols_.find_role(pattern.name.text);
    return node;
}

Node PatternLowering::lower_literal(const ast::Pattern& pattern) {
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

Node PatternLowering::lower_test(const ast::Pattern& pattern) {
    check_capabilities(pattern.test, rule_->name.text, {source_, pattern.span},
                       symbols_.pack_languages[pack_], languages_, diagnostics_);
    check_regexes(pattern.test, source_, diagnostics_);
    program_.tests.push_back(std::make_unique<ast::TokenTest>(pattern.test));
    ast::Pattern bare;
    bare.kind = ast::Pattern::Kind::token;
    bare.test = pattern.test;
    Node node;
    node.kind = Node::Kind::atom;
    node.in_barrier = clause_ == Part::barrier;
    node.subject = add_atom(Atom::Kind::test, print(bare), program_.tests.back().get());
    node.entry = note_entry(WrittenEntry::Kind::test, "", print(bare), pattern.span);
    lowered_.tests.push_back({node.subject, program_.tests.back().get()});
    return node;
}

Node PatternLowering::lower_reference(const ast::Pattern& pattern) {
    const std::string& name = pattern.name.text;
    Node node;
    if (const auto found = symbols_.find_lexicon(name, pack_)) {
        symbols_.lexicons[*found].is_used = true;
        node.kind = Node::Kind::atom;
        node.subject = *found;
        return node;
    }
    if (const auto found = symbols_.find_rule(name, pack_))
        return node_of_reference(*found, Node::Kind::rule, pattern);
    const auto dot = name.rfind('.');
    if (dot != std::string::npos) {
        if (const auto found = symbols_.find_rule(name.substr(0, dot), pack_))
            return lower_role_of(*found, name.substr(dot + 1), pattern);
    }
    report_unknown_name(pattern.name);
    return node;
}

Node PatternLowering::lower_role_of(RuleIndex rule, const std::string& role,
                                    const ast::Pattern& pattern) {
    Node node = node_of_reference(rule, Node::Kind::rule_role, pattern);
    const ast::Rule* other = symbols_.rules[rule].rule;
    const auto labels = other != nullptr ? labels_of(other->find) : std::vector<std::string>{};
    if (std::ranges::find(labels, role) != labels.end()) {
        node.subject_role = *symbols_.find_role(role);
    } else {
        const std::string& name = symbols_.rules[rule].rule != nullptr
                                      ? other->name.text
                                      : symbols_.rules[rule].lexicon->name.text;
        diagnostics_.push_back(unknown("unknown_role", {source_, last_part(pattern.name.span)},
                                       "rule `" + name + "` has no role `" + role + "`", role,
                                       labels));
    }
    return node;
}

const std::vector<std::string>& PatternLowering::known_names() {
    if (!known_names_.empty()) return known_names_;
    for (const auto& symbol : symbols_.lexicons) known_names_.push_back(symbol.lexicon->name.text);
    for (const auto& symbol : symbols_.rules) {
        if (symbol.rule != nullptr) known_names_.push_back(symbol.rule->name.text);
    }
    return known_names_;
}

Span PatternLowering::last_part(Span dotted) const {
    const auto written = source_->code_points();
    Span last{dotted.end, dotted.end};
    while (last.begin > dotted.begin && written[last.begin - 1] != U'.') --last.begin;
    return last;
}

void PatternLowering::report_unknown_name(const ast::Identifier& name) {
    if (symbols_.left_out.contains(name.text)) {
        has_hole_ = true;
        return;
    }
    auto diagnostic =
        unknown("unknown_name", {source_, name.span},
                "no lexicon or rule has the name `" + name.text + "`", name.text, known_names());
    if (diagnostic.remedies.empty()) {
        diagnostic.remedies.push_back("Write `lexicon " + name.text +
                                      "` with its words, or `use` the file that has it.");
    }
    diagnostics_.push_back(std::move(diagnostic));
}

}  // namespace topos
