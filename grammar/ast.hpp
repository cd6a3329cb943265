#pragma once
/// The syntax tree of a rule file: plain values with the places they were written at. Names are not
/// resolved here. Every text is UTF-8; every span counts code points of the rule file, half open.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "grammar/diagnostic.hpp"

namespace topos::ast {

/// A name as written, in NFC. Dotted names (`mechanism.control`) are one identifier.
struct Identifier {
    std::string text;
    Span span;
};

/// A quoted text or the rest of a line, without quotes.
struct Text {
    std::string value;
    Span span;
};

/// One entry of a lexicon, or a quoted word in a pattern.
struct Entry {
    enum class Kind {
        word,    ///< `deactivate`: with its inflections, as the language backend folds them
        form,    ///< `=Uber`: this form only, case too
        phrase,  ///< `"cut off"`: one or more words, folded
        glob,    ///< `ban*`: on one token, folded
        regex,   ///< `/b[ae]n/`: RE2 on one whole token, folded
    };
    Kind kind = Kind::word;
    std::string text;  ///< without marks (`=`, quotes, slashes, the part of speech)
    std::optional<Identifier> part_of_speech;  ///< `fine(verb)`
    Span span;
};

/// A boolean expression over the attributes of one token: `[text = ";" or not pos = VERB]`.
struct TokenTest {
    enum class Kind { compare, all_of, any_of, none_of };  ///< none_of has one operand: `not`
    Kind kind = Kind::compare;
    Identifier attribute;  ///< compare: text, norm, stem, lemma, pos, script
    bool negated = false;  ///< compare: `!=`
    bool regex = false;    ///< compare: the value is an RE2 expression for the whole attribute
    Text value;            ///< compare
    std::vector<TokenTest> operands;
    Span span;
};

enum class Unit { words, characters };

/// What may stand between two parts of a sequence.
struct Gap {
    std::uint32_t most = 0;  ///< 0: nothing between (words follow each other)
    Unit unit = Unit::words;
    Span span;  ///< empty where nothing is written
};

struct Quantifier {
    std::uint32_t least = 1;
    std::uint32_t most = 1;  ///< always bounded: `*` and `+` stop at kDefaultRepetition
};
inline constexpr std::uint32_t kDefaultRepetition = 10;  ///< bound of `*`, `+` and `{m,}`
inline constexpr std::uint32_t kDefaultGap = 10;         ///< bound of `..` with no number
inline constexpr std::uint32_t kThenGap = 30;            ///< bound of `then`

struct Pattern {
    enum class Kind {
        reference,     ///< `<system>`: a lexicon, or the segments of another rule
        role,          ///< `act`: the words bound to a role (in `unless`, `requires`, `score`)
        literal,       ///< `"cut off"`, `=Uber`, `/…/`
        token,         ///< `[…]`
        any,           ///< `any`
        sequence,      ///< children in order, gaps[i] before children[i] (gaps[0] unused)
        alternatives,  ///< `( … | … )`
        near,          ///< two children in either order, gaps[0] between (`near 5`: most is 4)
    };
    Kind kind = Kind::sequence;
    std::optional<Identifier> label;  ///< `agent:` names what this part matched
    Quantifier quantifier;
    Identifier name;  ///< reference, role
    Entry literal;
    TokenTest test;
    std::vector<Pattern> children;
    std::vector<Gap> gaps;
    Span span;
};

enum class Keep { longest, shortest, first, all };

/// Where all parts of a match must stand together.
enum class Scope {
    sentence,
    sentences,  ///< `within 2 sentences`: so many that follow each other in one paragraph
    quotation,  ///< what stands between quotation marks, within one paragraph
    paragraph,
    heading,
    turn,     ///< what one speaker says; without speakers, a paragraph
    section,  ///< from one heading to the next
    document,
    rule,  ///< `inside <other_rule>`: a segment that the other rule found
};

/// `after ..3 <denial>`: what must (or must not) stand beside a match without being part of it.
struct Neighbour {
    enum class Side { before, after };
    Side side = Side::before;               ///< `before P`: the match stands before P
    bool refused = false;                   ///< `unless before P`
    Gap gap{kDefaultGap, Unit::words, {}};  ///< between the match and P
    Pattern pattern;
    Span span;
};

/// `+0.5 if <pay> near 10 act`
struct ScoreTerm {
    double amount = 0;
    Pattern condition;
    Span span;
};

/// Words of an example that a role must cover: code points of `Example::text`, half open.
struct Mark {
    Identifier role;
    Span in_text;
};

/// What is counted in a document or a corpus.
struct Measure {
    enum class Kind {
        count,      ///< `count(rule)`: codings of a rule, or of a code and those below it
        documents,  ///< `documents(rule)`: how many documents have one; corpus rules only
        words,
        sentences,
        paragraphs,
    };
    Kind kind = Kind::count;
    std::optional<Identifier> subject;  ///< rule or code; `documents` without one: all documents
    std::vector<Identifier> statuses;   ///< `count(rule, asserted)`; empty: all
    std::optional<double> per_words;    ///< `per 1000 words`
    bool in_percent = false;            ///< of all documents
    Span span;
};

enum class Comparison { equal, not_equal, less, at_most, more, at_least };

/// The condition of a document or corpus rule: true, false, or unknown where a document has no such
/// metadata (after Kleene: `not unknown` is unknown).
struct Condition {
    enum class Kind {
        measure,   ///< `count(rule) >= 3 in 2 different paragraphs`
        metadata,  ///< `meta.genre = "interview"`
        all_of,
        any_of,
        negation,
        some_of,  ///< `2 of (a, b, c)`: at least so many of the operands
    };
    /// Where the codings that are counted must be spread over.
    enum class Place { paragraphs, turns, sections };

