// Finds entries in languages without blanks between words.
//
//     read:     one pass: where may strings begin that stand for a mandatory part of a rule? look
//               there; nothing found: done
//               for each stretch with a find: segment the runs around finds (not where all may
//               stand anywhere), keep those on word boundaries
//                   no rule has all its parts there                       forget the stretch
//                   plain rules, and nothing else decides                 code by them at once
//                   no other rules                                        keep its runs
//                   only rules that need no more than those runs          keep its runs
//                   else                                                  segment the whole stretch
//     collect:  the finds of the region, and what else it is scanned for; keep those that stand on
//               word boundaries; globs, expressions and tests ask the types of the region's words
//
// Exact: what a rule sees is what it would see in a passage segmented as a whole
// (partial_segmentation.hpp says why). Where that cannot be shown (runs not local, a rule of
// paragraphs, a rule that any word may wake) the passage is segmented as a whole; stretches are
// then judged by its words, where no rule looks beyond them.
#include "core/lexicon/passage_scan.hpp"
#include "core/lexicon/vocabulary.hpp"
#include "core/match/clause_marks.hpp"
#include "core/match/context_signs.hpp"
#include "core/match/entry_memory.hpp"
#include "core/match/finder.hpp"
#include "core/match/literal_search.hpp"
#include "core/match/partial_segmentation.hpp"
#include "core/match/plain_rules.hpp"
#include "core/match/rule_needs.hpp"
#include "core/match/sought.hpp"

namespace topos {

namespace {

class UnspacedFinder final : public Finder {
  public:
    UnspacedFinder(const Program::Compiled& program, const LanguageRules& rules,
                   std::shared_ptr<LanguageBackend> backend, FinderOptions options)
        : rules_(rules),
          lexicon_(rules.lexicon),
          needs_(program, rules),
          backend_(std::move(backend)),
          vocabulary_(lexicon_.types),
          plain_(program, rules, options.all_statuses, lexicon_.unhinted),
          clauses_(program, rules, lexicon_.unhinted),
          strings_(rules.sought),
          sought_(describe_sought(rules, needs_, plain_)),
          table_(*backend_, strings_.mandatory.alone()),
          folded_({}, table_),
          lazy_(options.lazy) {
        find_unhinted(program);
    }

    expected<void, Diagnostic> read(std::string_view text, std::vector<Woken>& woken) override {
        woken.clear();
        plain_codings_.clear();
        text_ = text;
        folded_ = {text, table_};
        scan_.read(text, table_, strings_.mandatory.pairs());
        look_at_candidates();
        if (finds_.empty() && !must_be_whole()) return {};
        waking_.clear();
        if (auto done = read_words(); !done) return done;
        wake(woken);
        return {};
    }

    [[nodiscard]] std::span<const PlainCoding> plain_codings() const override {
        return plain_codings_;
    }
    [[nodiscard]] SegmentedText segmented() const override {
        return {text_, &segmentation_.value()};
    }

    expected<void, Diagnostic> collect(const Region& region, Hits& hits) override {
        hits.clear();
        if (auto done = collect_by_type(region, hits); !done) return done;
        const LiteralSearch search{folded_, segmented().seeking(region.first, region.last)};
        Words words;
        const auto take = [&](const Literal& literal, const Place& anchor) {
            if (!search.find(literal, anchor, words) || !lies_within(words, region)) return;
            if (has_part_of_speech(literal, words)) hits.add(literal.atom, words);
        };
        auto find = std::ranges::lower_bound(finds_, region.begin, {}, &Find::begin);
        for (; find != finds_.end() && find->place.begin < region.end; ++find) {
            const Literal* literal = sought_[find->string].literal;
            if (literal != nullptr && find->place.end <= region.end) take(*literal, find->place);
        }
        strings_.rest.scan(folded_, region.begin, region.end,
                           [&](std::uint32_t begin, std::uint32_t end, std::uint32_t string) {
                               take(lexicon_.literals[strings_.of_rest[string]], {begin, end});
                           });
        hits.settle();
        return {};
    }

    expected<void, Diagnostic> find_entries(AtomIndex atom, const Words& words,
                                            std::vector<std::uint32_t>& entries) override {
        entries.clear();
        if (auto done = add_entries_by_type(atom, words, entries); !done) return done;
        const LiteralSearch search{folded_, segmented()};
        Words found;
        const auto take = [&](std::uint32_t begin, std::uint32_t end, std::uint32_t index) {
            const Literal& literal = lexicon_.literals[index];
            if (literal.atom != atom || !search.find(literal, {begin, end}, found)) return;
            if (found == words && has_part_of_speech(literal, words))
                entries.push_back(literal.entry);
        };
        lexicon_.scanner.scan(folded_, words.begin, words.end, take);
        settle_entries(entries);
        return {};
    }

