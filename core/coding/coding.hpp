#pragma once
/// The result of coding: which words of which document carry which code, by which rule, in which
/// status.
#include <cstdint>
#include <string>
#include <vector>

#include "core/text/units.hpp"

namespace topos {

struct RoleSpan {
    std::uint32_t role = 0;  ///< index into Program::roles()
    CodePointRange range;
    ByteRange bytes;  ///< the same words in bytes of Document::text
    friend auto operator<=>(const RoleSpan&, const RoleSpan&) = default;
};

/// An entry that matched: what a coding rests on.
struct Evidence {
    static constexpr std::uint32_t kNoRole = ~0u;
    std::uint32_t entry = 0;       ///< index into Program::entries()
    std::uint32_t role = kNoRole;  ///< index into Program::roles(): the role its words belong to
    CodePointRange range;
    ByteRange bytes;  ///< the same words in bytes of Document::text
    friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

/// Ordered as results leave: begin, end, rule's place, roles. (The document comes first; a list
/// belongs to one.)
struct Coding {
    CodePointRange range;        ///< never empty
    ByteRange bytes;             ///< the same words in bytes of Document::text
    std::uint32_t rule = 0;      ///< index into Program::rules()
    std::uint32_t status = 0;    ///< index into Program::statuses(); 0 is asserted
    std::uint32_t language = 0;  ///< index into Program::languages()
    double score = 1.0;
    std::vector<RoleSpan> roles;     ///< sorted by range, then role
    std::vector<Evidence> evidence;  ///< in the order of the words; what set the status comes last
};

/// What the coding of one document gave.
struct DocumentCodings {
    std::vector<Coding> codings;  ///< sorted
    std::uint64_t words = 0;
    std::uint64_t sentences = 0;
    std::uint64_t paragraphs = 0;
    std::vector<std::string>
        warnings;  ///< e.g. a cap that was reached, with the rule and the place
};

}  // namespace topos