    Kind kind = Kind::measure;
    Measure measure;
    Identifier field;  ///< metadata: without `meta.`
    Comparison comparison = Comparison::at_least;
    double number = 1;         ///< measure; metadata compared with a number
    std::optional<Text> text;  ///< metadata compared with a text
    bool regex = false;        ///< metadata: the text is an RE2 expression for the whole value
    std::uint32_t places = 0;  ///< `in 2 different paragraphs`; 0: anywhere
    Place place = Place::paragraphs;
    std::uint32_t least = 0;  ///< some_of
    std::vector<Condition> operands;
    Span span;
};

/// An in-rule test. `kind` is yes, no, todo, or the name of a status (`denied`).
struct Example {
    Identifier kind;
    Identifier language;
    Text text;  ///< braces removed
    std::vector<Mark> marks;
    Span span;
};

struct Rule {
    Identifier name;
    std::optional<Identifier> code;  ///< none: leaves no codings; others build on it or count it
    Pattern find;
    Scope scope = Scope::sentence;
    std::uint32_t sentences = 1;        ///< of Scope::sentences
    std::optional<Identifier> inside;   ///< of Scope::rule
    std::vector<Pattern> barriers;      ///< `not across`
    std::vector<Pattern> unless;        ///< each removes a match when it holds
    std::vector<Pattern> requires_;     ///< `requires`: each removes a match when it does NOT hold
    std::vector<Neighbour> neighbours;  ///< `before`, `after`
    std::vector<Identifier> only;       ///< statuses; empty: all
    std::vector<Identifier> ignored;    ///< statuses whose contexts do not act on it
    std::optional<Condition> when;      ///< the document it stands in
    Keep keep = Keep::longest;
    double score = 1.0;
    std::vector<ScoreTerm> score_terms;
    std::vector<Example> examples;
    Span span;
};

enum class MatchMode {
    inflections,  ///< spaced languages: with inflections (default)
    forms,        ///< spaced languages: `match forms`: the written form in any case, no inflections
    word,  ///< unspaced languages: on segment boundaries, entries known to the segmenter (default)
    as_segmented,  ///< `match word as segmented`: on segment boundaries of the backend's own
                   ///< dictionary
    text,          ///< `match text`: anywhere
};

/// `from "words.txt"`, `from "words.csv" column term`: entries that stand in another file.
struct WordList {
    Text path;                   ///< relative to the rule file
    std::optional<Text> column;  ///< of a table
    Span span;
};

struct LexiconEntries {
    Identifier language;
    std::vector<Entry> entries;  ///< with those of the word lists, once they are read
    std::vector<WordList> lists;
    Span span;
};

/// `+ <b>` or `- <c>` of `lexicon a = <b> + <c>`.
struct LexiconTerm {
    Identifier name;
    bool taken_away = false;
};

struct Lexicon {
    Identifier name;
    std::optional<Identifier> code;  ///< `lexicon x: code y`: codes directly, without a rule
    std::vector<LexiconTerm> terms;  ///< of a lexicon made from others; it has no entries then
    std::vector<LexiconEntries> languages;
    std::vector<MatchMode> match;  ///< as written: at most one of each kind of language
    std::vector<Example> examples;
    Span span;
};

struct Code {
    Identifier name;
    std::optional<Text> title;
    std::optional<Text> means;
    std::vector<Text> include;
    std::vector<Text> exclude;
    std::optional<Text> colour;  ///< #rrggbb
    Span span;
};

/// Triggers of a status, after ConText (Chapman, Chu and Dowling 2007; Harkema et al. 2009).
struct ContextTriggers {
    enum class Direction { forward, backward, both };
    Identifier language;
    std::vector<Entry> entries;
    Direction direction = Direction::forward;
    std::uint32_t reach = 6;   ///< words
    std::vector<Entry> until;  ///< a stop ends the reach
    Span span;
};

struct Context {
    Identifier status;
    std::vector<ContextTriggers> triggers;
    Span span;
};

/// `use "actors.topos"` or `use pack digital_labour version 1.2`.
struct Use {
    Text path;                       ///< relative to the rule file; empty for a pack
    std::optional<Identifier> pack;  ///< one that is installed or stands in the project
    std::string version;             ///< at least this one, of the same first number; may be empty
    Span span;
};

/// `document name: code c` or `corpus name: code c`, with a condition on counts and metadata.
struct DocumentRule {
    bool is_corpus = false;
    Identifier name;
    std::optional<Identifier> code;  ///< none: of documents; names a condition that `when` may ask
    Condition when;
    std::optional<Identifier> group;  ///< corpus: `for each meta.platform`; without `meta.`
    Span span;
};

/// `choose a over b, c` or `choose longest of a, b`: which of overlapping codings of different
/// rules or codes stay.
struct Choose {
    std::optional<Keep> keep;       ///< none: `names[0]` wins over the others
    std::vector<Identifier> names;  ///< of rules or codes
    Scope scope = Scope::rule;      ///< Scope::rule: where segments overlap; else `inside` what
    Span span;
};

/// `extend pack p`: someone else's pack adjusted without copying it.
struct Extend {
    struct Change {
        Identifier lexicon;
        std::vector<LexiconTerm> terms;
    };
    Identifier pack;
    std::vector<Identifier> rules;    ///< those that `except` is for; empty: all of the pack
    std::vector<Pattern> except;      ///< removes a match, like `unless`
    std::vector<Identifier> without;  ///< rules that are switched off
    std::vector<Change> lexicons;     ///< `words system + <mine> - <theirs>`
    Span span;
};

struct Pack {
    Identifier name;
    std::string version;
    std::vector<Identifier> languages;
    Span span;
};

using Statement =
    std::variant<Pack, Use, Code, Lexicon, Context, Rule, DocumentRule, Choose, Extend>;

struct File {
    std::shared_ptr<const Source> source;
    std::vector<Statement> statements;  ///< in the file's order; without those that have errors
    /// Names of codes, lexicons, contexts and rules that were left out because of an error: a
    /// reference to one of them is not a mistake of its own.
    std::vector<Identifier> left_out;
    /// A statement that other statements depend on without naming it (a context, say) was left out.
    bool has_lost_common_part = false;
    std::vector<std::shared_ptr<const Source>> word_lists;  ///< that were read for its lexicons
};

}  // namespace topos::ast
