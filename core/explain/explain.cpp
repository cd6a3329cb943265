#include "core/explain/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/coding/coder.hpp"
#include "core/explain/lexicon_words.hpp"
#include "core/program/compiled.hpp"
#include "grammar/names.hpp"
#include "grammar/print.hpp"
#include "grammar/source.hpp"

namespace topos {

namespace {

using Kind = RuleVariant::Kind;

/// A rule of the program with its syntax tree.
struct WrittenRule {
    std::uint32_t index = 0;
    std::size_t file = 0;
    const ast::Rule* rule = nullptr;  ///< null: a lexicon that codes by itself
};

bool overlap(const CodePointRange& a, const CodePointRange& b) {
    return a.begin < b.end && b.begin < a.end;
}

/// Variants are made so that they compile.
Diagnostic first_error(const Diagnostics& diagnostics) {
    const auto error = std::ranges::find(diagnostics, Level::error, &Diagnostic::level);
    return error == diagnostics.end() ? Diagnostic{} : *error;
}

class Explainer {
  public:
    Explainer(std::span<const ast::File> files, std::shared_ptr<const Program> program,
              const Languages& languages, const Document& document, const ExplainOptions& options)
        : files_(files),
          program_(std::move(program)),
          languages_(languages),
          document_(document),
          options_(options) {
        find_rules();
    }

    expected<Explanation, Diagnostic> run() {
        auto codings = code(program_);
        if (!codings) return unexpected(codings.error());
        Explanation explanation;
        if (auto done = explain_coded(*codings, explanation); !done)
            return unexpected(done.error());
        if (auto done = explain_near(*codings, explanation); !done) return unexpected(done.error());
        return explanation;
    }

  private:
    // -- which rules

    void find_rules() {
        std::map<std::pair<std::string, std::string>, WrittenRule> by_place;
        for (std::size_t file = 0; file < files_.size(); ++file) {
            for (const auto& statement : files_[file].statements) {
                if (const auto* rule = std::get_if<ast::Rule>(&statement))
                    by_place[{rule->name.text, place_of(file, rule->name.span)}] = {0, file, rule};
            }
        }
        for (std::uint32_t i = 0; i < program_->compiled().rules.size(); ++i) {
            const RuleInfo& info = program_->rules()[i];
            WrittenRule written{i, 0, nullptr};
            if (const auto found = by_place.find({info.name, info.place}); found != by_place.end())
                written = {i, found->second.file, found->second.rule};
            if (info.codes) rules_.push_back(written);
        }
    }

    [[nodiscard]] std::string place_of(std::size_t file, const Span& span) const {
        const Source& source = *files_[file].source;
        return source.name() + ":" + std::to_string(source.locate(span.begin).line);
    }

    [[nodiscard]] bool is_asked_for(std::uint32_t rule) const {
        const RuleInfo& info = program_->rules()[rule];
        const std::string& code = program_->codebook()[info.code].name;
        const bool is_below = code == options_.code || code.starts_with(options_.code + ".") ||
                              code.ends_with("." + options_.code);
        return (options_.rule.empty() || options_.rule == info.name) &&
               (options_.code.empty() || is_below);
    }

    // -- trying

    expected<std::vector<Coding>, Diagnostic> code(std::shared_ptr<const Program> program) {
        CodingOptions options;
        options.language = options_.language;
        auto coder = Coder::create(std::move(program), languages_, options);
        if (!coder) return unexpected(coder.error());
        DocumentCodings codings;
        if (auto done = coder->code(document_, codings); !done) return unexpected(done.error());
        return std::move(codings.codings);
    }

    /// What each variant finds: by the variant's name. Variants stand in the file of their rule, so
    /// that they mean the same names and contexts.
    using Found = std::map<std::string, std::vector<CodePointRange>>;
    expected<Found, Diagnostic> attempt(
        const std::vector<std::pair<std::size_t, std::vector<RuleVariant>>>& variants) {
        std::vector<ast::File> files(files_.begin(), files_.end());
        for (const auto& [file, list] : variants) {
            for (const RuleVariant& variant : list)
                files[file].statements.emplace_back(variant.rule);
        }
        const auto compiled = compile(files, languages_);
        Found found;
        if (compiled.program == nullptr) return unexpected(first_error(compiled.diagnostics));
        auto codings = code(compiled.program);
        if (!codings) return unexpected(codings.error());
        for (const Coding& coding : *codings)
            found[compiled.program->rules()[coding.rule].name].push_back(coding.range);
        return found;
    }