    [[nodiscard]] std::uint64_t word_count() const override { return scan_.word_count(); }
    [[nodiscard]] std::uint64_t sentence_count() const override { return scan_.sentence_count(); }

  private:
    /// A place where a sought string stands.
    struct Find {
        Place place;
        std::uint32_t string = 0;
        [[nodiscard]] std::uint32_t begin() const { return place.begin; }
    };
    /// A rule that may match in the sentence around the byte.
    struct Waking {
        RuleIndex rule = 0;
        std::uint32_t byte = 0;
    };

    // -- what is sought

    /// Words that no string hints at: do any wake rules, so that all words must be known? Do any
    /// set a status?
    void find_unhinted(const Program::Compiled& program) {
        for (std::size_t atom = 0; atom < rules_.woken_by.size(); ++atom) {
            any_word_may_wake_ |= lexicon_.unhinted[atom] != 0 && !rules_.woken_by[atom].empty();
        }
        for (const CompiledTrigger& trigger : program.triggers)
            any_word_may_be_context_ |= lexicon_.unhinted[trigger.trigger] != 0;
    }

    // -- reading

    /// False where another part of the literal is missing beside its anchor: so no words are cut
    /// for it.
    [[nodiscard]] bool stands_whole(const Sought& sought, const Place& anchor) const {
        if (!sought.has_parts) return true;
        if (sought.follows != 0) {  // most anchors are followed by something else
            const FoldedCharacter next = folded_.next(anchor.end);
            const bool is_word = (classes_(next.folded) & CharacterClasses::kWord) != 0;
            if (next.folded != sought.follows && is_word) return false;
        }
        return LiteralSearch{folded_, {text_, nullptr}}.may_find(*sought.literal, anchor, classes_);
    }

    void look_at_candidates() {
        finds_.clear();
        std::uint32_t looked_at = ~0u;
        for (const std::uint32_t begin : scan_.candidates()) {
            if (begin == looked_at) continue;
            looked_at = begin;
            strings_.mandatory.find_at(folded_, begin,
                                       [&](std::uint32_t end, std::uint32_t string) {
                                           if (stands_whole(sought_[string], {begin, end}))
                                               finds_.push_back({{begin, end}, string});
                                       });
        }
    }

    [[nodiscard]] bool must_be_whole() const {
        return any_word_may_wake_ || !rules_.always.empty();
    }

    /// No rule that was found looks beyond its sentence.
    [[nodiscard]] bool stay_in_sentences() const {
        return std::ranges::none_of(
            finds_, [&](const Find& find) { return sought_[find.string].looks_far; });
    }

    expected<void, Diagnostic> read_words() {
        const bool in_stretches = lazy_ && stay_in_sentences();
        is_whole_ = !in_stretches || must_be_whole();
        are_types_known_ = false;
        if (is_whole_) {
            if (auto done = read_whole(); !done) return done;
        } else {
            segmentation_.clear();
        }
        if (in_stretches) return read_stretches();
        for (const Find& find : finds_) {
            for (const RuleIndex rule : rules_.woken_by[sought_[find.string].atom])
                waking_.push_back({rule, find.place.begin});
        }
        return {};
    }

    expected<void, Diagnostic> read_whole() {
        if (auto done = backend_->segment(text_, segmentation_.value()); !done) return done;
        return any_word_may_wake_ ? wake_by_words() : expected<void, Diagnostic>();
    }

    /// What words wake that no string hints at.
    expected<void, Diagnostic> wake_by_words() {
        const SegmentedText text = segmented();
        if (auto done = vocabulary_.read(text, 0, text.word_count(), *backend_); !done) return done;
        are_types_known_ = true;
        for (const std::uint32_t word : vocabulary_.remarkable()) {
            const TypeIndex type = vocabulary_.type_of(word);
            if (!vocabulary_.is_text_of(type, text.word(word))) continue;
            for (const AtomIndex atom : vocabulary_.atoms(type)) {
                if (lexicon_.unhinted[atom] == 0) continue;
                for (const RuleIndex rule : rules_.woken_by[atom])
                    waking_.push_back({rule, text.word_begin(word)});
            }
        }
        return {};
    }

