#include "grammar/terms.hpp"

#include <algorithm>

#include "grammar/characters.hpp"

namespace topos {

namespace {

std::u32string_view trimmed(std::u32string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

bool is_enclosed(std::u32string_view text, std::u32string_view open, std::u32string_view close) {
    return text.size() >= 2 && open.find(text.front()) != open.npos &&
           close.find(text.back()) != close.npos;
}

/// `fine(verb)`: takes the part of speech off.
std::optional<ast::Identifier> take_part_of_speech(std::u32string_view& term, Span span) {
    if (term.empty() || ascii_twin(term.back()) != U')') return std::nullopt;
    const auto open = term.find_last_of(U"(（");
    if (open == term.npos || open == 0) return std::nullopt;
    const auto name = trimmed(term.substr(open + 1, term.size() - open - 2));
    for (const char32_t c : name) {
        if (!continues_identifier(c)) return std::nullopt;
    }
    if (name.empty()) return std::nullopt;
    term = trimmed(term.substr(0, open));
    return ast::Identifier{to_utf8(name), span};
}

}  // namespace

std::optional<ast::Entry> entry_of_term(std::string_view written, Span span) {
    const std::u32string points = to_code_points(written);
    std::u32string_view term = trimmed(points);
    if (term.empty()) return std::nullopt;
    ast::Entry entry;
    entry.span = span;
    if (is_enclosed(term, U"/", U"/")) {
        entry.kind = ast::Entry::Kind::regex;
        entry.text = to_utf8(term.substr(1, term.size() - 2));
        return entry;
    }
    entry.part_of_speech = take_part_of_speech(term, span);
    if (ascii_twin(term.front()) == U'=') {
        entry.kind = ast::Entry::Kind::form;
        term = trimmed(term.substr(1));
    }
    const bool is_quoted = is_enclosed(term, U"\"“", U"\"”");
    if (is_quoted) term = trimmed(term.substr(1, term.size() - 2));
    if (term.empty()) return std::nullopt;
    if (entry.kind == ast::Entry::Kind::word) {
        if (!is_quoted && term.find_first_of(U"*?＊？") != term.npos)
            entry.kind = ast::Entry::Kind::glob;
        else if (is_quoted || term.find_first_of(U" \u3000") != term.npos)
            entry.kind = ast::Entry::Kind::phrase;
    }
    std::u32string text(term);
    if (entry.kind == ast::Entry::Kind::glob)
        std::ranges::transform(text, text.begin(), ascii_twin);
    entry.text = to_utf8(text);
    return entry;
}

std::vector<std::string> lines_of_terms(std::string_view text) {
    std::vector<std::string> terms;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find_first_of("\r\n"));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        line = line.substr(0, line.find('#'));
        if (line.find_first_not_of(" \t") != line.npos) terms.emplace_back(line);
    }
    return terms;
}

}  // namespace topos