    static const std::vector<CodePointRange>& of(const Found& found, const RuleVariant& variant) {
        static const std::vector<CodePointRange> kNothing;
        const auto it = found.find(variant.rule.name.text);
        return it == found.end() ? kNothing : it->second;
    }

    // -- why

    expected<void, Diagnostic> explain_coded(const std::vector<Coding>& codings,
                                             Explanation& explanation) {
        for (const Coding& coding : codings) {
            if (!is_asked_for(coding.rule)) continue;
            auto why = why_coded(coding);
            if (!why) return unexpected(why.error());
            explanation.coded.push_back(std::move(*why));
        }
        return {};
    }

    expected<WhyCoded, Diagnostic> why_coded(const Coding& coding) {
        WhyCoded why;
        why.rule = coding.rule;
        why.coding = coding;
        if (coding.rule >= rules_.size()) {
            why.scope = "document";
            why.when = condition_of(coding.rule);
            return why;
        }
        const WrittenRule& written = rules_[coding.rule];
        why.scope = "sentence";
        why.keep = "longest";
        if (written.rule == nullptr) return why;
        const ast::Rule& rule = *written.rule;
        why.find = print(rule.find);
        why.scope = scope_of(rule);
        why.keep = written_name(rule.keep);
        for (const NamedClause& clause : clauses_of(rule)) why.checked.push_back(clause.written);
        if (rule.keep == ast::Keep::all) return why;
        auto variants = changes_of(rule, 0);
        std::erase_if(variants, [](const auto& one) { return one.kind != Kind::every_match; });
        auto found = attempt({{written.file, variants}});
        if (!found) return unexpected(found.error());
        for (const CodePointRange& other : of(*found, variants.front())) {
            if (other != coding.range && overlap(other, coding.range))
                why.competitors.push_back(other);
        }
        const auto repeated = std::ranges::unique(why.competitors);
        why.competitors.erase(repeated.begin(), repeated.end());
        return why;
    }

    /// Of a document rule, as written.
    [[nodiscard]] std::string condition_of(std::uint32_t index) const {
        const RuleInfo& info = program_->rules()[index];
        for (std::size_t file = 0; file < files_.size(); ++file) {
            for (const auto& statement : files_[file].statements) {
                const auto* rule = std::get_if<ast::DocumentRule>(&statement);
                if (rule != nullptr && rule->name.text == info.name &&
                    place_of(file, rule->name.span) == info.place)
                    return print(rule->when);
            }
        }
        return {};
    }

    static std::string scope_of(const ast::Rule& rule) {
        if (rule.scope == ast::Scope::sentences) return fmt::format("{} sentences", rule.sentences);
        if (rule.scope == ast::Scope::rule) return "<" + rule.inside->text + ">";
        return std::string(written_name(rule.scope));
    }

    // -- why not

    struct Candidate {
        const WrittenRule* written = nullptr;
        std::vector<RuleVariant> probes;
        WhyNot why;
        std::size_t found = 0;  ///< parts that stand somewhere
    };

    expected<void, Diagnostic> explain_near(const std::vector<Coding>& codings,
                                            Explanation& explanation) {
        std::vector<Candidate> candidates;
        std::vector<std::pair<std::size_t, std::vector<RuleVariant>>> probes;
        for (const WrittenRule& written : rules_) {
            const bool has_coded = std::ranges::any_of(
                codings, [&](const Coding& coding) { return coding.rule == written.index; });
            if (written.rule == nullptr || has_coded || !is_asked_for(written.index)) continue;
            Candidate candidate;
            candidate.written = &written;
            candidate.probes = probes_of(*written.rule, candidates.size());
            probes.emplace_back(written.file, candidate.probes);
            candidates.push_back(std::move(candidate));
        }
        auto found = attempt(probes);
        if (!found) return unexpected(found.error());
        for (Candidate& candidate : candidates) look_at(candidate, *found);
        choose_nearest(candidates);
        for (Candidate& candidate : candidates) {
            if (auto done = explain_failure(candidate); !done) return done;
            explanation.near.push_back(std::move(candidate.why));
        }
        return {};
    }

