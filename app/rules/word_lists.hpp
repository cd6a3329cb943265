#pragma once
/// Entries of lexicons that stand in files of their own.
#include "app/rules/rule_files.hpp"

namespace topos::app {

/// Adds to each lexicon the entries of the lists that it names. A text has one entry a line,
/// written as in a lexicon (`ban*`, `=Uber`, `cut off`); `#` begins a comment. A table has them in
/// the column that is named, or in its first. Entries stand where their `from` stands.
void read_word_lists(ast::File& file, const RuleReading& reading, Diagnostics& diagnostics);

}  // namespace topos::app
