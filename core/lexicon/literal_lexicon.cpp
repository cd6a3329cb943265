#include "core/lexicon/literal_lexicon.hpp"

#include <algorithm>

#include "core/lexicon/folding.hpp"

namespace topos {

namespace {

std::uint32_t bytes_of_character(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool is_longer(const std::u32string& a, const std::u32string& b) { return a.size() < b.size(); }

}  // namespace

void FoldedText::fold(std::string_view text, LanguageBackend& backend) {
    backend.fold_characters(text, characters);
    has_dropped_ = std::ranges::find(characters, U'\0') != characters.end();
    if (!has_dropped_) return;
    with_dropped_ = characters;
    std::erase(characters, U'\0');
}

void FoldedText::locate(std::string_view text) {
    begins.clear();
    std::uint32_t byte = 0;
    for (const char32_t c : has_dropped_ ? with_dropped_ : characters) {
        if (c != 0) begins.push_back(byte);
        byte += bytes_of_character(text[byte]);
    }
    begins.push_back(static_cast<std::uint32_t>(text.size()));
}

std::size_t FoldedText::at(std::uint32_t byte) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(begins, byte) - begins.begin());
}

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
