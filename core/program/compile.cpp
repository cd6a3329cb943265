// compile(): names, then rules as nodes and atoms, then for each language how its entries are found
// and what wakes rules.
#include <algorithm>
#include <future>
#include <iterator>
#include <set>

#include "core/lexicon/folding.hpp"
#include "core/program/gates.hpp"
#include "core/program/lowering.hpp"
#include "grammar/diagnose.hpp"

namespace topos {

struct ProgramBuilder {
    static std::shared_ptr<const Program> build(std::unique_ptr<Program::Compiled> compiled) {
        return std::shared_ptr<const Program>(new Program(std::move(compiled)));
    }
};

namespace {

struct BuiltLanguage {
    LanguageRules rules;
    LanguageRules before_gates;  ///< empty if no rule is gated
    Diagnostics diagnostics;
};

/// Compiles the entries of one language: all, and those that rules before gates ask for.
class LanguageBuild {
  public:
    LanguageBuild(const Language& language, const Lowered& lowered,
                  const Program::Compiled& program)
        : language_(language),
          lowered_(lowered),
          program_(program),
          unspaced_(language.capabilities().unspaced) {}

    BuiltLanguage run() {
        place_entries();
        gather_words();
        BuiltLanguage built;
        auto backend = language_.create(rules_.words);
        if (!backend) {
            diagnostics_.push_back(backend.error());
        } else if (auto read = read_words(**backend); !read) {
            diagnostics_.push_back(read.error());
        } else {
            build_lexicons(**backend, built);
        }
        built.diagnostics = std::move(diagnostics_);
        return built;
    }

  private:
    void place_entries() {
        for (const auto& entry : lowered_.entries) {
            if (!entry.is_literal && !covers(entry.language, language_.tag())) continue;
            if (entry.is_sign) {
                add_sign(entry);
                continue;
            }
            placed_.push_back(&entry);
            rules_.entries.push_back(entry.entry);
            rules_.entries.back().mode = mode_of(entry);
            if (rules_.entries.back().mode == ast::MatchMode::text)
                drop_outer_stars(rules_.entries.back().kind, rules_.entries.back().text);
        }
    }

    void build_lexicons(LanguageBackend& backend, BuiltLanguage& built) {
        rules_.lexicon = empty_lexicon();
        if (!program_.gated.empty()) {
            built.before_gates = rules_without_entries();
            fill_lexicon(backend, atoms_before_gates(program_), built.before_gates);
            diagnostics_.clear();  // all entries will be reported
        }
        fill_lexicon(backend, {}, rules_);
        built.rules = std::move(rules_);
    }

    expected<void, Diagnostic> read_words(LanguageBackend& backend) {
        auto words = std::make_shared<EntryWords>();
        words_of_.resize(placed_.size());
        for (std::size_t i = 0; i < placed_.size(); ++i) {
            if (!is_made_of_words(rules_.entries[i], unspaced_)) continue;
            const auto number = words->add(rules_.entries[i].text, backend);
            if (!number) return unexpected(number.error());
            words_of_[i] = *number;
        }
        if (auto done = words->analyse(backend); !done) return done;
        words_ = std::move(words);
        return {};
    }

    /// Backends are those of all rules, so words for them are not needed again.
    [[nodiscard]] LanguageRules rules_without_entries() const {
        LanguageRules rules;
        rules.signs = rules_.signs;
        rules.lexicon = empty_lexicon();
        return rules;
    }

    [[nodiscard]] LanguageLexicon empty_lexicon() const {
        LanguageLexicon lexicon;
        lexicon.types = TypeLexicon(words_);
        lexicon.cost.resize(program_.atoms.size());
        lexicon.unhinted.resize(program_.atoms.size());
        return lexicon;
    }

    /// With the entries and tests of `atoms`, by atom; if that is empty, of all.
    void fill_lexicon(LanguageBackend& backend, const std::vector<bool>& atoms,
                      LanguageRules& rules) {
        const auto is_wanted = [&](AtomIndex atom) { return atoms.empty() || atoms[atom]; };
        for (std::size_t i = 0; i < placed_.size(); ++i) {
            if (is_wanted(placed_[i]->entry.atom)) add(i, backend, rules.lexicon);
        }
        for (const auto& test : lowered_.tests) {
            if (!is_wanted(test.atom)) continue;
            if (auto done = add_test(test, backend, rules.lexicon); !done)
                diagnostics_.push_back(done.error());
        }
        finish(rules.lexicon);
        plan_wakes(program_, rules, atoms.empty());
        if (unspaced_) plan_search(program_, rules);
    }