    expected<void, Diagnostic> read_stretches() {
        StretchReader stretches(scan_.cuts(), static_cast<std::uint32_t>(text_.size()));
        for (std::size_t begin = 0; begin < finds_.size();) {
            const Stretch stretch = stretches.around(finds_[begin].place);
            std::size_t end = begin;
            while (end < finds_.size() && finds_[end].place.begin < stretch.end) ++end;
            const std::span<const Find> finds{finds_.data() + begin, end - begin};
            if (auto done =
                    is_whole_ ? judge_stretch(stretch, finds) : read_stretch(stretch, finds);
                !done)
                return done;
            begin = end;
        }
        return {};
    }

    /// The finds of a stretch that may be part of what rules find there, if all of them are hits.
    /// In most stretches that is none, and then no words are cut.
    [[nodiscard]] std::span<const Find> choose_finds(std::span<const Find> finds) {
        const auto is_of_use = [&](const Find& find) { return sought_[find.string].uses != 0; };
        if (std::ranges::none_of(finds, is_of_use)) return {};
        clauses_.begin_sentence();
        for (const Find& find : finds) clauses_.see(sought_[find.string].atom);
        const auto may_wake = [&](const Find& find) {
            return std::ranges::any_of(plain_.woken_by(sought_[find.string].atom),
                                       [&](RuleIndex rule) { return clauses_.may_match(rule); });
        };
        if (std::ranges::any_of(finds, may_wake)) return finds;
        chosen_.clear();
        for (const Find& find : finds) {
            if (!plain_.coding(sought_[find.string].atom).empty()) chosen_.push_back(find);
        }
        return chosen_;
    }

    /// All words are known.
    expected<void, Diagnostic> judge_stretch(const Stretch& stretch, std::span<const Find> all) {
        const std::span<const Find> finds = choose_finds(all);
        if (finds.empty()) return {};
        const SegmentedText text = segmented();
        const std::uint32_t first_word = text.touched(stretch.begin, stretch.begin + 1).first;
        const auto spans = confirm(finds, first_word);
        if (!spans) return unexpected(spans.error());
        wake_holding(*spans, stretch);
        return {};
    }

    /// Cuts as many words as are needed; none, where no rule can match. The words around what is
    /// coded are kept: find_entries() may ask for them.
    expected<void, Diagnostic> read_stretch(const Stretch& stretch, std::span<const Find> all) {
        const std::span<const Find> finds = choose_finds(all);
        if (finds.empty()) return {};
        const auto before = segmentation_.mark();
        segmentation_.begin_sentence(stretch.begin);
        const auto mark = segmentation_.mark();
        const bool needs_words = std::ranges::any_of(
            finds, [&](const Find& find) { return sought_[find.string].needs_words; });
        if (needs_words) {
            if (auto done = read_runs(finds); !done) return done;
        }
        const auto spans = confirm(finds, static_cast<std::uint32_t>(mark.words));
        if (!spans) return unexpected(spans.error());
        const std::size_t first = waking_.size();
        const std::size_t first_coding = plain_codings_.size();
        if (!wake_holding(*spans, stretch)) {
            segmentation_.release(before);
            return {};
        }
        if (const std::span<const Waking> woken = std::span(waking_).subspan(first);
            !woken.empty()) {
            const bool is_local = !*spans && std::ranges::all_of(woken, [&](const Waking& one) {
                return plain_.codes_hits(one.rule) || needs_.needs_only_its_words(one.rule);
            });
            if (!is_local || has_context(stretch)) {
                segmentation_.release(mark);
                if (auto done = segmentation_.add_stretch(text_, stretch, *backend_); !done)
                    return done;
                count_words_again(first_coding);
            } else if (!needs_words) {
                if (auto done = read_runs(finds); !done) return done;
                count_words_again(first_coding);
            }
        }
        if (stretch.end < text_.size()) segmentation_.begin_sentence(stretch.end);
        return {};
    }

