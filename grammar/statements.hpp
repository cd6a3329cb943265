#pragma once
/// The splitter: cuts a rule file into blocks and clauses before anything is parsed, so that one
/// mistake costs one clause and not the rest of the file.
///
/// A clause is a line, continued
///  - inside brackets and quotes, as long as the lines are indented deeper than the clause (a
///  closing bracket or
///    `|` may stand at its indent),
///  - by lines indented deeper than the clause itself, or after a trailing comma,
///  - never by a line that begins with a clause keyword or a language tag, by `end`, or past the
///  header of a block.
/// So an unclosed quote is over at the next line with the same indent.
///
/// Beside the clauses the splitter gives the file's `text` in a form that is easy to parse, code
/// point for code point at the same offsets: comments and line breaks inside them are blanks,
/// Chinese punctuation is its ASCII twin, quotes are
/// `"` and what stands inside quotes or slashes is kQuoted. What the author wrote is read from the
/// source.
#include <memory>
#include <string>
#include <vector>

#include "grammar/keywords.hpp"
#include "grammar/source.hpp"

namespace topos {

inline constexpr std::size_t kDeepestNesting = 200;  ///< brackets within brackets
inline constexpr char32_t kQuoted =
    U'\uFFFF';  ///< stands for each code point inside quotes or slashes

struct Clause {
    Span span;                 ///< from the first word to the last, without a trailing comment
    Span first_word;           ///< identifier or language tag, may be empty
    std::uint32_t indent = 0;  ///< columns, a tab goes to the next multiple of 8
    bool broken = false;       ///< reported already: not to be parsed
};

struct Block {
    const BlockKeyword* keyword =
        nullptr;  ///< null: not a statement of this version, reported already
    Clause header;
    std::vector<Clause> clauses;
    bool broken = false;  ///< reported already, e.g. without `end`
};

struct SplitFile {
    std::shared_ptr<const Source> source;
    std::u32string text;  ///< as long as the source
    std::vector<Block> blocks;
    Diagnostics diagnostics;
};

[[nodiscard]] SplitFile split_statements(std::shared_ptr<const Source> source);

/// The whole file as one clause, without blocks: for a pattern by itself. `blocks` has one block,
/// its header is the clause.
[[nodiscard]] SplitFile split_single_clause(std::shared_ptr<const Source> source);

}  // namespace topos
