// Finds entries in languages without blanks between words.
//
//     read:     fold; scan for all entries that may wake a rule; where there are any, segment and
//     wake collect:  scan the region for all entries; keep those that stand on word boundaries;
//               globs, expressions and tests ask the types of the region's words
//
// Passages in which no entry occurs are never segmented.
#include "core/lexicon/vocabulary.hpp"
#include "core/match/finder.hpp"
#include "core/text/characters.hpp"

namespace topos {

namespace {

std::uint32_t character_bytes(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

class UnspacedFinder final : public Finder {
  public:
    UnspacedFinder(const LanguageRules& rules, std::unique_ptr<LanguageBackend> backend)
        : rules_(rules),
          lexicon_(rules.lexicon),
          backend_(std::move(backend)),
          no_wakes_(rules.woken_by.size()),
          vocabulary_(lexicon_.types, no_wakes_) {
        for (const Literal& literal : lexicon_.literals)
            add_waking(literal.atom, literal.parts[literal.anchor]);
        for (const auto& hint : lexicon_.hints) add_waking(hint.atom, hint.string);
        waking_.finish();
        find_always();
    }

    expected<void, Diagnostic> read(std::string_view text, std::vector<Woken>& woken) override {
        woken.clear();
        text_ = {text, &segmentation_};
        folded_.read(text, *backend_);
        count_words();
        raw_.clear();
        waking_.scan(folded_.characters, [&](std::size_t at, std::size_t, std::uint32_t string) {
            raw_.emplace_back(folded_.begins[at], waking_atoms_[string]);
        });
        if (raw_.empty() && always_.empty()) return {};
        if (auto done = backend_->segment(text, segmentation_); !done) return done;
        wake(woken);
        return {};
    }

    [[nodiscard]] SegmentedText segmented() const override { return text_; }

    expected<void, Diagnostic> collect(const Region& region, Hits& hits) override {
        hits.clear();
        if (auto done = collect_by_type(region, hits); !done) return done;
        const std::size_t first = folded_.at(region.begin);
        const std::size_t last = folded_.at(region.end);
        const std::span<const char32_t> characters(folded_.characters.data() + first, last - first);
        lexicon_.scanner.scan(characters, [&](std::size_t at, std::size_t, std::uint32_t literal) {
            collect_literal(lexicon_.literals[literal], first + at, region, hits);
        });
        hits.settle();
        return {};
    }

    [[nodiscard]] std::uint64_t word_count() const override { return word_count_; }
    [[nodiscard]] std::uint64_t sentence_count() const override { return sentence_count_; }

  private:
    void add_waking(AtomIndex atom, const std::u32string& string) {
        if (rules_.woken_by[atom].empty()) return;
        waking_.add(string);
        waking_atoms_.push_back(atom);
    }

    /// Rules to be tried everywhere: those that say so, and those woken by words that no string
    /// hints at.
    void find_always() {
        always_ = rules_.always;
        for (std::size_t atom = 0; atom < rules_.woken_by.size(); ++atom) {
            if (lexicon_.unhinted[atom] == 0) continue;
            always_.insert(always_.end(), rules_.woken_by[atom].begin(),
                           rules_.woken_by[atom].end());
        }
    }

    /// Words are counted as their characters: that needs no segmentation, and Chinese texts are
    /// measured so.
    void count_words() {
        word_count_ = 0;
        sentence_count_ = 0;
        bool is_open = false;
        for (const char32_t c : folded_.characters) {
            if (is_letter(c)) {
                ++word_count_;
                is_open = true;
            } else if (is_open && is_sentence_final(c)) {
                ++sentence_count_;
                is_open = false;
            }
        }
        if (is_open) ++sentence_count_;
    }

    void wake(std::vector<Woken>& woken) {
        for (const auto& [byte, atom] : raw_) {
            const std::uint32_t sentence = text_.sentence_at(byte);
            for (const RuleIndex rule : rules_.woken_by[atom]) woken.push_back({sentence, rule});
        }
        for (std::uint32_t sentence = 0; !always_.empty() && sentence < text_.sentence_count();
             ++sentence) {
            for (const RuleIndex rule : always_) woken.push_back({sentence, rule});
        }
        std::ranges::sort(woken);
        const auto repeated = std::ranges::unique(woken);
        woken.erase(repeated.begin(), repeated.end());
    }

    expected<void, Diagnostic> collect_by_type(const Region& region, Hits& hits) {
        if (lexicon_.types.empty()) return {};
        if (auto done = vocabulary_.read(text_, region.first, region.last, *backend_); !done)
            return done;
        for (std::uint32_t word = region.first; word < region.last; ++word) {
            const TypeIndex type = vocabulary_.type_of(word);
            if (vocabulary_.flags(type) == 0 || !vocabulary_.is_text_of(type, text_.word(word)))
                continue;
            for (const AtomIndex atom : vocabulary_.atoms(type)) {
                hits.add(atom, {text_.word_begin(word), text_.word_end(word), word, word + 1});
            }
        }
        return {};
    }

    /// `at`: the character where the literal's anchor stands.
    void collect_literal(const Literal& literal, std::size_t at, const Region& region, Hits& hits) {
        Words words;
        if (!(literal.anywhere ? find_anywhere(literal, at, words)
                               : find_on_words(literal, at, words)))
            return;
        if (!lies_within(words, region)) return;
        if (!literal.exact.empty() && text_.slice(words) != literal.exact) return;
        if (!literal.part_of_speech.empty() && !has_part_of_speech(literal, words)) return;
        hits.add(literal.atom, words);
    }

    [[nodiscard]] std::uint32_t end_of(std::size_t character) const {
        const std::uint32_t begin = folded_.begins[character];
        return begin + character_bytes(text_.text[begin]);
    }

    [[nodiscard]] bool stands_at(const std::u32string& part, std::size_t at) const {
        return at + part.size() <= folded_.characters.size() &&
               std::equal(part.begin(), part.end(),
                          folded_.characters.begin() + static_cast<std::ptrdiff_t>(at));
    }

    bool find_anywhere(const Literal& literal, std::size_t at, Words& words) const {
        std::size_t begin = at;
        for (std::size_t part = literal.anchor; part-- > 0;) {
            while (begin > 0 && is_blank(folded_.characters[begin - 1])) --begin;
            const std::size_t size = literal.parts[part].size();
            if (begin < size || !stands_at(literal.parts[part], begin - size)) return false;
            begin -= size;
        }
        std::size_t end = at + literal.parts[literal.anchor].size();
        for (std::size_t part = literal.anchor + 1; part < literal.parts.size(); ++part) {
            while (end < folded_.characters.size() && is_blank(folded_.characters[end])) ++end;
            if (!stands_at(literal.parts[part], end)) return false;
            end += literal.parts[part].size();
        }
        words = text_.touched(folded_.begins[begin], end_of(end - 1));
        return true;
    }

    bool find_on_words(const Literal& literal, std::size_t at, Words& words) const {
        if (!part_on_words(literal.parts[literal.anchor], at, words)) return false;
        Words other;
        for (std::size_t part = literal.anchor; part-- > 0;) {
            if (words.first == 0) return false;
            // Its last word is the one before: compare from that word's end.
            const std::size_t end = folded_.at(text_.word_end(words.first - 1));
            const std::size_t size = literal.parts[part].size();
            if (end < size || !part_on_words(literal.parts[part], end - size, other)) return false;
            if (other.last != words.first) return false;
            words = hull(other, words);
        }
        for (std::size_t part = literal.anchor + 1; part < literal.parts.size(); ++part) {
            if (words.last == text_.word_count()) return false;
            const std::size_t begin = folded_.at(text_.word_begin(words.last));
            if (!part_on_words(literal.parts[part], begin, other) || other.first != words.last)
                return false;
            words = hull(words, other);
        }
        return true;
    }

    /// Does the part stand there, from the begin of a word to the end of one? Characters that
    /// folding drops may stand at its edges.
    bool part_on_words(const std::u32string& part, std::size_t at, Words& words) const {
        if (!stands_at(part, at)) return false;
        const std::size_t end = at + part.size();
        words = text_.touched(folded_.begins[at], end_of(end - 1));
        if (words.first == words.last) return false;
        const std::uint32_t earliest = at == 0 ? 0 : end_of(at - 1);
        if (text_.word_begin(words.first) < earliest) return false;
        if (text_.word_begin(words.first) > folded_.begins[at]) return false;
        const std::uint32_t last_end = text_.word_end(words.last - 1);
        if (last_end < words.end || last_end > folded_.begins[end]) return false;
        words.begin = text_.word_begin(words.first);
        words.end = last_end;
        return true;
    }

    [[nodiscard]] bool has_part_of_speech(const Literal& literal, const Words& words) {
        if (words.last - words.first != 1) return false;
        const std::string_view word = text_.slice(words);
        if (auto done = backend_->analyse({&word, 1}, analyses_); !done) return false;
        return analyses_.front().part_of_speech == literal.part_of_speech;
    }

    const LanguageRules& rules_;
    const LanguageLexicon& lexicon_;
    std::unique_ptr<LanguageBackend> backend_;
    std::vector<std::uint8_t> no_wakes_;
    Vocabulary vocabulary_;
    CharacterScanner waking_;
    std::vector<AtomIndex> waking_atoms_;  ///< by string of waking_
    std::vector<RuleIndex> always_;
    FoldedText folded_;
    std::vector<std::pair<std::uint32_t, AtomIndex>> raw_;  ///< byte and atom of strings found
    Segmentation segmentation_;
    SegmentedText text_;
    std::vector<TokenAnalysis> analyses_;
    std::uint64_t word_count_ = 0;
    std::uint64_t sentence_count_ = 0;
};

}  // namespace

std::unique_ptr<Finder> make_unspaced_finder(const Program::Compiled&, const LanguageRules& rules,
                                             std::unique_ptr<LanguageBackend> backend, bool,
                                             FinderOptions) {
    return std::make_unique<UnspacedFinder>(rules, std::move(backend));
}

}  // namespace topos
