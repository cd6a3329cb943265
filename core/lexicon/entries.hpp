#pragma once
/// core/lexicon/: how entries of lexicons are found in one language. Knows languages and syntax
/// trees of entries, nothing of rules.
#include <cstdint>
#include <string>

#include "grammar/ast.hpp"

namespace topos {

/// What a pattern asks for; several entries may stand for one atom.
using AtomIndex = std::uint32_t;

/// An entry of one language, as written, with the atom that it stands for.
struct LexiconEntry {
    AtomIndex atom = 0;
    ast::Entry::Kind kind = ast::Entry::Kind::word;
    std::string text;
    std::string part_of_speech;  ///< Universal Dependencies tag in upper case, or empty
    ast::MatchMode mode = ast::MatchMode::inflections;
    std::uint32_t number = 0;  ///< among Program::entries()
};

/// `match text` finds an entry anywhere, so stars at its ends say nothing: 工程* is 工程. What is
/// left is a word unless a star or question mark stands inside.
void drop_outer_stars(ast::Entry::Kind& kind, std::string& text);

/// A token test with its atom.
struct LexiconTest {
    AtomIndex atom = 0;
    const ast::TokenTest* test = nullptr;
};

}  // namespace topos
