#include "core/lexicon/type_lexicon.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cassert>

#include "core/lexicon/folding.hpp"
#include "core/text/passage.hpp"

namespace topos {

/// All expressions at once, as one automaton; one by one where that grows too large.
struct TypeLexicon::Expressions {
    re2::RE2::Set set{folded_regex_options(), re2::RE2::ANCHOR_BOTH};
    std::vector<std::unique_ptr<re2::RE2>> single;
    std::vector<Use> uses;

    void add(const std::string& regex, Use use) {
        set.Add(regex, nullptr);
        single.push_back(std::make_unique<re2::RE2>(regex, folded_regex_options()));
        uses.push_back(std::move(use));
    }
    [[nodiscard]] std::vector<int> matching(std::string_view norm) const {
        const re2::StringPiece text(norm.data(), norm.size());
        std::vector<int> found;
        re2::RE2::Set::ErrorInfo error{};
        if (set.Match(text, &found, &error) || error.kind == re2::RE2::Set::kNoError) return found;
        found.clear();
        for (std::size_t i = 0; i < single.size(); ++i) {
            if (re2::RE2::FullMatch(text, *single[i])) found.push_back(static_cast<int>(i));
        }
        return found;
    }
};

TypeLexicon::TypeLexicon() : expressions_(std::make_unique<Expressions>()) {}
TypeLexicon::~TypeLexicon() = default;
TypeLexicon::TypeLexicon(TypeLexicon&&) noexcept = default;
TypeLexicon& TypeLexicon::operator=(TypeLexicon&&) noexcept = default;

std::uint32_t TypeLexicon::Index::key_of(const std::string& value) {
    if (value.empty()) return 0;
    const auto [found, is_new] =
        keys.try_emplace(value, static_cast<std::uint32_t>(keys.size() + 1));
    if (is_new) anchored.emplace_back();
    return found->second;
}

std::uint32_t TypeLexicon::Index::find_key(std::string_view value) const {
    const auto found = keys.find(value);
    return found == keys.end() ? 0 : found->second;
}

expected<EntryFate, Diagnostic> TypeLexicon::add(const LexiconEntry& entry,
                                                 LanguageBackend& backend) {
    if (entry.kind == ast::Entry::Kind::glob) return add_glob(entry, backend);
    if (entry.kind == ast::Entry::Kind::regex) {
        expressions_->add(entry.text, {entry.atom, entry.part_of_speech, entry.number});
        return EntryFate::found;
    }
    return add_words(entry, backend);
}

expected<void, Diagnostic> TypeLexicon::add(const LexiconTest& test, LanguageBackend& backend) {
    auto predicate = TokenPredicate::compile(*test.test, backend);
    if (!predicate) return unexpected(predicate.error());
    tests_.emplace_back(test.atom, std::move(*predicate));
    return {};
}

expected<EntryFate, Diagnostic> TypeLexicon::add_glob(const LexiconEntry& entry,
                                                      LanguageBackend& backend) {
    auto glob = parse_glob(entry.text, backend);
    if (!glob) return unexpected(glob.error());
    const Use use{entry.atom, entry.part_of_speech, entry.number};
    const bool is_prefix = glob->size() == 2 && (*glob)[0].kind == GlobPart::Kind::text &&
                           (*glob)[1].kind == GlobPart::Kind::any_letters;
    if (is_prefix) {
        prefixes_[glob->front().text].push_back(use);
    } else {
        expressions_->add(regex_of(*glob), use);
    }
    return EntryFate::found;
}

expected<EntryFate, Diagnostic> TypeLexicon::add_words(const LexiconEntry& entry,
                                                       LanguageBackend& backend) {
    auto words = analyse_words(entry.text, backend);
    if (!words) return unexpected(words.error());
    if (words->words.empty()) return EntryFate::has_no_word;
    const EntryFate fate = words->has_symbols_at_edge ? EntryFate::has_symbols : EntryFate::found;
    if (words->words.size() == 1) {
        add_word(entry, words->words.front(), words->analyses.front());
        return fate;
    }
    Phrase phrase{entry.atom, static_cast<std::uint32_t>(phrase_words_.size()),
                  static_cast<std::uint32_t>(words->words.size()), 0, entry.number};
    std::uint64_t longest = 0;
    for (std::uint32_t i = 0; i < phrase.word_count; ++i) {
        phrase_words_.push_back(wanted_keys(entry, words->words[i], words->analyses[i]));
        // The part of speech of a phrase is that of its first word: `cut off(verb)`.
        if (i > 0) phrase_words_.back().part_of_speech = 0;
        const auto length = count_code_points(words->words[i]);
        if (length > longest) longest = length, phrase.anchor = i;
    }
    phrases_.push_back(phrase);
    anchor(static_cast<std::uint32_t>(phrases_.size() - 1));
    return fate;
}

void TypeLexicon::add_word(const LexiconEntry& entry, const std::string& text,
                           const TokenAnalysis& analysis) {
    const Use use{entry.atom, entry.part_of_speech, entry.number};
    if (entry.kind == ast::Entry::Kind::form) {
        by_text_.uses[text].push_back(use);
        return;
    }
    by_norm_.uses[analysis.norm].push_back(use);
    if (entry.mode != ast::MatchMode::forms && !analysis.stem.empty())
        by_stem_.uses[analysis.stem].push_back(use);
}

WordKeys TypeLexicon::wanted_keys(const LexiconEntry& entry, const std::string& text,
                                  const TokenAnalysis& analysis) {
    WordKeys keys;
    if (!entry.part_of_speech.empty()) {
        keys.part_of_speech =
            parts_of_speech_
                .try_emplace(entry.part_of_speech,
                             static_cast<std::uint32_t>(parts_of_speech_.size() + 1))
                .first->second;
    }
    if (entry.kind == ast::Entry::Kind::form) {
        keys.text = by_text_.key_of(text);
        return keys;
    }
    keys.norm = by_norm_.key_of(analysis.norm);
    if (entry.mode != ast::MatchMode::forms) keys.stem = by_stem_.key_of(analysis.stem);
    return keys;
}

void TypeLexicon::anchor(std::uint32_t phrase) {
    const auto& wanted = phrase_words_[phrases_[phrase].first_word + phrases_[phrase].anchor];
    if (wanted.text != 0) by_text_.anchored[wanted.text - 1].push_back(phrase);
    if (wanted.norm != 0) by_norm_.anchored[wanted.norm - 1].push_back(phrase);
    if (wanted.stem != 0) by_stem_.anchored[wanted.stem - 1].push_back(phrase);
}

void TypeLexicon::finish() {
    for (const auto& [prefix, uses] : prefixes_) prefix_sizes_.push_back(prefix.size());
    std::ranges::sort(prefix_sizes_);
    const auto repeated = std::ranges::unique(prefix_sizes_);
    prefix_sizes_.erase(repeated.begin(), repeated.end());
    if (!expressions_->uses.empty()) expressions_->set.Compile();
}

bool TypeLexicon::empty() const {
    return by_text_.uses.empty() && by_norm_.uses.empty() && prefixes_.empty() &&
           expressions_->uses.empty() && tests_.empty() && phrases_.empty();
}

void TypeLexicon::take(const std::vector<Use>& uses, const TokenAnalysis& analysis,
                       TypeFacts& out) {
    for (const auto& use : uses) {
        if (use.admits(analysis)) out.atoms.push_back(use.atom);
    }
}

void TypeLexicon::look_up(const Index& index, std::string_view value, const TokenAnalysis& analysis,
                          std::uint32_t& key, TypeFacts& out) const {
    if (value.empty()) return;
    if (const auto found = index.uses.find(value); found != index.uses.end())
        take(found->second, analysis, out);
    key = index.find_key(value);
    if (key == 0) return;
    const auto& anchored = index.anchored[key - 1];
    out.phrases.insert(out.phrases.end(), anchored.begin(), anchored.end());
}

void TypeLexicon::look_up_prefixes(const TokenAnalysis& analysis, TypeFacts& out) const {
    const std::string_view norm = analysis.norm;
    for (const std::size_t size : prefix_sizes_) {
        if (size > norm.size()) break;
        if (const auto found = prefixes_.find(norm.substr(0, size)); found != prefixes_.end()) {
            take(found->second, analysis, out);
        }
    }
}

void TypeLexicon::describe(std::string_view text, const TokenAnalysis& analysis,
                           TypeFacts& out) const {
    out.atoms.clear();
    out.phrases.clear();
    out.keys = {};
    look_up(by_text_, text, analysis, out.keys.text, out);
    look_up(by_norm_, analysis.norm, analysis, out.keys.norm, out);
    look_up(by_stem_, analysis.stem, analysis, out.keys.stem, out);
    if (const auto found = parts_of_speech_.find(std::string_view(analysis.part_of_speech));
        found != parts_of_speech_.end()) {
        out.keys.part_of_speech = found->second;
    }
    look_up_prefixes(analysis, out);
    if (!expressions_->uses.empty()) {
        for (const int i : expressions_->matching(analysis.norm)) {
            take({expressions_->uses[static_cast<std::size_t>(i)]}, analysis, out);
        }
    }
    for (const auto& [atom, predicate] : tests_) {
        if (predicate(text, analysis) == Truth::yes) out.atoms.push_back(atom);
    }
    const auto settle = [](auto& list) {
        std::ranges::sort(list);
        const auto repeated = std::ranges::unique(list);
        list.erase(repeated.begin(), repeated.end());
    };
    settle(out.atoms);
    settle(out.phrases);
}

void TypeLexicon::add_entries(AtomIndex atom, std::string_view text, const TokenAnalysis& analysis,
                              std::vector<std::uint32_t>& out) const {
    const auto take_entry = [&](const Use& use) {
        if (use.atom == atom && use.admits(analysis)) out.push_back(use.entry);
    };
    const auto take_all = [&](const Table<std::vector<Use>>& table, std::string_view value) {
        const auto found = table.find(value);
        if (found != table.end()) std::ranges::for_each(found->second, take_entry);
    };
    const std::string_view norm = analysis.norm;
    take_all(by_text_.uses, text);
    take_all(by_norm_.uses, norm);
    if (!analysis.stem.empty()) take_all(by_stem_.uses, analysis.stem);
    for (const std::size_t size : prefix_sizes_) {
        if (size <= norm.size()) take_all(prefixes_, norm.substr(0, size));
    }
    if (expressions_->uses.empty()) return;
    for (const int i : expressions_->matching(norm))
        take_entry(expressions_->uses[static_cast<std::size_t>(i)]);
}

const TokenPredicate& TypeLexicon::predicate(AtomIndex atom) const {
    const auto found = std::ranges::find(tests_, atom, [](const auto& test) { return test.first; });
    assert(found != tests_.end());
    return found->second;
}

}  // namespace topos
