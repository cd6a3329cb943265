// Finds entries in languages with blanks between words.
//
//     read:     segment; types of all words; for each word that may wake a rule: verify, wake
//     collect:  for each word of the region that is a hit or the anchor of a phrase: verify, note
//
// Most words are looked at once, as a flag of their type.
#include "core/lexicon/vocabulary.hpp"
#include "core/match/finder.hpp"

namespace topos {

namespace {

class SpacedFinder final : public Finder {
  public:
    SpacedFinder(const LanguageRules& rules, std::unique_ptr<LanguageBackend> backend)
        : rules_(rules),
          lexicon_(rules.lexicon.types),
          backend_(std::move(backend)),
          wakes_(rules.woken_by.size()),
          vocabulary_(lexicon_, wakes_) {
        for (std::size_t atom = 0; atom < wakes_.size(); ++atom)
            wakes_[atom] = !rules.woken_by[atom].empty();
    }

    expected<void, Diagnostic> read(std::string_view text, std::vector<Woken>& woken) override {
        woken.clear();
        if (auto done = backend_->segment(text, segmentation_); !done) return done;
        text_ = {text, &segmentation_};
        if (auto done = vocabulary_.read(text_, 0, text_.word_count(), *backend_); !done)
            return done;
        wake_by_words(woken);
        wake_always(woken);
        return {};
    }

    [[nodiscard]] SegmentedText segmented() const override { return text_; }

    expected<void, Diagnostic> collect(const Region& region, Hits& hits) override {
        hits.clear();
        for (std::uint32_t word = region.first; word < region.last; ++word) {
            const TypeIndex type = vocabulary_.type_of(word);
            if (const auto flags = vocabulary_.flags(type); flags != 0)
                collect_word(word, type, flags, region, hits);
        }
        hits.settle();
        return {};
    }

    [[nodiscard]] std::uint64_t word_count() const override { return segmentation_.token_count; }
    [[nodiscard]] std::uint64_t sentence_count() const override {
        return segmentation_.sentence_count;
    }

  private:
    void wake_by_words(std::vector<Woken>& woken) {
        const std::uint32_t count = text_.word_count();
        std::uint32_t sentence = 0;
        for (std::uint32_t word = 0; word < count; ++word) {
            const TypeIndex type = vocabulary_.type_of(word);
            if ((vocabulary_.flags(type) & Vocabulary::kWakes) == 0) continue;
            if (!vocabulary_.is_text_of(type, text_.word(word))) continue;
            const std::uint32_t begin = text_.word_begin(word);
            while (sentence + 1 < text_.sentence_count() &&
                   segmentation_.sentence_begin[sentence + 1] <= begin) {
                ++sentence;
            }
            wake_by(word, type, sentence, woken);
        }
        settle(woken);
    }

    void wake_by(std::uint32_t word, TypeIndex type, std::uint32_t sentence,
                 std::vector<Woken>& woken) {
        for (const AtomIndex atom : vocabulary_.atoms(type)) wake(atom, sentence, woken);
        const Words whole = text_.whole();
        for (const std::uint32_t index : vocabulary_.phrases(type)) {
            const Phrase& phrase = lexicon_.phrases()[index];
            if (wakes_[phrase.atom] == 0 || !stands_at(phrase, word, whole)) continue;
            // It may have begun in the sentence before.
            wake(phrase.atom, text_.sentence_at(text_.word_begin(word - phrase.anchor)), woken);
        }
    }

    void wake(AtomIndex atom, std::uint32_t sentence, std::vector<Woken>& woken) const {
        for (const RuleIndex rule : rules_.woken_by[atom]) woken.push_back({sentence, rule});
    }

    void wake_always(std::vector<Woken>& woken) {
        if (rules_.always.empty()) return;
        for (std::uint32_t sentence = 0; sentence < text_.sentence_count(); ++sentence) {
            for (const RuleIndex rule : rules_.always) woken.push_back({sentence, rule});
        }
        settle(woken);
    }

    static void settle(std::vector<Woken>& woken) {
        std::ranges::sort(woken);
        const auto repeated = std::ranges::unique(woken);
        woken.erase(repeated.begin(), repeated.end());
    }

    void collect_word(std::uint32_t word, TypeIndex type, std::uint8_t flags, const Region& region,
                      Hits& hits) {
        if (!vocabulary_.is_text_of(type, text_.word(word))) return;
        if ((flags & Vocabulary::kHasAtoms) != 0) {
            const Words words{text_.word_begin(word), text_.word_end(word), word, word + 1};
            for (const AtomIndex atom : vocabulary_.atoms(type)) hits.add(atom, words);
        }
        for (const std::uint32_t index : vocabulary_.phrases(type)) {
            const Phrase& phrase = lexicon_.phrases()[index];
            if (!stands_at(phrase, word, region)) continue;
            const std::uint32_t first = word - phrase.anchor;
            const std::uint32_t last = first + phrase.word_count;
            hits.add(phrase.atom, {text_.word_begin(first), text_.word_end(last - 1), first, last});
        }
    }

    /// Does the phrase stand in the region, with its anchor at `word`?
    [[nodiscard]] bool stands_at(const Phrase& phrase, std::uint32_t word,
                                 const Region& region) const {
        if (word < region.first + phrase.anchor) return false;
        const std::uint32_t first = word - phrase.anchor;
        if (first + phrase.word_count > region.last) return false;
        const auto wanted = lexicon_.phrase_words().subspan(phrase.first_word, phrase.word_count);
        for (std::uint32_t i = 0; i < phrase.word_count; ++i) {
            const TypeIndex type = vocabulary_.type_of(first + i);
            if (!fits(vocabulary_.keys(type), wanted[i])) return false;
            if (!vocabulary_.is_text_of(type, text_.word(first + i))) return false;
        }
        return true;
    }

    const LanguageRules& rules_;
    const TypeLexicon& lexicon_;
    std::unique_ptr<LanguageBackend> backend_;
    std::vector<std::uint8_t> wakes_;
    Vocabulary vocabulary_;
    Segmentation segmentation_;
    SegmentedText text_;
};

}  // namespace

std::unique_ptr<Finder> make_spaced_finder(const Program::Compiled&, const LanguageRules& rules,
                                           std::unique_ptr<LanguageBackend> backend) {
    return std::make_unique<SpacedFinder>(rules, std::move(backend));
}

}  // namespace topos