    /// With its full-width or ASCII twin: `?` and `？` are one sign to people.
    void add_sign(const PlacedEntry& placed) {
        const std::string& sign = placed.entry.text;
        rules_.signs.push_back({placed.entry.atom, sign, placed.entry.number});
        if (std::string twin = twin_of_sign(sign); twin != sign)
            rules_.signs.push_back({placed.entry.atom, std::move(twin), placed.entry.number});
    }

    [[nodiscard]] ast::MatchMode mode_of(const PlacedEntry& entry) const {
        using Mode = ast::MatchMode;
        for (const Mode mode : entry.modes) {
            const bool is_of_spaced = mode == Mode::inflections || mode == Mode::forms;
            if (is_of_spaced != unspaced_) return mode;
        }
        return unspaced_ ? Mode::word : Mode::inflections;
    }

    /// Entries that the segmenter shall know: those found on word boundaries, part by part, but for
    /// plain ASCII, whose words every segmenter sees.
    void gather_words() {
        if (!unspaced_) return;
        using Kind = ast::Entry::Kind;
        std::set<std::string> words;
        for (const auto& entry : rules_.entries) {
            const bool is_literal = entry.kind != Kind::glob && entry.kind != Kind::regex;
            if (!is_literal || entry.mode != ast::MatchMode::word) continue;
            for (auto& part : split_at_blanks(entry.text)) {
                const auto beyond_ascii = [](char c) {
                    return static_cast<unsigned char>(c) >= 0x80;
                };
                if (std::ranges::any_of(part, beyond_ascii)) words.insert(std::move(part));
            }
        }
        rules_.words.assign(words.begin(), words.end());
    }

    void add(std::size_t number, LanguageBackend& backend, LanguageLexicon& lexicon) {
        const PlacedEntry& placed = *placed_[number];
        const LexiconEntry& entry = rules_.entries[number];
        const auto fate = add_entry(entry, words_of_[number], unspaced_, backend, lexicon);
        if (!fate) {
            diagnostics_.push_back(fate.error());
        } else if (!placed.is_literal && *fate == EntryFate::has_no_word) {
            report(placed, "entry_never_matches", "the entry `" + entry.text + "` can never match",
                   "It has no word in it: only words are found.");
        } else if (!placed.is_literal && *fate == EntryFate::has_symbols) {
            report(placed, "punctuation_ignored",
                   "the entry `" + entry.text + "` has symbols that are not words",
                   "Only its words are looked for.");
        }
    }

    void report(const PlacedEntry& placed, std::string_view name, std::string title,
                std::string remedy) {
        auto diagnostic = diagnose(placed.place.source, name, placed.place.span, std::move(title));
        diagnostic.remedies.push_back(std::move(remedy));
        diagnostics_.push_back(std::move(diagnostic));
    }

