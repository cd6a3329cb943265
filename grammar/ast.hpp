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
enum class Scope { sentence, paragraph };

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
    Identifier code;
    Pattern find;
    Scope scope = Scope::sentence;
    std::vector<Pattern> barriers;   ///< `not across`
    std::vector<Pattern> unless;     ///< each removes a match when it holds
    std::vector<Pattern> requires_;  ///< `requires`: each removes a match when it does NOT hold
    std::vector<Identifier> only;    ///< statuses; empty: all
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

struct LexiconEntries {
    Identifier language;
    std::vector<Entry> entries;
    Span span;
};

struct Lexicon {
    Identifier name;
    std::optional<Identifier> code;  ///< `lexicon x: code y`: codes directly, without a rule
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

struct Use {
    Text path;
    Span span;
};

struct Pack {
    Identifier name;
    std::string version;
    std::vector<Identifier> languages;
    Span span;
};

using Statement = std::variant<Pack, Use, Code, Lexicon, Context, Rule>;

struct File {
    std::shared_ptr<const Source> source;
    std::vector<Statement> statements;  ///< in the file's order; without those that have errors
    /// Names of codes, lexicons, contexts and rules that were left out because of an error: a
    /// reference to one of them is not a mistake of its own.
    std::vector<Identifier> left_out;
};

}  // namespace topos::ast
