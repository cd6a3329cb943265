#include "grammar/entry_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/characters.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/quoted_text.hpp"

namespace topos {
namespace {

/// As written, with one blank for any run of blanks.
std::u32string single_spaced(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text) {
        if (!is_blank(c)) {
            out += c;
        } else if (!out.empty() && out.back() != U' ') {
            out += U' ';
        }
    }
    while (!out.empty() && out.back() == U' ') out.pop_back();
    return out;
}

std::u32string written(const ClauseText& clause, Span span) {
    return single_spaced(clause.source->code_points().substr(span.begin, span.end - span.begin));
}

bool is_glob_sign(char32_t c) { return c == U'*' || c == U'?' || c == U'＊' || c == U'？'; }

}  // namespace

ast::Entry bare_entry_of(const ClauseText& clause, Span span) {
    auto text = written(clause, span);
    ast::Entry entry;
    entry.span = span;
    if (std::ranges::any_of(text, is_glob_sign)) {
        entry.kind = ast::Entry::Kind::glob;
        // A full-width sign is the same sign; the rest of the entry stays as written.
        std::ranges::transform(text, text.begin(),
                               [](char32_t c) { return is_glob_sign(c) ? ascii_twin(c) : c; });
    } else if (text.find(U' ') != std::u32string::npos) {
        entry.kind = ast::Entry::Kind::phrase;
    }
    entry.text = to_utf8(text);
    return entry;
}

ast::Entry phrase_of(const ClauseText& clause, Span quoted) {
    const auto text = single_spaced(unquote(*clause.source, quoted).text);
    return {ast::Entry::Kind::phrase, to_utf8(text), std::nullopt, quoted};
}

ast::Entry form_of(const ClauseText& clause, Span span) {
    const bool in_quotes = clause.text[span.begin] == U'"';
    auto text = in_quotes ? phrase_of(clause, span).text : to_utf8(written(clause, span));
    return {ast::Entry::Kind::form, std::move(text), std::nullopt, span};
}

ast::Entry regex_entry_of(const ClauseText& clause, Span enclosed) {
    return {ast::Entry::Kind::regex, regex_of(*clause.source, enclosed), std::nullopt, enclosed};
}

std::optional<Diagnostic> problem_of(const ClauseText& clause, const ast::Entry& entry) {
    if (entry.text.empty()) {
        auto diagnostic = diagnose(clause.source, "empty_text", entry.span,
                                   "there is nothing between the quotes");
        diagnostic.remedies.push_back("Write the word to find, or remove the quotes.");
        return diagnostic;
    }
    if (entry.kind == ast::Entry::Kind::glob && entry.text.find(' ') != std::string::npos) {
        auto diagnostic = diagnose(clause.source, "glob_of_words", entry.span,
                                   fmt::format("the glob `{}` has a blank", entry.text));
        diagnostic.remedies.push_back(
            "`*` and `?` stand for letters of one word: write the words as entries of their own, "
            "or in quotes "
            "where the sign itself is meant.");
        return diagnostic;
    }
    return std::nullopt;
}

}  // namespace topos
