#pragma once
/// Comments that silence warnings: `# allow T0301` at the end of a line or on the line above.
#include <span>

#include "grammar/ast.hpp"

namespace topos {

/// Takes out of `diagnostics` the warnings that a comment of their file allows. A comment is for
/// the line it ends, or else for the next line that is not a comment; where a statement begins
/// there, for the whole statement. Errors cannot be silenced. \return `idle_allow` for each code of
/// a comment that silences nothing
Diagnostics take_allowed(std::span<const ast::File> files, Diagnostics& diagnostics);

}  // namespace topos
