#include "core/match/reference_text.hpp"

#include <re2/re2.h>

#include <algorithm>

#include "core/lexicon/entries.hpp"
#include "core/lexicon/folding.hpp"
#include "core/lexicon/token_test.hpp"
#include "core/program/symbols.hpp"
#include "core/text/characters.hpp"

namespace topos::reference {

namespace {

struct At {
    Stretch bytes;
    char32_t c = 0;
};

std::vector<At> characters_of(std::string_view text) {
    std::vector<At> characters;
    for (std::uint32_t at = 0; at < text.size();) {
        const auto character = first_character(text.substr(at));
        const auto end = at + static_cast<std::uint32_t>(character.bytes);
        characters.push_back({{at, end}, character.code_point});
        at = end;
    }
    return characters;
}

bool is_blank_or_break(char32_t c) { return is_space(c) || c == U'\n' || c == U'\r'; }

/// A glob against a word, letter by letter.
bool matches_glob(const std::vector<At>& glob, std::size_t g, const std::vector<At>& word,
                  std::size_t w) {
    if (g == glob.size()) return w == word.size();
    if (glob[g].c == U'*') {
        return matches_glob(glob, g + 1, word, w) ||
               (w < word.size() && matches_glob(glob, g, word, w + 1));
    }
    if (w == word.size()) return false;
    return (glob[g].c == U'?' || glob[g].c == word[w].c) && matches_glob(glob, g + 1, word, w + 1);
}

}  // namespace

expected<Text, Diagnostic> Text::read(std::string_view text, const Language& language,
                                      LanguageBackend& backend) {
    Text result(text, language, backend);
    Segmentation segmentation;
    if (auto done = backend.segment(text, segmentation); !done) return unexpected(done.error());
    for (std::size_t i = 0; i < segmentation.token_count; ++i) {
        result.words_.push_back({segmentation.token_begin[i], segmentation.token_end[i]});
    }
    for (std::size_t i = 0; i < segmentation.sentence_count; ++i) {
        const bool is_last = i + 1 == segmentation.sentence_count;
        const auto end =
            is_last ? static_cast<std::uint32_t>(text.size()) : segmentation.sentence_begin[i + 1];
        result.sentences_.push_back({segmentation.sentence_begin[i], end});
    }
    return result;
}

std::vector<Stretch> Text::signs() const {
    std::vector<Stretch> signs;
    for (const At& at : characters_of(text_)) {
        const auto holds_it = [&](const Stretch& word) {
            return word.begin <= at.bytes.begin && at.bytes.end <= word.end;
        };
        if (!is_blank_or_break(at.c) && std::ranges::none_of(words_, holds_it))
            signs.push_back(at.bytes);
    }
    return signs;
}

bool Text::reads(const std::string& tag) const { return covers(tag, language_.tag()); }

std::size_t Text::words_between(std::uint32_t begin, std::uint32_t end) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        words_, [&](const Stretch& word) { return word.begin >= begin && word.end <= end; }));
}

std::size_t Text::characters_between(std::uint32_t begin, std::uint32_t end) const {
    std::size_t count = 0;
    for (const At& at : characters_of(text_.substr(begin, end - begin)))
        count += is_blank_or_break(at.c) ? 0 : 1;
    return count;
}

TokenAnalysis Text::analyse(std::string_view form) {
    std::vector<TokenAnalysis> analyses;
    if (auto done = backend_.analyse({&form, 1}, analyses); !done) return {};
    return analyses.front();
}

std::vector<std::string> Text::words_of(const std::string& text) {
    Segmentation segmentation;
    std::vector<std::string> words;
    if (auto done = backend_.segment(text, segmentation); !done) return words;
    for (std::size_t i = 0; i < segmentation.token_count; ++i) {
        const auto begin = segmentation.token_begin[i];
        words.push_back(text.substr(begin, segmentation.token_end[i] - begin));
    }
    return words;
}

std::u32string Text::folded(std::string_view text) { return fold_characters(text, backend_); }

std::vector<Stretch> Text::find(const ast::Entry& written,
                                const std::vector<ast::MatchMode>& modes) {
    using Kind = ast::Entry::Kind;
    const auto has = [&](ast::MatchMode mode) {
        return std::ranges::find(modes, mode) != modes.end();
    };
    ast::Entry entry = written;
    if (language_.capabilities().unspaced && has(ast::MatchMode::text))
        drop_outer_stars(entry.kind, entry.text);
    if (entry.kind == Kind::glob || entry.kind == Kind::regex) return find_by_word(entry);
    if (language_.capabilities().unspaced) return find_unspaced(entry, has(ast::MatchMode::text));
    return find_spaced(entry, has(ast::MatchMode::forms));
}

bool Text::has_part_of_speech(const ast::Entry& entry, const Stretch& word) {
    if (!entry.part_of_speech) return true;
    return analyse(slice(word)).part_of_speech == upper_case(entry.part_of_speech->text);
}

std::vector<Stretch> Text::find_by_word(const ast::Entry& entry) {
    std::vector<Stretch> found;
    for (const Stretch& word : words_) {
        const std::string norm = analyse(slice(word)).norm;
        bool fits = false;
        if (entry.kind == ast::Entry::Kind::regex) {
            fits = re2::RE2::FullMatch(norm, re2::RE2(entry.text, folded_regex_options()));
        } else {
            const std::string glob = analyse(entry.text).norm;
            fits = matches_glob(characters_of(glob), 0, characters_of(norm), 0);
        }
        if (fits && has_part_of_speech(entry, word)) found.push_back(word);
    }
    return found;
}