    void look_at(Candidate& candidate, const Found& found) const {
        const ast::Rule& rule = *candidate.written->rule;
        WhyNot& why = candidate.why;
        why.rule = candidate.written->index;
        why.find = print(rule.find);
        why.scope = scope_of(rule);
        for (const ast::Pattern& part : parts_of(rule.find))
            why.parts.push_back({print(part), part.quantifier.least == 0, {}});
        for (const RuleVariant& probe : candidate.probes) {
            const auto& places = of(found, probe);
            if (probe.kind == Kind::part) {
                why.parts[probe.number].places = places;
                candidate.found += places.empty() ? 0 : 1;
                if (probe.number == 0 && !places.empty()) why.reached = 1;
            } else if (!places.empty()) {
                why.reached = probe.number + 1;
            }
        }
    }

    /// Fewest parts missing, then most parts found, then most in their order.
    void choose_nearest(std::vector<Candidate>& candidates) const {
        const bool is_named = !options_.rule.empty();
        std::erase_if(candidates,
                      [&](const Candidate& one) { return one.found == 0 && !is_named; });
        const auto rank = [](const Candidate& one) {
            std::size_t missing = 0;
            for (const PartFound& part : one.why.parts)
                missing += part.places.empty() && !part.may_be_missing ? 1 : 0;
            const auto less = [](std::size_t n) { return -static_cast<std::int64_t>(n); };
            return std::tuple(missing, less(one.found), less(one.why.reached), one.why.rule);
        };
        std::ranges::sort(candidates, {}, rank);
        // A rule of one word that is not there came near to nothing.
        std::erase_if(candidates, [&](const Candidate& one) {
            return !is_named && one.why.parts.size() < 2 && one.found == 0;
        });
        if (candidates.size() > options_.most_near) candidates.resize(options_.most_near);
    }

    expected<void, Diagnostic> explain_failure(Candidate& candidate) {
        const ast::Rule& rule = *candidate.written->rule;
        const auto changes = changes_of(rule, 0);
        auto found = attempt({{candidate.written->file, changes}});
        if (!found) return unexpected(found.error());
        WhyNot& why = candidate.why;
        bool is_pattern_found = false;
        for (const RuleVariant& change : changes) {
            if (change.kind == Kind::bare) is_pattern_found = !of(*found, change).empty();
        }
        why.failed = failure_of(rule, why, changes, *found, is_pattern_found);
        add_changes(why, changes, *found, is_pattern_found);
        if (why.changes.empty()) {
            if (auto done = add_words(candidate); !done) return done;
        }
        if (why.changes.empty()) add_missing_parts(why, changes, *found);
        return {};
    }

    std::string failure_of(const ast::Rule& rule, const WhyNot& why,
                           const std::vector<RuleVariant>& changes, const Found& found,
                           bool is_pattern_found) const {
        if (is_pattern_found) {
            const auto clauses = clauses_of(rule);
            for (const RuleVariant& change : changes) {
                if (change.kind == Kind::without && !of(found, change).empty())
                    return "the pattern is there, but `" + clauses[change.number].written +
                           "` keeps it from coding";
            }
            return clauses.empty()
                       ? "the pattern is there, but another match of the rule was kept in its place"
                       : "the pattern is there, but several of its conditions keep it from coding";
        }
        for (const PartFound& part : why.parts) {
            if (part.places.empty() && !part.may_be_missing)
                return fmt::format("nothing in the {} matches `{}`", why.scope, part.written);
        }
        if (why.parts.size() < 2) return "its parts do not stand together";
        const std::size_t next = std::min(why.reached, why.parts.size() - 1);
        return fmt::format("all parts are there, but `{}` does not stand where the pattern asks",
                           why.parts[next].written);
    }

    static void add_changes(WhyNot& why, const std::vector<RuleVariant>& changes,
                            const Found& found, bool is_pattern_found) {
        std::size_t widened = ~std::size_t{0};
        for (const RuleVariant& change : changes) {
            const bool is_change = change.kind == Kind::without || change.kind == Kind::wider_gap ||
                                   change.kind == Kind::wider_scope;
            if (!is_change || of(found, change).empty()) continue;
            // With the pattern there, only its conditions matter; without, the smallest gap.
            if (is_pattern_found != (change.kind == Kind::without)) continue;
            if (change.kind == Kind::wider_gap &&
                std::exchange(widened, change.number) == change.number)
                continue;
            why.changes.push_back(change.change);
        }
    }

    /// The last resort: the rule with less of a frame.
    static void add_missing_parts(WhyNot& why, const std::vector<RuleVariant>& changes,
                                  const Found& found) {
        for (const RuleVariant& change : changes) {
            if (change.kind == Kind::missing_part && !of(found, change).empty())
                why.changes.push_back(change.change);
        }
    }