    /// Codes by plain rules where nothing but the hits decides; from `first` on, only rules stay
    /// awake that are left. No sentence ends inside a hit of letters, so a stretch may count as
    /// one.
    void code_plainly(std::size_t first, const Stretch& stretch) {
        plain_.begin_sentence();
        for (const SeenAtom& one : seen_) plain_.add(one.atom, one.words);
        const auto woken = waking_.begin() + static_cast<std::ptrdiff_t>(first);
        const auto is_plain = [&](const Waking& one) { return plain_.codes_hits(one.rule); };
        waking_.erase(std::remove_if(woken, waking_.end(), is_plain), waking_.end());
        plain_.decide([&] { return !has_context(stretch); },
                      [&](const PlainCoding& coding) { plain_codings_.push_back(coding); },
                      [&](const PlainCoding& coding) {
                          waking_.push_back({coding.rule, coding.words.begin});
                      });
    }

    /// Of plain codings, when more words were cut.
    void count_words_again(std::size_t first_coding) {
        for (std::size_t i = first_coding; i < plain_codings_.size(); ++i) {
            Words& words = plain_codings_[i].words;
            words = segmented().touched(words.begin, words.end);
        }
    }

    expected<void, Diagnostic> read_runs(std::span<const Find> finds) {
        std::uint32_t done_until = 0;
        for (const Find& find : finds) {
            if (find.place.begin < done_until) continue;
            const Stretch run = run_around(text_, find.place.begin, classes_);
            done_until = std::max(run.end, find.place.begin + 1);
            if (run.begin == run.end) continue;
            if (auto done = segmentation_.add_words(text_, run, *backend_); !done) return done;
        }
        return {};
    }

    /// Notes the finds that are hits, as far as the words of their runs tell, which begin with
    /// `first_word`; says whether one may reach beyond its run.
    expected<bool, Diagnostic> confirm(std::span<const Find> finds, std::uint32_t first_word) {
        seen_.clear();
        const LiteralSearch search{folded_, segmented().seeking(first_word, ~0u)};
        bool spans = false;
        for (const Find& find : finds) {
            const Sought& sought = sought_[find.string];
            const std::uint32_t byte = find.place.begin;
            SeenAtom seen{sought.atom, {byte, byte + 1, 0, 0}, sought.spans_runs};
            auto is_hit = is_possible(search, sought, find, seen.words);
            if (!is_hit) return unexpected(is_hit.error());
            if (!*is_hit) continue;
            spans = spans || sought.spans_runs;
            seen_.push_back(seen);
        }
        return spans;
    }

    expected<bool, Diagnostic> is_possible(const LiteralSearch& search, const Sought& sought,
                                           const Find& find, Words& words) {
        if (sought.literal == nullptr) return is_hit_by_type(find, sought.atom, words);
        if (sought.spans_runs) return search.may_find(*sought.literal, find.place, classes_);
        return search.find(*sought.literal, find.place, words) &&
               has_part_of_speech(*sought.literal, words);
    }

    /// Is the word around the find one of the atom's?
    expected<bool, Diagnostic> is_hit_by_type(const Find& find, AtomIndex atom, Words& words) {
        const SegmentedText text = segmented();
        words = text.touched(find.place.begin, find.place.begin + 1);
        if (words.first == words.last) return false;
        if (auto done = know_types(words.first, words.last); !done) return unexpected(done.error());
        words.begin = text.word_begin(words.first);
        words.end = text.word_end(words.first);
        const TypeIndex type = vocabulary_.type_of(words.first);
        return std::ranges::binary_search(vocabulary_.atoms(type), atom) &&
               vocabulary_.is_text_of(type, text.word(words.first));
    }

    /// Codes by plain rules, and wakes the others that may match by what was seen; false: none.
    /// `spans`: a hit may reach beyond its run.
    bool wake_holding(bool spans, const Stretch& stretch) {
        const std::size_t first = waking_.size();
        wake_by_seen();
        if (waking_.size() == first) return false;
        if (!spans) code_plainly(first, stretch);
        return true;
    }

    void wake_by_seen() {
        needs_.look_at(text_, seen_);
        clauses_.begin_sentence();
        for (const SeenAtom& one : seen_) clauses_.see(one.atom);
        for (const SeenAtom& one : seen_) {
            for (const RuleIndex rule : plain_.coding(one.atom))
                waking_.push_back({rule, one.words.begin});
            for (const RuleIndex rule : plain_.woken_by(one.atom)) {
                if (clauses_.may_match(rule) && needs_.may_match(rule))
                    waking_.push_back({rule, one.words.begin});
            }
        }
    }

    /// Of words [first, last) at least.
    expected<void, Diagnostic> know_types(std::uint32_t first, std::uint32_t last) {
        if (are_types_known_) return {};
        return vocabulary_.read(segmented(), first, last, *backend_);
    }

