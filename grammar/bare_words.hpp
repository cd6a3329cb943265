#pragma once
/// Words that stand in `find` without quotes: what everybody writes first. The remedy is certain
/// once it is known which names there are, so it comes as an edit.
#include <memory>
#include <string>
#include <vector>

#include "grammar/ast.hpp"

namespace topos {

/// `names`: of lexicons and rules. One `role_in_find` for each run of bare words: `find waited
/// three hours` is a phrase, `find <a> OR <b>` are alternatives.
[[nodiscard]] Diagnostics bare_words(const std::shared_ptr<const Source>& source,
                                     const ast::Pattern& find,
                                     const std::vector<std::string>& names);

}  // namespace topos
