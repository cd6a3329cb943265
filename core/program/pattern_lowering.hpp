#pragma once
/// Patterns as nodes and atoms. What cannot be resolved is reported, and leaves a hole.
#include <map>
#include <span>
#include <tuple>

#include "core/program/lowering.hpp"

namespace topos {

class PatternLowering {
  public:
    /// What a pattern stands in.
    enum class Part { find, condition, barrier };

    PatternLowering(Symbols& symbols, const Languages& languages, Program::Compiled& program,
                    Lowered& lowered, Diagnostics& diagnostics)
        : symbols_(symbols),
          languages_(languages),
          program_(program),
          lowered_(lowered),
          diagnostics_(diagnostics) {}

    /// The file that the following is written in.
    void stand_in(std::shared_ptr<const Source> source, std::uint32_t pack);
    /// The rule that the following patterns belong to; null: a lexicon that codes by itself.
    void begin_rule(const ast::Rule* rule);

    [[nodiscard]] NodeIndex lower(const ast::Pattern& pattern, Part part);
    [[nodiscard]] NodeIndex node_of_lexicon(std::uint32_t lexicon);
    [[nodiscard]] NodeIndex node_of_nothing();
    /// Makes room for so many entries.
    void expect_entries(std::size_t count);
    void add_entry(const std::string& language, const ast::Entry& entry, AtomIndex atom,
                   std::span<const ast::MatchMode> modes, const std::string& what);
    AtomIndex add_atom(Atom::Kind kind, std::string name, const ast::TokenTest* test = nullptr);
    /// The rule of that name, which the present one builds on from now on.
    std::optional<RuleIndex> build_on(const ast::Identifier& name);
    /// Is it a role of the present rule? Reported if not.
    bool knows_role(const ast::Identifier& role);
    void report_unknown_name(const ast::Identifier& name);

    /// Of the present rule.
    [[nodiscard]] const std::vector<RuleIndex>& builds_on() const { return builds_on_; }
    /// It refers to something that was left out because of an error.
    [[nodiscard]] bool has_hole() const { return has_hole_; }

    [[nodiscard]] static GapBound bound_of(const ast::Gap& gap);

  private:
    void report_bare_words(const ast::Pattern& find);
    /// Of lexicons and rules.
    [[nodiscard]] const std::vector<std::string>& known_names();
    /// Of a dotted name, what stands behind the last dot.
    [[nodiscard]] Span last_part(Span dotted) const;
    [[nodiscard]] NodeIndex add_node(const Node& node);
    [[nodiscard]] NodeIndex lower_pattern(const ast::Pattern& pattern);
    [[nodiscard]] Node lower_kind(const ast::Pattern& pattern);
    [[nodiscard]] Node lower_children(const ast::Pattern& pattern, Node::Kind kind);
    [[nodiscard]] Node lower_role(const ast::Pattern& pattern);
    [[nodiscard]] Node lower_literal(const ast::Pattern& pattern);
    [[nodiscard]] Node lower_test(const ast::Pattern& pattern);
    [[nodiscard]] Node lower_reference(const ast::Pattern& pattern);
    [[nodiscard]] Node lower_role_of(RuleIndex rule, const std::string& role,
                                     const ast::Pattern& pattern);
    [[nodiscard]] Node node_of_rule(RuleIndex rule, Node::Kind kind);
    [[nodiscard]] Node node_of_reference(RuleIndex rule, Node::Kind kind,
                                         const ast::Pattern& pattern);
    /// Its number among Program::entries().
    std::uint32_t note_entry(WrittenEntry::Kind kind, std::string name, std::string written,
                             const Span& span);

    Symbols& symbols_;
    const Languages& languages_;
    Program::Compiled& program_;
    Lowered& lowered_;
    Diagnostics& diagnostics_;
    std::map<std::tuple<int, std::string, std::string>, AtomIndex> literals_;
    std::shared_ptr<const Source> source_;
    std::uint32_t pack_ = 0;
    const ast::Rule* rule_ = nullptr;
    std::vector<RuleIndex> builds_on_;
    Part clause_ = Part::find;
    bool has_hole_ = false;
    std::vector<std::string> known_names_;  ///< of lexicons and rules, once they were asked for
};

}  // namespace topos
