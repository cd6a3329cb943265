// Finds entries in languages with blanks between words.
//
//     read:     segment; types of all words; those words whose type is in the lexicon: compare the
//               text, verify phrases, note the hits
//               for each sentence with a hit: code by plain rules, wake others that have all parts
//     collect:  the hits that lie in the region
//
// Most words are looked at once, as a flag of their type.
#include <algorithm>

#include "core/lexicon/vocabulary.hpp"
#include "core/match/clause_marks.hpp"
#include "core/match/context_signs.hpp"
#include "core/match/entry_memory.hpp"
#include "core/match/finder.hpp"
#include "core/match/plain_rules.hpp"

namespace topos {

namespace {

class SpacedFinder final : public Finder {
  public:
    SpacedFinder(const Program::Compiled& program, const LanguageRules& rules,
                 std::shared_ptr<LanguageBackend> backend, FinderOptions options)
        : program_(program),
          rules_(rules),
          lexicon_(rules.lexicon.types),
          backend_(std::move(backend)),
          vocabulary_(lexicon_),
          plain_(program, rules, options.all_statuses, {}),
          clauses_(program, rules, {}),
          tried_in_(program.rules.size()) {}

    expected<void, Diagnostic> read(std::string_view text, std::vector<Woken>& woken) override {
        woken.clear();
        plain_codings_.clear();
        sights_.clear();
        if (auto done = backend_->segment(text, segmentation_); !done) return done;
        text_ = {text, &segmentation_};
        if (auto done = vocabulary_.read(text_, 0, text_.word_count(), *backend_); !done)
            return done;
        find_sights();
        judge_sentences(woken);
        wake_always(woken);
        settle(woken);
        return {};
    }

    [[nodiscard]] std::span<const PlainCoding> plain_codings() const override {
        return plain_codings_;
    }
    [[nodiscard]] SegmentedText segmented() const override { return text_; }

    expected<void, Diagnostic> collect(const Region& region, Hits& hits) override {
        hits.clear();
        auto sight = std::ranges::lower_bound(sights_, region.first, {}, &Sight::anchor);
        for (; sight != sights_.end() && sight->anchor < region.last; ++sight) {
            const Words& words = sight->words;
            if (words.first >= region.first && words.last <= region.last)
                hits.add(sight->atom, words);
        }
        hits.settle();
        return {};
    }

    expected<void, Diagnostic> find_entries(AtomIndex atom, const Words& words,
                                            std::vector<std::uint32_t>& entries) override {
        entries.clear();
        if (words.last - words.first == 1) {
            if (auto done = add_entries_of_word(atom, text_.word(words.first), entries); !done)
                return done;
        }
        for (std::uint32_t word = words.first; word + 1 < words.last; ++word)
            add_phrases(atom, words, word, entries);
        settle_entries(entries);
        return {};
    }

    [[nodiscard]] std::uint64_t word_count() const override { return segmentation_.token_count; }
    [[nodiscard]] std::uint64_t sentence_count() const override {
        return segmentation_.sentence_count;
    }

  private:
    /// A hit, at the word by which it was found.
    struct Sight {
        std::uint32_t anchor = 0;
        AtomIndex atom = 0;
        Words words;
    };

    struct Sentence {
        std::uint32_t number = 0;
        std::uint32_t begin = 0;  ///< bytes
        std::uint32_t end = 0;
    };

    void find_sights() {
        for (const std::uint32_t word : vocabulary_.remarkable()) {
            const TypeIndex type = vocabulary_.type_of(word);
            if (!vocabulary_.is_text_of(type, text_.word(word))) continue;
            const Words words{text_.word_begin(word), text_.word_end(word), word, word + 1};
            for (const AtomIndex atom : vocabulary_.atoms(type))
                sights_.push_back({word, atom, words});
            if (may_be_pair(word)) find_phrases(word);
        }
    }