    [[nodiscard]] bool has_context(const Stretch& stretch) const {
        if (any_word_may_be_context_) return true;
        if (has_sign(rules_.signs, text_.substr(stretch.begin, stretch.end - stretch.begin)))
            return true;
        bool found = false;
        strings_.contexts.scan(folded_, stretch.begin, stretch.end,
                               [&](std::uint32_t, std::uint32_t, std::uint32_t) { found = true; });
        return found;
    }

    void wake(std::vector<Woken>& woken) const {
        const SegmentedText text = segmented();
        for (const Waking& one : waking_) woken.push_back({text.sentence_at(one.byte), one.rule});
        for (std::uint32_t sentence = 0; !rules_.always.empty() && sentence < text.sentence_count();
             ++sentence) {
            for (const RuleIndex rule : rules_.always) woken.push_back({sentence, rule});
        }
        std::ranges::sort(woken);
        const auto repeated = std::ranges::unique(woken);
        woken.erase(repeated.begin(), repeated.end());
    }

    // -- collecting

    expected<void, Diagnostic> collect_by_type(const Region& region, Hits& hits) {
        if (lexicon_.types.empty()) return {};
        const SegmentedText text = segmented();
        if (auto done = know_types(region.first, region.last); !done) return done;
        for (std::uint32_t word = region.first; word < region.last; ++word) {
            const TypeIndex type = vocabulary_.type_of(word);
            if (vocabulary_.flags(type) == 0 || !vocabulary_.is_text_of(type, text.word(word)))
                continue;
            for (const AtomIndex atom : vocabulary_.atoms(type)) {
                hits.add(atom, {text.word_begin(word), text.word_end(word), word, word + 1});
            }
        }
        return {};
    }

    expected<void, Diagnostic> add_entries_by_type(AtomIndex atom, const Words& words,
                                                   std::vector<std::uint32_t>& entries) {
        if (lexicon_.types.empty() || words.last - words.first != 1) return {};
        const std::string_view word = segmented().word(words.first);
        if (word != segmented().slice(words)) return {};
        if (const auto* known = memory_.find(atom, word)) {
            entries = *known;
            return {};
        }
        if (auto done = backend_->analyse({&word, 1}, analyses_); !done) return done;
        lexicon_.types.add_entries(atom, word, analyses_.front(), entries);
        memory_.keep(atom, word, entries);
        return {};
    }

    [[nodiscard]] bool has_part_of_speech(const Literal& literal, const Words& words) {
        if (literal.part_of_speech.empty()) return true;
        if (words.last - words.first != 1) return false;
        const std::string_view word = segmented().slice(words);
        if (auto done = backend_->analyse({&word, 1}, analyses_); !done) return false;
        return analyses_.front().part_of_speech == literal.part_of_speech;
    }

    const LanguageRules& rules_;
    const LanguageLexicon& lexicon_;
    RuleNeeds needs_;
    const CharacterClasses& classes_ = CharacterClasses::table();
    std::shared_ptr<LanguageBackend> backend_;
    Vocabulary vocabulary_;

    PlainRules plain_;
    ClauseMarks clauses_;
    std::vector<PlainCoding> plain_codings_;

    const SoughtStrings& strings_;
    std::vector<Sought> sought_;  ///< by string of strings_.mandatory
    bool any_word_may_be_context_ = false;
    bool any_word_may_wake_ = false;

    std::string_view text_;
    CharacterTable table_;
    FoldedText folded_;
    PassageScan scan_;
    std::vector<Find> finds_;     ///< ascending
    std::vector<Find> chosen_;    ///< of the stretch at hand
    std::vector<SeenAtom> seen_;  ///< in the stretch at hand
    std::vector<Waking> waking_;
    PartialSegmentation segmentation_;
    bool is_whole_ = false;         ///< all words of the passage are cut
    bool are_types_known_ = false;  ///< of all its words
    EntryMemory memory_;
    std::vector<TokenAnalysis> analyses_;
    bool lazy_;
};

}  // namespace

std::unique_ptr<Finder> make_unspaced_finder(const Program::Compiled& program,
                                             const LanguageRules& rules,
                                             std::shared_ptr<LanguageBackend> backend,
                                             bool local_runs, FinderOptions options) {
    options.lazy = options.lazy && local_runs;
    return std::make_unique<UnspacedFinder>(program, rules, std::move(backend), options);
}

}  // namespace topos
