#pragma once
/// Dictionaries of LIWC (.dic): a legend of numbered categories between two lines `%`, then words
/// with the numbers of their categories.
#include "app/import/category.hpp"

namespace topos::app {

/// `text`: UTF-8. Read as they occur: tabs or blanks between fields, several of them, zeros before
/// numbers, categories without number, legends indented as a tree (LIWC2015), a word on several
/// lines. Reported: numbers that the legend does not have, and what LIWC2007 allows beside numbers:
/// `<of>131/125` depends on the next word and is left out; so is `(02 134)125/464`, which chooses
/// between categories by the word before; of `(02 134)126` the condition is dropped.
[[nodiscard]] ImportedOr read_liwc(std::string_view text);

}  // namespace topos::app
