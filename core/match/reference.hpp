#pragma once
/// The slow, obviously right matcher: what patterns mean, word for word from the definitions
/// (pattern_matcher.hpp, keep.hpp, contexts.hpp), from the syntax tree, without the program's
/// nodes, atoms, types or scanners. Every word is analysed and compared with every entry; sequences
/// and repetitions are enumerated. For tests beside the fast one, never for use.
#include <span>
#include <string_view>
#include <vector>

#include "core/language/backend.hpp"
#include "core/program/program.hpp"

namespace topos {

struct ReferenceRole {
    std::uint32_t role = 0;
    std::uint32_t begin = 0;  ///< bytes of the passage
    std::uint32_t end = 0;
    friend auto operator<=>(const ReferenceRole&, const ReferenceRole&) = default;
};

struct ReferenceCoding {
    std::uint32_t begin = 0;  ///< bytes of the passage
    std::uint32_t end = 0;
    std::uint32_t rule = 0;
    std::vector<ReferenceRole> roles;  ///< sorted by begin
    std::uint32_t status = 0;
    double score = 1.0;
    friend auto operator<=>(const ReferenceCoding&, const ReferenceCoding&) = default;
};

/// All codings of one passage, read in one language; sorted. `files` are those that `program` was
/// compiled from; names of rules, roles and statuses are looked up in the program.
[[nodiscard]] expected<std::vector<ReferenceCoding>, Diagnostic> code_slowly(
    std::span<const ast::File> files, const Program& program, const Language& language,
    std::uint32_t language_index, std::string_view passage);

}  // namespace topos
