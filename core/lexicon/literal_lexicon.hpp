#pragma once
/// Entries of a language without blanks between words, as strings of folded characters.
///
/// An entry is one or more parts ("社会 安全事件" has two). `word`: every part begins and ends on a
/// word boundary, and the next part begins with the next word. `text`: the parts follow each other
/// anywhere, blanks may stand between. The longest part is the anchor that is looked for; the
/// others are compared around it.
#include <string>
#include <string_view>
#include <vector>

#include "core/language/backend.hpp"
#include "core/lexicon/entries.hpp"

namespace topos {

struct Literal {
    AtomIndex atom = 0;
    bool anywhere = false;       ///< match text
    std::string exact;           ///< of a form: the text must be this, in this case; else empty
    std::string part_of_speech;  ///< then the hit must be one word
    std::vector<std::u32string> parts;
    std::size_t anchor = 0;   ///< which part is looked for
    std::uint32_t entry = 0;  ///< LexiconEntry::number
};

/// False where folding leaves nothing.
[[nodiscard]] bool make_literal(const LexiconEntry& entry, LanguageBackend& backend, Literal& out);

/// What must occur, folded, where a glob is to match; empty where any word may.
[[nodiscard]] expected<std::u32string, Diagnostic> longest_part(const LexiconEntry& glob,
                                                                LanguageBackend& backend);

}  // namespace topos