    const Language& language_;
    const Lowered& lowered_;
    const Program::Compiled& program_;
    bool unspaced_;
    std::vector<const PlacedEntry*> placed_;
    std::vector<std::uint32_t> words_of_;  ///< by placed entry: its number among words_
    std::shared_ptr<const EntryWords> words_;
    LanguageRules rules_;
    Diagnostics diagnostics_;
};

/// All at once, as they know nothing of each other, and whoever codes waits for them.
void build_languages(const Languages& languages, const Lowered& lowered, Program::Compiled& program,
                     Diagnostics& diagnostics) {
    std::vector<std::future<BuiltLanguage>> builds;
    for (const Language* language : languages) {
        builds.push_back(std::async([&lowered, &program = std::as_const(program), language] {
            return LanguageBuild(*language, lowered, program).run();
        }));
    }
    for (auto& build : builds) {
        BuiltLanguage built = build.get();
        std::ranges::move(built.diagnostics, std::back_inserter(diagnostics));
        program.language_rules.push_back(std::move(built.rules));
        if (!program.gated.empty())
            program.rules_before_gates.push_back(std::move(built.before_gates));
    }
}

void report_unused(const Symbols& symbols, std::span<const ast::File> files,
                   Diagnostics& diagnostics) {
    for (const auto& symbol : symbols.lexicons) {
        if (symbol.is_used || symbol.lexicon->code) continue;
        const auto& name = symbol.lexicon->name;
        auto diagnostic = diagnose(files[symbol.file].source, "unused_lexicon", name.span,
                                   "lexicon `" + name.text + "` is not used");
        diagnostic.remedies.push_back("Name it in a rule, or let it code: `lexicon " + name.text +
                                      ": code …`.");
        diagnostics.push_back(std::move(diagnostic));
    }
}

void count_as_used(const CompiledCondition& condition, std::vector<bool>& used) {
    for (const RuleIndex subject : condition.subjects) used[subject] = true;
    for (const auto& operand : condition.operands) count_as_used(operand, used);
}

/// Rules and document rules that others build on or count.
std::vector<bool> rules_in_use(const Program::Compiled& program) {
    std::vector<bool> used(program.rule_infos.size());
    for (RuleIndex rule = 0; rule < program.rules.size(); ++rule)
        used[rule] = program.rules[rule].is_built_on;
    for (const auto& step : program.document_steps) count_as_used(step.when, used);
    return used;
}

/// Rules without a code are for others; one that nobody asks for does nothing.
void report_idle_rules(const Symbols& symbols, std::span<const ast::File> files,
                       const Program::Compiled& program, Diagnostics& diagnostics) {
    const auto used = rules_in_use(program);
    const auto report = [&](const ast::Identifier& name, std::uint32_t file) {
        auto diagnostic = diagnose(files[file].source, "idle_rule", name.span,
                                   "rule `" + name.text + "` has no code, and nothing uses it");
        diagnostic.remedies.push_back("Give it a code (`" + name.text +
                                      ": code …`), or name it in a " + "`find` or a `when`.");
        diagnostics.push_back(std::move(diagnostic));
    };
    for (RuleIndex i = 0; i < symbols.rules.size(); ++i) {
        const RuleSymbol& symbol = symbols.rules[i];
        if (!program.rule_infos[i].codes && !used[i]) report(symbol.rule->name, symbol.file);
    }
    for (std::size_t i = 0; i < symbols.documents.size(); ++i) {
        const DocumentSymbol& symbol = symbols.documents[i];
        const std::size_t rule = symbols.rules.size() + i;
        if (!program.rule_infos[rule].codes && !used[rule]) report(symbol.rule->name, symbol.file);
    }
}

void take_over(Symbols&& symbols, const Languages& languages, Program::Compiled& program) {
    program.codebook = std::move(symbols.codebook);
    program.packs = std::move(symbols.packs);
    program.roles = std::move(symbols.roles);
    program.statuses = std::move(symbols.statuses);
    for (const Language* language : languages) program.languages.emplace_back(language->tag());
}

}  // namespace

CompileResult compile(std::span<const ast::File> files, const Languages& languages,
                      CompileOptions options) {
    CompileResult result;
    Diagnostics& diagnostics = result.diagnostics;
    auto program = std::make_unique<Program::Compiled>();
    program->wakes_by_find_alone = options.wakes_by_find_alone;
    Symbols symbols = gather_symbols(files, languages, diagnostics);
    const Lowered lowered = lower(files, symbols, languages, *program, diagnostics);
    order_rules(symbols, files, *program, diagnostics);
    if (!has_errors(diagnostics)) {
        program->gated = find_gated_rules(*program);
        program->gate_steps = find_gate_steps(*program);
    }
    report_unused(symbols, files, diagnostics);
    if (!has_errors(diagnostics)) report_idle_rules(symbols, files, *program, diagnostics);
    if (!has_errors(diagnostics)) {
        build_languages(languages, lowered, *program, diagnostics);
    }
    take_over(std::move(symbols), languages, *program);
    if (!has_errors(diagnostics)) result.program = ProgramBuilder::build(std::move(program));
    sort_diagnostics(diagnostics);
    return result;
}

}  // namespace topos