bool Text::is_same(const ast::Entry& entry, const std::string& wanted, std::string_view word,
                   bool forms) {
    if (entry.kind == ast::Entry::Kind::form) return wanted == word;
    const TokenAnalysis a = analyse(wanted);
    const TokenAnalysis b = analyse(word);
    return a.norm == b.norm || (!forms && !a.stem.empty() && a.stem == b.stem);
}

std::vector<Stretch> Text::find_spaced(const ast::Entry& entry, bool forms) {
    const auto wanted = words_of(entry.text);
    std::vector<Stretch> found;
    for (std::size_t first = 0; !wanted.empty() && first + wanted.size() <= words_.size();
         ++first) {
        bool fits = has_part_of_speech(entry, words_[first]);
        for (std::size_t i = 0; fits && i < wanted.size(); ++i) {
            fits = is_same(entry, wanted[i], slice(words_[first + i]), forms);
        }
        if (fits) found.push_back({words_[first].begin, words_[first + wanted.size() - 1].end});
    }
    return found;
}

std::vector<Stretch> Text::find_unspaced(const ast::Entry& entry, bool anywhere) {
    std::vector<std::u32string> parts;
    for (const auto& part : split_at_blanks(entry.text)) {
        if (auto characters = folded(part); !characters.empty())
            parts.push_back(std::move(characters));
    }
    std::vector<Stretch> found;
    if (parts.empty()) return found;
    if (anywhere) find_parts_anywhere(parts, found);
    for (std::size_t word = 0; !anywhere && word < words_.size(); ++word) {
        find_parts_on_words(parts, 0, word, words_[word].begin, found);
    }
    std::erase_if(found, [&](const Stretch& stretch) {
        return entry.kind == ast::Entry::Kind::form && slice(stretch) != entry.text;
    });
    return found;
}

/// Each part is the folded text of some words that follow each other, the first of them `word`.
void Text::find_parts_on_words(const std::vector<std::u32string>& parts, std::size_t part,
                               std::size_t word, std::uint32_t begin, std::vector<Stretch>& out) {
    for (std::size_t last = word; last < words_.size(); ++last) {
        if (folded(slice({words_[word].begin, words_[last].end})) != parts[part]) continue;
        if (part + 1 == parts.size())
            out.push_back({begin, words_[last].end});
        else if (last + 1 < words_.size())
            find_parts_on_words(parts, part + 1, last + 1, begin, out);
    }
}

void Text::find_parts_anywhere(const std::vector<std::u32string>& parts,
                               std::vector<Stretch>& out) {
    std::vector<Character> characters;
    for (const At& at : characters_of(text_)) {
        const auto c = folded(slice(at.bytes));
        if (!c.empty()) characters.push_back({at.bytes, c.front()});
    }
    for (std::size_t begin = 0; begin < characters.size(); ++begin) {
        std::size_t at = begin;
        bool fits = true;
        for (std::size_t part = 0; fits && part < parts.size(); ++part) {
            while (part > 0 && at < characters.size() && is_space(characters[at].folded)) ++at;
            for (const char32_t c : parts[part]) {
                fits = fits && at < characters.size() && characters[at].folded == c;
                ++at;
            }
        }
        if (fits) out.push_back({characters[begin].bytes.begin, characters[at - 1].bytes.end});
    }
}

Text::Answer Text::answer(const ast::TokenTest& test, std::string_view text,
                          const TokenAnalysis& analysis) {
    using Kind = ast::TokenTest::Kind;
    if (test.kind == Kind::none_of) {
        const Answer inner = answer(test.operands.front(), text, analysis);
        return inner == Answer::unknown ? inner : inner == Answer::yes ? Answer::no : Answer::yes;
    }
    if (test.kind != Kind::compare) {
        std::vector<Answer> answers;
        for (const auto& operand : test.operands)
            answers.push_back(answer(operand, text, analysis));
        return test.kind == Kind::all_of ? *std::ranges::min_element(answers)
                                         : *std::ranges::max_element(answers);
    }
    const std::string& name = test.attribute.text;
    const std::string value = name == "text"    ? std::string(text)
                              : name == "norm"  ? analysis.norm
                              : name == "stem"  ? analysis.stem
                              : name == "lemma" ? analysis.lemma
                              : name == "pos"   ? analysis.part_of_speech
                                                : script_of_token(text);
    if (value.empty()) return Answer::unknown;
    bool equal = false;
    if (test.regex) {
        equal = re2::RE2::FullMatch(
            value, re2::RE2(test.value.value, folded_regex_options(name == "text")));
    } else {
        const std::string wanted = name == "norm"  ? analyse(test.value.value).norm
                                   : name == "pos" ? upper_case(test.value.value)
                                                   : test.value.value;
        equal = value == wanted;
    }
    return equal != test.negated ? Answer::yes : Answer::no;
}

std::vector<Stretch> Text::find_in_context(const ast::Entry& entry) {
    std::vector<Stretch> found = find(entry, {});
    for (const Stretch& sign : signs()) {
        const std::string there(slice(sign));
        if (there == entry.text || twin_of_sign(there) == entry.text) found.push_back(sign);
    }
    return found;
}

bool Text::test(const ast::TokenTest& test, const Stretch& stretch, bool is_word) {
    TokenAnalysis analysis;
    if (is_word)
        analysis = analyse(slice(stretch));
    else
        analysis.norm = slice(stretch);
    return answer(test, slice(stretch), analysis) == Answer::yes;
}

}  // namespace topos::reference
