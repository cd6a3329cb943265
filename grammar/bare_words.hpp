#pragma once
/// Words that stand in `find` without quotes: what everybody writes first. The remedy is certain
/// once it is known which names there are, so it comes as an edit.
#include <functional>
#include <memory>
#include <string>

#include "grammar/ast.hpp"

namespace topos {

/// Is this the name of a lexicon or a rule?
using IsName = std::function<bool(const std::string&)>;

/// One `role_in_find` for each run of bare words: `find waited three hours` is a phrase, `find
/// <a> OR <b>` are alternatives.
[[nodiscard]] Diagnostics bare_words(const std::shared_ptr<const Source>& source,
                                     const ast::Pattern& find, const IsName& is_name);

}  // namespace topos
