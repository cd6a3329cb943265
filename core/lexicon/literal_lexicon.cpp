#include "core/lexicon/literal_lexicon.hpp"

#include <algorithm>

#include "core/lexicon/folding.hpp"

namespace topos {

namespace {

bool is_longer(const std::u32string& a, const std::u32string& b) { return a.size() < b.size(); }

}  // namespace

bool make_literal(const LexiconEntry& entry, LanguageBackend& backend, Literal& out) {
    out = {};
    out.atom = entry.atom;
    out.entry = entry.number;
    out.anywhere = entry.mode == ast::MatchMode::text;
    out.part_of_speech = entry.part_of_speech;
    if (entry.kind == ast::Entry::Kind::form) out.exact = entry.text;
    for (const auto& part : split_at_blanks(entry.text)) {
        auto folded = fold_characters(part, backend);
        if (!folded.empty()) out.parts.push_back(std::move(folded));
    }
    const auto longest = std::ranges::max_element(out.parts, is_longer);
    out.anchor = static_cast<std::size_t>(longest - out.parts.begin());
    return !out.parts.empty();
}

expected<std::u32string, Diagnostic> longest_part(const LexiconEntry& glob,
                                                  LanguageBackend& backend) {
    auto parts = parse_glob(glob.text, backend);
    if (!parts) return unexpected(parts.error());
    std::u32string longest;
    for (const auto& part : *parts) {
        auto folded = fold_characters(part.text, backend);
        if (is_longer(longest, folded)) longest = std::move(folded);
    }
    return longest;
}

}  // namespace topos
