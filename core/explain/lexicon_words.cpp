#include "core/explain/lexicon_words.hpp"

#include <algorithm>
#include <utility>

namespace topos {

namespace {

ast::Lexicon* find_lexicon(std::vector<ast::File>& files, std::string_view name) {
    for (ast::File& file : files) {
        for (ast::Statement& statement : file.statements) {
            auto* lexicon = std::get_if<ast::Lexicon>(&statement);
            if (lexicon != nullptr && lexicon->name.text == name) return lexicon;
        }
    }
    return nullptr;
}

/// Compiled rules have no lexicon that is made from itself.
ast::Lexicon* find_written_lexicon(std::vector<ast::File>& files, std::string_view name) {
    ast::Lexicon* lexicon = find_lexicon(files, name);
    while (lexicon != nullptr && !lexicon->terms.empty()) {
        const auto term = std::ranges::find(lexicon->terms, false, &ast::LexiconTerm::taken_away);
        if (term == lexicon->terms.end()) return nullptr;
        lexicon = find_lexicon(files, term->name.text);
    }
    return lexicon;
}

}  // namespace

std::optional<LexiconWord> with_word(std::span<const ast::File> files, std::string_view name,
                                     std::string_view language, const std::string& word) {
    LexiconWord result{"", {files.begin(), files.end()}};
    ast::Lexicon* lexicon = find_written_lexicon(result.files, name);
    if (lexicon == nullptr) return std::nullopt;
    result.lexicon = lexicon->name.text;
    auto entries = std::ranges::find(lexicon->languages, language,
                                     [](const auto& one) { return one.language.text; });
    if (entries == lexicon->languages.end()) {
        const ast::Identifier tag{std::string(language), lexicon->name.span};
        entries = lexicon->languages.insert(entries, {tag, {}, {}, lexicon->span});
    }
    ast::Entry entry;
    entry.text = word;
    entry.span = lexicon->name.span;
    entries->entries.push_back(std::move(entry));
    return result;
}

}  // namespace topos