    [[nodiscard]] bool may_be_pair(std::uint32_t word) const {
        return (vocabulary_.flags(vocabulary_.type_of(word)) & Vocabulary::kBeginsPair) != 0 &&
               word + 1 < text_.word_count() &&
               (vocabulary_.flags(vocabulary_.type_of(word + 1)) & Vocabulary::kEndsPair) != 0;
    }

    /// Phrases whose pair may stand at `word` and behind it.
    void look_up_phrases(std::uint32_t word) {
        const auto keys = [&](std::uint32_t at) {
            return vocabulary_.pair_keys(vocabulary_.type_of(at));
        };
        lexicon_.pairs().find(keys(word), keys(word + 1), looked_up_);
    }

    void find_phrases(std::uint32_t word) {
        look_up_phrases(word);
        for (const std::uint32_t index : looked_up_) {
            const Phrase& phrase = lexicon_.phrases()[index];
            if (!stands_at(phrase, word)) continue;
            const std::uint32_t first = word - phrase.anchor;
            const std::uint32_t last = first + phrase.word_count;
            sights_.push_back({word,
                               phrase.atom,
                               {text_.word_begin(first), text_.word_end(last - 1), first, last}});
        }
    }

    expected<void, Diagnostic> add_entries_of_word(AtomIndex atom, std::string_view word,
                                                   std::vector<std::uint32_t>& entries) {
        if (const auto* known = memory_.find(atom, word)) {
            entries = *known;
            return {};
        }
        if (auto done = backend_->analyse({&word, 1}, analyses_); !done) return done;
        lexicon_.add_entries(atom, word, analyses_.front(), entries);
        memory_.keep(atom, word, entries);
        return {};
    }

    /// Those that cover all of `words`, with their anchor at `word`.
    void add_phrases(AtomIndex atom, const Words& words, std::uint32_t word,
                     std::vector<std::uint32_t>& entries) {
        if (!may_be_pair(word)) return;
        look_up_phrases(word);
        for (const std::uint32_t index : looked_up_) {
            const Phrase& phrase = lexicon_.phrases()[index];
            const bool covers_all = phrase.word_count == words.last - words.first &&
                                    phrase.anchor == word - words.first;
            if (phrase.atom == atom && covers_all && stands_at(phrase, word))
                entries.push_back(phrase.entry);
        }
    }

    /// Does the phrase stand there, with its anchor at `word`?
    [[nodiscard]] bool stands_at(const Phrase& phrase, std::uint32_t word) const {
        if (word < phrase.anchor) return false;
        const std::uint32_t first = word - phrase.anchor;
        if (first + phrase.word_count > text_.word_count()) return false;
        const auto wanted = lexicon_.phrase_words().subspan(phrase.first_word, phrase.word_count);
        for (std::uint32_t i = 0; i < phrase.word_count; ++i) {
            if (!fits(vocabulary_.keys(vocabulary_.type_of(first + i)), wanted[i])) return false;
        }
        for (std::uint32_t i = 0; i < phrase.word_count; ++i) {
            const TypeIndex type = vocabulary_.type_of(first + i);
            if (!vocabulary_.is_text_of(type, text_.word(first + i))) return false;
        }
        return true;
    }

    void judge_sentences(std::vector<Woken>& woken) {
        std::uint32_t sentence = 0;
        for (std::size_t begin = 0; begin < sights_.size();) {
            while (begin_of(sentence + 1) <= anchor_byte(sights_[begin])) ++sentence;
            const Sentence here{sentence, begin_of(sentence), begin_of(sentence + 1)};
            std::size_t end = begin + 1;
            while (end < sights_.size() && anchor_byte(sights_[end]) < here.end) ++end;
            judge({sights_.data() + begin, end - begin}, here, woken);
            begin = end;
        }
    }

    [[nodiscard]] std::uint32_t anchor_byte(const Sight& sight) const {
        return text_.word_begin(sight.anchor);
    }

    /// The text's size for the sentence behind the last.
    [[nodiscard]] std::uint32_t begin_of(std::uint32_t sentence) const {
        return sentence < text_.sentence_count() ? segmentation_.sentence_begin[sentence]
                                                 : static_cast<std::uint32_t>(text_.text.size());
    }