    // -- words that may belong into a lexicon

    /// The one part that is missing, if it is a lexicon: which words of the text would do?
    expected<void, Diagnostic> add_words(Candidate& candidate) {
        const ast::Rule& rule = *candidate.written->rule;
        const auto parts = parts_of(rule.find);
        std::size_t missing = parts.size();
        std::size_t count = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool is_missing =
                candidate.why.parts[i].places.empty() && !candidate.why.parts[i].may_be_missing;
            if (is_missing) missing = i;
            count += is_missing ? 1 : 0;
        }
        if (count != 1 || parts[missing].kind != ast::Pattern::Kind::reference) return {};
        ast::Rule any = rule;
        any.examples.clear();
        any.keep = ast::Keep::all;
        any.name.text = "0\x01w";
        ast::Pattern& part = rule.find.children.empty() ? any.find : any.find.children[missing];
        part = {};
        part.kind = ast::Pattern::Kind::any;
        part.label = ast::Identifier{"\x01word", rule.find.span};
        RuleVariant variant{Kind::part, 0, 0, "", std::move(any)};
        return name_words(candidate, parts[missing], variant);
    }

    expected<void, Diagnostic> name_words(Candidate& candidate, const ast::Pattern& part,
                                          const RuleVariant& variant) {
        std::vector<ast::File> files(files_.begin(), files_.end());
        files[candidate.written->file].statements.emplace_back(variant.rule);
        const auto compiled = compile(files, languages_);
        if (compiled.program == nullptr) return {};
        auto codings = code(compiled.program);
        if (!codings) return unexpected(codings.error());
        std::vector<Word> words;
        for (const Coding& coding : *codings) {
            if (compiled.program->rules()[coding.rule].name != variant.rule.name.text) continue;
            for (const RoleSpan& role : coding.roles) {
                if (compiled.program->roles()[role.role] != "\x01word") continue;
                Word word{
                    document_.text.substr(role.bytes.begin, role.bytes.end - role.bytes.begin),
                    compiled.program->languages()[coding.language]};
                if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
            }
        }
        return propose_words(candidate, part.name.text, words);
    }

    struct Word {
        std::string text;
        std::string language;
        bool operator==(const Word&) const = default;
    };

    /// Those of the words that make the rule code once they stand in the lexicon. A word in the
    /// place of the part is not enough: what refuses a match may name the same lexicon.
    expected<void, Diagnostic> propose_words(Candidate& candidate, const std::string& name,
                                             const std::vector<Word>& words) {
        constexpr std::size_t kMostWords = 8;
        std::string list;
        std::string lexicon;
        std::size_t count = 0;
        for (const Word& word : words) {
            const auto added = with_word(files_, name, word.language, word.text);
            if (!added || count == kMostWords) break;
            auto codes = codes_with(added->files, candidate.written->index);
            if (!codes) return unexpected(codes.error());
            if (!*codes) continue;
            lexicon = added->lexicon;
            list += (list.empty() ? "`" : ", `") + word.text + "`";
            ++count;
        }
        if (count == 0) return {};
        candidate.why.changes.push_back(
            fmt::format("add to <{}> the word that you mean: {}", lexicon, list));
        return {};
    }

    /// Does the rule code the text, if the files are these? They have the same rules.
    expected<bool, Diagnostic> codes_with(std::span<const ast::File> files, std::uint32_t rule) {
        const auto compiled = compile(files, languages_);
        if (compiled.program == nullptr) return false;
        auto codings = code(compiled.program);
        if (!codings) return unexpected(codings.error());
        const RuleInfo& asked = program_->rules()[rule];
        return std::ranges::any_of(*codings, [&](const Coding& coding) {
            const RuleInfo& info = compiled.program->rules()[coding.rule];
            return info.name == asked.name && info.place == asked.place;
        });
    }

    std::span<const ast::File> files_;
    std::shared_ptr<const Program> program_;
    const Languages& languages_;
    const Document& document_;
    const ExplainOptions& options_;
    std::vector<WrittenRule> rules_;
};

}  // namespace

expected<Explanation, Diagnostic> explain(std::span<const ast::File> files,
                                          const std::shared_ptr<const Program>& program,
                                          const Languages& languages, const Document& document,
                                          const ExplainOptions& options) {
    return Explainer(files, program, languages, document, options).run();
}

}  // namespace topos
