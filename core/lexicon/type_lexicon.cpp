#include "core/lexicon/type_lexicon.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cassert>

#include "core/lexicon/folding.hpp"

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

TypeLexicon::TypeLexicon(std::shared_ptr<const EntryWords> words)
    : words_(std::move(words)), expressions_(std::make_unique<Expressions>()) {}
TypeLexicon::TypeLexicon() : TypeLexicon(std::make_shared<const EntryWords>()) {}
TypeLexicon::~TypeLexicon() = default;
TypeLexicon::TypeLexicon(TypeLexicon&&) noexcept = default;
TypeLexicon& TypeLexicon::operator=(TypeLexicon&&) noexcept = default;

void TypeLexicon::Uses::finish() {
    std::uint32_t last = 0;
    for (const auto& [number, use] : added_) last = std::max(last, number);
    begins_.assign(last + std::size_t{2}, 0);
    for (const auto& [number, use] : added_) ++begins_[number + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    uses_.resize(added_.size());
    std::vector<std::uint32_t> places(begins_);
    for (const auto& [number, use] : added_) uses_[places[number]++] = use;
    added_ = {};
}

EntryFate TypeLexicon::add(const LexiconEntry& entry, std::uint32_t words) {
    const std::uint32_t count = words_->word_count(words);
    if (count == 1) {
        add_word(entry, words_->keys(words, 0));
    } else if (count > 1) {
        add_phrase(entry, words);
    }
    return words_->fate(words);
}

expected<void, Diagnostic> TypeLexicon::add(const LexiconEntry& entry, LanguageBackend& backend) {
    if (entry.kind == ast::Entry::Kind::glob) return add_glob(entry, backend);
    expressions_->add(entry.text, use_of(entry));
    return {};
}

expected<void, Diagnostic> TypeLexicon::add(const LexiconTest& test, LanguageBackend& backend) {
    auto predicate = TokenPredicate::compile(*test.test, backend);
    if (!predicate) return unexpected(predicate.error());
    tests_.emplace_back(test.atom, std::move(*predicate));
    return {};
}

TypeLexicon::Use TypeLexicon::use_of(const LexiconEntry& entry) {
    const std::string& part_of_speech = entry.part_of_speech;
    return {entry.atom, part_of_speech.empty() ? 0 : parts_of_speech_.add(part_of_speech),
            entry.number};
}

expected<void, Diagnostic> TypeLexicon::add_glob(const LexiconEntry& entry,
                                                 LanguageBackend& backend) {
    auto glob = parse_glob(entry.text, backend);
    if (!glob) return unexpected(glob.error());
    const bool is_prefix = glob->size() == 2 && (*glob)[0].kind == GlobPart::Kind::text &&
                           (*glob)[1].kind == GlobPart::Kind::any_letters;
    if (is_prefix) {
        by_prefix_.add(prefixes_.add(glob->front().text), use_of(entry));
    } else {
        expressions_->add(regex_of(*glob), use_of(entry));
    }
    return {};
}

/// Of a word's keys, those that the entry compares by.
WordKeys TypeLexicon::wanted_keys(const LexiconEntry& entry, WordKeys keys) {
    if (entry.kind == ast::Entry::Kind::form) return {keys.text, 0, 0, 0};
    keys.text = 0;
    if (entry.mode == ast::MatchMode::forms) keys.stem = 0;
    return keys;
}

void TypeLexicon::add_word(const LexiconEntry& entry, const WordKeys& keys) {
    const WordKeys wanted = wanted_keys(entry, keys);
    const Use use = use_of(entry);
    if (wanted.text != 0) by_text_.add(wanted.text, use);
    if (wanted.norm != 0) by_norm_.add(wanted.norm, use);
    if (wanted.stem != 0) by_stem_.add(wanted.stem, use);
}

void TypeLexicon::add_phrase(const LexiconEntry& entry, std::uint32_t words) {
    Phrase phrase{entry.atom, static_cast<std::uint32_t>(phrase_words_.size()),
                  words_->word_count(words), 0, entry.number};
    for (std::uint32_t i = 0; i < phrase.word_count; ++i)
        phrase_words_.push_back(wanted_keys(entry, words_->keys(words, i)));
    // The part of speech of a phrase is that of its first word: `cut off(verb)`.
    phrase_words_[phrase.first_word].part_of_speech = use_of(entry).part_of_speech;
    std::uint32_t longest = 0;  // long words are rare
    for (std::uint32_t i = 0; i + 1 < phrase.word_count; ++i) {
        const std::uint32_t length = words_->length(words, i) + words_->length(words, i + 1);
        if (length > longest) longest = length, phrase.anchor = i;
    }
    const WordKeys* first = &phrase_words_[phrase.first_word + phrase.anchor];
    pairs_.add(pair_keys(first[0]), pair_keys(first[1]),
               static_cast<std::uint32_t>(phrases_.size()));
    phrases_.push_back(phrase);
}

/// The one key by which a phrase compares a word: a norm stands for itself where no stem is asked
/// for.
PairKeys TypeLexicon::pair_keys(const WordKeys& wanted) const {
    if (wanted.text != 0) return {wanted.text, 0, 0, 0};
    if (wanted.stem == 0) return {0, wanted.norm, 0, 0};
    return {0, 0, words_->pair_keys_of(wanted).kin, 0};
}

void TypeLexicon::finish() {
    for (auto* uses : {&by_text_, &by_norm_, &by_stem_, &by_prefix_}) uses->finish();
    for (std::uint32_t number = 1; number <= prefixes_.size(); ++number)
        prefix_sizes_.push_back(prefixes_[number].size());
    std::ranges::sort(prefix_sizes_);
    const auto repeated = std::ranges::unique(prefix_sizes_);
    prefix_sizes_.erase(repeated.begin(), repeated.end());
    if (!expressions_->uses.empty()) expressions_->set.Compile();
    pairs_.finish();
}

bool TypeLexicon::empty() const {
    return by_text_.empty() && by_norm_.empty() && by_prefix_.empty() &&
           expressions_->uses.empty() && tests_.empty() && phrases_.empty();
}

WordKeys TypeLexicon::keys_of(std::string_view text, const TokenAnalysis& analysis) const {
    WordKeys keys = words_->keys_of(text, analysis);
    keys.part_of_speech = parts_of_speech_.find(analysis.part_of_speech);
    return keys;
}

template <class Take>
void TypeLexicon::for_uses(const WordKeys& keys, std::string_view norm, Take&& take) const {
    const auto take_all = [&](std::span<const Use> uses) {
        for (const Use& use : uses) {
            if (use.admits(keys)) take(use);
        }
    };
    take_all(by_text_.of(keys.text));
    take_all(by_norm_.of(keys.norm));
    take_all(by_stem_.of(keys.stem));
    for (const std::size_t size : prefix_sizes_) {
        if (size > norm.size()) break;
        take_all(by_prefix_.of(prefixes_.find(norm.substr(0, size))));
    }
    if (expressions_->uses.empty()) return;
    for (const int i : expressions_->matching(norm))
        take_all({&expressions_->uses[static_cast<std::size_t>(i)], 1});
}

void TypeLexicon::describe(std::string_view text, const TokenAnalysis& analysis,
                           TypeFacts& out) const {
    out.atoms.clear();
    out.keys = keys_of(text, analysis);
    out.pair_keys = pairs_.asked_for(words_->pair_keys_of(out.keys));
    out.begins_pair = pairs_.may_begin(out.pair_keys);
    out.ends_pair = pairs_.may_end(out.pair_keys);
    for_uses(out.keys, analysis.norm, [&](const Use& use) { out.atoms.push_back(use.atom); });
    for (const auto& [atom, predicate] : tests_) {
        if (predicate(text, analysis) == Truth::yes) out.atoms.push_back(atom);
    }
    std::ranges::sort(out.atoms);
    const auto repeated = std::ranges::unique(out.atoms);
    out.atoms.erase(repeated.begin(), repeated.end());
}

void TypeLexicon::add_entries(AtomIndex atom, std::string_view text, const TokenAnalysis& analysis,
                              std::vector<std::uint32_t>& out) const {
    for_uses(keys_of(text, analysis), analysis.norm, [&](const Use& use) {
        if (use.atom == atom) out.push_back(use.entry);
    });
}

const TokenPredicate& TypeLexicon::predicate(AtomIndex atom) const {
    const auto found = std::ranges::find(tests_, atom, [](const auto& test) { return test.first; });
    assert(found != tests_.end());
    return found->second;
}

}  // namespace topos