    /// Hits whose anchors stand in a sentence.
    void judge(std::span<const Sight> sights, const Sentence& sentence, std::vector<Woken>& woken) {
        ++judged_;
        clauses_.begin_sentence();
        plain_.begin_sentence();
        waking_.clear();
        unsigned uses_here = 0;
        for (const Sight& sight : sights) {
            if (sight.words.begin < sentence.begin || sight.words.end > sentence.end) {
                wake_across(sight, woken);
                continue;
            }
            clauses_.see(sight.atom);
            const unsigned uses = plain_.uses(sight.atom);
            uses_here |= uses;
            if ((uses & PlainRules::kIsCoded) != 0) plain_.add(sight.atom, sight.words);
            if ((uses & PlainRules::kWakes) != 0) waking_.push_back(sight.atom);
        }
        const bool is_clear = (uses_here & PlainRules::kIsContext) == 0;
        plain_.decide([&] { return is_clear && !may_have_sign(sentence); },
                      [&](const PlainCoding& coding) { plain_codings_.push_back(coding); },
                      [&](const PlainCoding& coding) {
                          woken.push_back({sentence.number, coding.rule});
                      });
        for (const AtomIndex atom : waking_) {
            for (const RuleIndex rule : plain_.woken_by(atom))
                try_rule(rule, sentence.number, woken);
        }
    }

    [[nodiscard]] bool may_have_sign(const Sentence& sentence) const {
        if (rules_.signs.empty()) return false;
        return has_sign(rules_.signs,
                        text_.text.substr(sentence.begin, sentence.end - sentence.begin));
    }

    /// A hit that belongs to more than one sentence: rules of larger regions may want it.
    void wake_across(const Sight& sight, std::vector<Woken>& woken) const {
        const std::uint32_t sentence = text_.sentence_at(sight.words.begin);
        for (const RuleIndex rule : rules_.woken_by[sight.atom]) woken.push_back({sentence, rule});
    }

    void try_rule(RuleIndex rule, std::uint32_t sentence, std::vector<Woken>& woken) {
        if (std::exchange(tried_in_[rule], judged_) == judged_) return;
        if (clauses_.may_match(rule)) woken.push_back({sentence, rule});
    }

    void wake_always(std::vector<Woken>& woken) {
        if (rules_.always.empty()) return;
        for (std::uint32_t sentence = 0; sentence < text_.sentence_count(); ++sentence) {
            for (const RuleIndex rule : rules_.always) woken.push_back({sentence, rule});
        }
    }

    static void settle(std::vector<Woken>& woken) {
        std::ranges::sort(woken);
        const auto repeated = std::ranges::unique(woken);
        woken.erase(repeated.begin(), repeated.end());
    }

    const Program::Compiled& program_;
    const LanguageRules& rules_;
    const TypeLexicon& lexicon_;
    std::shared_ptr<LanguageBackend> backend_;
    Vocabulary vocabulary_;
    PlainRules plain_;
    Segmentation segmentation_;
    SegmentedText text_;
    std::vector<Sight> sights_;             ///< all hits of the passage, ascending by anchor
    std::vector<std::uint32_t> looked_up_;  ///< phrases
    std::vector<PlainCoding> plain_codings_;
    std::vector<AtomIndex> waking_;  ///< of the sentence at hand
    std::uint64_t judged_ = 0;       ///< sentences so far
    ClauseMarks clauses_;
    std::vector<std::uint64_t> tried_in_;  ///< by rule: number of the last sentence it was tried in
    EntryMemory memory_;
    std::vector<TokenAnalysis> analyses_;
};

}  // namespace

std::unique_ptr<Finder> make_spaced_finder(const Program::Compiled& program,
                                           const LanguageRules& rules,
                                           std::shared_ptr<LanguageBackend> backend,
                                           FinderOptions options) {
    return std::make_unique<SpacedFinder>(program, rules, std::move(backend), options);
}

}  // namespace topos
