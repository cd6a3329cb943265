#pragma once
/// What the matcher reads: flat arrays that refer to each other by index. Made by compile(), then
/// never changed.
///
///     atom      what is found in one step: entries of a lexicon, a literal, a test, a context's
///     node      a part of a pattern; leaves are atoms, roles, or what other rules found
///     rule      a node to find, and nodes that remove or weigh what was found
///     language  which entries stand for each atom, and which atoms wake which rules
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/lexicon/entries.hpp"
#include "core/lexicon/language_lexicon.hpp"
#include "core/program/program.hpp"
#include "core/program/sought_strings.hpp"

namespace re2 {
class RE2;
}

namespace topos {

using NodeIndex = std::uint32_t;
using RuleIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = ~0u;

struct Atom {
    enum class Kind { lexicon, literal, test, trigger, stop };
    Kind kind = Kind::literal;
    std::string name;                      ///< of the lexicon or status, or the literal as written
    const ast::TokenTest* test = nullptr;  ///< of test; points into Program::Compiled::tests
};

/// How much may stand between two parts. Bounds of both units arise where a part between two gaps
/// is left out: then it is enough that one of them holds.
struct GapBound {
    std::uint32_t words = 0;
    std::uint32_t characters = 0;
    bool counts_words = true;
    bool counts_characters = false;
};

/// `..3 a? ..4 b` without `a` is `..7 b`.
[[nodiscard]] GapBound sum(const GapBound& a, const GapBound& b);

struct Node {
    enum class Kind : std::uint8_t {
        atom,
        any,        ///< every word
        rule,       ///< the segments that another rule found
        rule_role,  ///< the words of one of its roles
        role,       ///< the words bound to a role of the match in question
        sequence,
        alternatives,
        near,
    };
    Kind kind = Kind::sequence;
    bool nullable = false;    ///< can match no word at all
    bool has_role = false;    ///< a role stands in it: its matches depend on the match in question
    bool in_barrier = false;  ///< test atoms see punctuation as well
    std::uint32_t subject = kNone;       ///< atom, rule or role
    std::uint32_t subject_role = kNone;  ///< rule_role
    std::uint32_t label = kNone;         ///< role that its words are bound to
    std::uint32_t least = 1;
    std::uint32_t most = 1;
    std::uint32_t first_child = 0;  ///< into Compiled::children and Compiled::gaps
    std::uint32_t child_count = 0;
    std::uint32_t entry = kNone;  ///< test, any, rule, rule_role: into Compiled::entries
};

struct CompiledScoreTerm {
    double amount = 0;
    NodeIndex condition = kNone;
};

/// What must, or must not, stand beside a match.
struct CompiledNeighbour {
    ast::Neighbour::Side side = ast::Neighbour::Side::before;
    bool refused = false;
    GapBound gap;
    NodeIndex pattern = kNone;
};

struct CompiledRule {
    NodeIndex find = kNone;
    ast::Scope scope = ast::Scope::sentence;
    std::uint32_t sentences = 1;  ///< of Scope::sentences
    RuleIndex inside = kNone;     ///< of Scope::rule
    ast::Keep keep = ast::Keep::longest;
    std::vector<NodeIndex> barriers;
    std::vector<NodeIndex> unless;
    std::vector<NodeIndex> required;
    std::vector<CompiledNeighbour> neighbours;
    std::vector<std::uint32_t> only;     ///< statuses, empty: all
    std::vector<std::uint32_t> ignored;  ///< statuses that nothing gives it
    double score = 1.0;
    std::vector<CompiledScoreTerm> score_terms;
    std::vector<RuleIndex> builds_on;  ///< rules that it refers to
    bool is_built_on = false;
    /// Rules of one stage see what others of that stage found in the same region. A stage's
    /// remainder by kStagesPerRound is the level of its scope.
    std::uint32_t stage = 0;
};

/// Regions of one level never overlap one another, but for segments of rules.
[[nodiscard]] std::uint32_t level_of(ast::Scope scope);
inline constexpr std::uint32_t kStagesPerRound = 8;

/// A lexicon that is made from others: hits of the added ones, without those whose words are
/// exactly a hit of one that is taken away.
struct DerivedAtom {
    AtomIndex atom = kNone;
    std::vector<AtomIndex> added;
    std::vector<AtomIndex> taken;
};

/// A condition of a document or corpus rule, its names resolved.
struct CompiledCondition {
    ast::Condition::Kind kind = ast::Condition::Kind::measure;
    ast::Measure::Kind measure = ast::Measure::Kind::count;
    bool has_subject = false;
    std::vector<RuleIndex> subjects;      ///< sorted: indices into rule_infos
    std::vector<std::uint32_t> statuses;  ///< sorted; empty: all
    double per_words = 0;                 ///< 0: as counted
    bool in_percent = false;
    std::string field;  ///< of metadata
    ast::Comparison comparison = ast::Comparison::at_least;
    double number = 1;
    std::string text;
    bool compares_text = false;
    std::shared_ptr<const re2::RE2> regex;
    std::uint32_t places = 0;
    ast::Condition::Place place = ast::Condition::Place::paragraphs;
    std::uint32_t least = 0;
    std::vector<CompiledCondition> operands;
    friend bool operator==(const CompiledCondition&, const CompiledCondition&) = default;
};

/// What happens once all passages of a document are coded, in this order: a rule's codings are
/// dropped where its `when` does not hold, or a document rule codes the whole document.
struct DocumentStep {
    RuleIndex rule = 0;  ///< index into rule_infos
    bool is_filter = false;
    CompiledCondition when;
};

struct CorpusRule {
    RuleIndex rule = 0;  ///< index into rule_infos
    CompiledCondition when;
    std::string group;  ///< metadatum; empty: the whole corpus
};

/// `choose a over b, c`, or of which rules' overlapping codings one is kept.
struct CompiledChoice {
    std::optional<ast::Keep> keep;
    std::vector<RuleIndex> winners;  ///< sorted
    std::vector<RuleIndex> losers;   ///< sorted; with `keep` all are among the winners
    ast::Scope scope = ast::Scope::rule;
};

/// Words that set a status, of one language line of a context.
struct CompiledTrigger {
    std::uint32_t status = 0;
    std::uint32_t pack = 0;
    AtomIndex trigger = kNone;
    AtomIndex stop = kNone;  ///< none: nothing ends the reach
    ast::ContextTriggers::Direction direction = ast::ContextTriggers::Direction::forward;
    std::uint32_t reach = 0;  ///< words
};

/// A part of every match of a rule: one of these atoms, or a segment of one of these rules.
struct Clause {
    std::vector<AtomIndex> atoms;
    std::vector<RuleIndex> rules;
};

/// When a rule can match in one language.
struct RuleWake {
    std::vector<Clause> clauses;  ///< all must hold; the first is the one presumed rarest
    bool always = false;          ///< no clause: any word may match
    bool never = false;           ///< a clause has no entries in this language, or it is left out
};

/// A sign of punctuation that sets a status, or ends the reach of one: `context question  en: "?"`.
struct ContextSign {
    AtomIndex atom = kNone;
    std::string sign;         ///< as it stands in a text; full-width twins are signs of their own
    std::uint32_t entry = 0;  ///< into Compiled::entries
};

struct LanguageRules {
    std::vector<std::string> words;     ///< for Language::create
    std::vector<LexiconEntry> entries;  ///< as written, for dump()
    std::vector<ContextSign> signs;
    LanguageLexicon lexicon;
    std::vector<RuleWake> wakes;                   ///< one per rule
    std::vector<std::vector<RuleIndex>> woken_by;  ///< per atom: rules whose first clause names it
    std::vector<RuleIndex> always;                 ///< rules to be tried in every region
    SoughtStrings sought;                          ///< unspaced languages
};

struct Program::Compiled {
    std::vector<RuleInfo> rule_infos;
    std::vector<CodebookEntry> codebook;
    std::vector<PackInfo> packs;
    std::vector<std::string> roles;
    std::vector<std::string> statuses;
    std::vector<std::string> languages;
    std::vector<ProgramExample> examples;
    std::vector<WrittenEntry> entries;

