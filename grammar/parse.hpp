#pragma once
/// From a rule file to its syntax tree. Never stops at the first error: the file is split into
/// statements (statements.hpp), each statement is parsed by itself (the only place that sees
/// Boost.Spirit X3), and every statement that is right comes back beside the diagnostics of those
/// that are not.
#include <memory>

#include "grammar/ast.hpp"
#include "grammar/source.hpp"

namespace topos {

struct ParsedFile {
    ast::File file;
    Diagnostics diagnostics;  ///< sorted by place
};

[[nodiscard]] ParsedFile parse_file(std::shared_ptr<const Source> source);

/// One pattern by itself, as `topos kwic --find` takes it.
[[nodiscard]] expected<ast::Pattern, Diagnostics> parse_pattern(
    std::shared_ptr<const Source> source);

}  // namespace topos
