#pragma once
/// Rules with one more word in a lexicon: to try what the word would do.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"

namespace topos {

struct LexiconWord {
    std::string lexicon;  ///< that got the word: of a lexicon made from others, the first of those
    std::vector<ast::File> files;
};

/// `files` with `word` among the entries of the lexicon `name` for `language` (a tag). Nothing
/// where `name` is not the name of a lexicon: rules are referred to in the same way.
[[nodiscard]] std::optional<LexiconWord> with_word(std::span<const ast::File> files,
                                                   std::string_view name, std::string_view language,
                                                   const std::string& word);

}  // namespace topos