    std::vector<std::unique_ptr<ast::TokenTest>> tests;
    std::vector<Atom> atoms;
    std::vector<Node> nodes;
    std::vector<NodeIndex> children;
    std::vector<GapBound> gaps;        ///< parallel to children: what may stand before each
    std::vector<DerivedAtom> derived;  ///< each after those that it is made from
    std::vector<CompiledRule> rules;   ///< the first of rule_infos; the others are of documents
    std::vector<RuleIndex> order;      ///< all rules, what is built on before what builds on it
    std::vector<CompiledTrigger> triggers;  ///< sorted by status
    std::vector<CompiledChoice> choices;
    std::vector<DocumentStep> document_steps;
    std::vector<CorpusRule> corpus_rules;
    std::vector<bool> gated;                    ///< by rule, see gates.hpp; empty: none is
    std::vector<DocumentStep> gate_steps;       ///< what opens gates: each condition once, in order
    bool reads_documents = false;               ///< a rule looks beyond its paragraph
    bool wakes_by_find_alone = false;           ///< see CompileOptions
    bool reads_quotations = false;              ///< a rule looks inside quotations
    std::vector<LanguageRules> language_rules;  ///< parallel to languages
    /// The same without gated rules and what only they ask for; empty if no rule is gated.
    std::vector<LanguageRules> rules_before_gates;
};

/// The atoms with entries that stand behind a lexicon; the atom itself unless it is derived.
[[nodiscard]] std::vector<AtomIndex> atoms_behind(const Program::Compiled& program, AtomIndex atom);

/// The program as text, for golden tests: packs, codes, rules with their nodes, atoms with their
/// entries.
[[nodiscard]] std::string dump(const Program& program);

}  // namespace topos
