#include "core/lexicon/entry_words.hpp"

#include <numeric>

#include "core/text/characters.hpp"
#include "core/text/passage.hpp"

namespace topos {

namespace {

bool is_blank_only(std::string_view text) {
    while (!text.empty()) {
        const auto character = first_character(text);
        if (!is_space(character.code_point)) return false;
        text.remove_prefix(character.bytes);
    }
    return true;
}

}  // namespace

expected<std::uint32_t, Diagnostic> EntryWords::add(std::string_view entry,
                                                    LanguageBackend& backend) {
    if (auto done = backend.segment(entry, segmentation_); !done) return unexpected(done.error());
    Entry added{static_cast<std::uint32_t>(words_.size()),
                static_cast<std::uint32_t>(segmentation_.token_count), EntryFate::has_no_word};
    for (std::uint32_t i = 0; i < added.count; ++i) {
        const std::uint32_t begin = segmentation_.token_begin[i];
        add_word(entry.substr(begin, segmentation_.token_end[i] - begin));
    }
    if (added.count > 0) {
        const std::uint32_t first = segmentation_.token_begin[0];
        const std::uint32_t last = segmentation_.token_end[added.count - 1];
        const bool has_symbols =
            !is_blank_only(entry.substr(0, first)) || !is_blank_only(entry.substr(last));
        added.fate = has_symbols ? EntryFate::has_symbols : EntryFate::found;
    }
    entries_.push_back(added);
    return static_cast<std::uint32_t>(entries_.size() - 1);
}

void EntryWords::add_word(std::string_view word) {
    const std::uint32_t number = texts_.add(word);
    words_.push_back(number);
    if (number == lengths_.size())
        lengths_.push_back(static_cast<std::uint32_t>(count_code_points(word)));
}

expected<void, Diagnostic> EntryWords::analyse(LanguageBackend& backend) {
    std::vector<std::string_view> forms;
    for (std::uint32_t number = 1; number <= texts_.size(); ++number)
        forms.push_back(texts_[number]);
    std::vector<TokenAnalysis> analyses;
    if (auto done = backend.analyse(forms, analyses); !done) return done;
    for (std::uint32_t number = 1; number <= texts_.size(); ++number) {
        const TokenAnalysis& analysis = analyses[number - 1];
        keys_.push_back({number, analysis.norm.empty() ? 0 : norms_.add(analysis.norm),
                         analysis.stem.empty() ? 0 : stems_.add(analysis.stem), 0});
    }
    find_kin();
    return {};
}

/// Families of norms and stems that words of entries join, each named by a number of its own.
void EntryWords::find_kin() {
    const std::uint32_t norms = norms_.size() + 1;
    std::vector<std::uint32_t> parent(norms + std::size_t{stems_.size()} + 1);
    std::iota(parent.begin(), parent.end(), 0u);
    const auto root = [&](std::uint32_t node) {
        while (parent[node] != node) node = parent[node] = parent[parent[node]];
        return node;
    };
    for (const WordKeys& word : keys_) {
        if (word.norm != 0 && word.stem != 0) parent[root(norms + word.stem)] = root(word.norm);
    }
    kin_of_norm_.assign(norms, 0);
    for (std::uint32_t norm = 1; norm < norms; ++norm) kin_of_norm_[norm] = root(norm);
    kin_of_stem_.assign(stems_.size() + std::size_t{1}, 0);
    for (std::uint32_t stem = 1; stem <= stems_.size(); ++stem)
        kin_of_stem_[stem] = root(norms + stem);
}

PairKeys EntryWords::pair_keys_of(const WordKeys& keys) const {
    const std::uint32_t by_norm = keys.norm == 0 ? 0 : kin_of_norm_[keys.norm];
    const std::uint32_t by_stem = keys.stem == 0 ? 0 : kin_of_stem_[keys.stem];
    PairKeys pair{keys.text, keys.norm, by_stem != 0 ? by_stem : by_norm, 0};
    if (by_norm != pair.kin) pair.other_kin = by_norm;
    return pair;
}

WordKeys EntryWords::keys_of(std::string_view text, const TokenAnalysis& analysis) const {
    return {texts_.find(text), norms_.find(analysis.norm), stems_.find(analysis.stem), 0};
}

}  // namespace topos
