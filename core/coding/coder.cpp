#include "core/coding/coder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/coding/document_rules.hpp"
#include "core/coding/language_choice.hpp"
#include "core/language/passagewise_backend.hpp"
#include "core/match/rule_runner.hpp"
#include "core/text/structure.hpp"
#include "grammar/names.hpp"

namespace topos {

namespace {

/// One language at work in one thread.
struct LanguageAtWork {
    std::unique_ptr<Finder> finder;
    std::unique_ptr<RuleRunner> runner;
};

/// Codings of rules that others only build on or count.
void drop_codings_without_code(const Program& program, DocumentCodings& out) {
    std::erase_if(out.codings,
                  [&](const Coding& coding) { return !program.rules()[coding.rule].codes; });
}

}  // namespace

struct Coder::State {
    std::shared_ptr<const Program> program;
    LanguageChoice choice;
    std::vector<LanguageAtWork> languages;
    std::vector<LanguageAtWork> before_gates;  ///< without gated rules; empty: all at once
    std::vector<LanguageAtWork>* at_work = nullptr;
    PassageReader passage_reader;
    bool code_point_offsets = true;
    bool as_example = false;
    bool drops_codings = false;  ///< of rules without a code
    std::vector<Woken> woken;
    std::vector<FoundEvidence> plain_evidence;
    CodePointIndex code_points;

    JoinedPassage joined;
    PassageStructure alone;  ///< of a passage by itself
    std::vector<std::vector<Passage>> of_language;

    expected<void, Diagnostic> code_passages(std::span<const Passage> passages,
                                             const Document& document, DocumentCodings& out);
    expected<void, Diagnostic> code_joined(std::span<const Passage> passages,
                                           const Document& document, DocumentCodings& out);
    expected<void, Diagnostic> code_passage(const Passage& passage, std::size_t language,
                                            PassageStructure& structure, const Document& document,
                                            DocumentCodings& out);
    expected<void, Diagnostic> code_all(std::span<const Passage> passages, const Document& document,
                                        DocumentCodings& out);
    expected<void, Diagnostic> code_behind_gates(std::span<const Passage> passages,
                                                 const Document& document, DocumentCodings& out);
    [[nodiscard]] DocumentPlaces places_of(std::span<const Passage> passages);
    void decide(std::span<const Passage> passages, const Document& document, DocumentCodings& out);
    expected<void, Diagnostic> add_plain(const Passage& passage, std::uint32_t language,
                                         DocumentCodings& out);
    static void add_evidence(const Passage& passage, std::span<const FoundEvidence> found,
                             Coding& coding);
    void add(const Passage& passage, std::uint32_t language, const RuleRunner& runner,
             DocumentCodings& out);
    void warn(const CapReached& cap, const Passage& passage, const Document& document,
              DocumentCodings& out) const;
    void count_code_points(const Document& document, DocumentCodings& out);
};

expected<void, Diagnostic> Coder::State::code_passages(std::span<const Passage> passages,
                                                       const Document& document,
                                                       DocumentCodings& out) {
    for (const Passage& passage : passages) {
        alone.paragraphs = {{0, static_cast<std::uint32_t>(passage.text.size())}};
        if (auto done = code_passage(passage, choice(passage.text), alone, document, out); !done)
            return done;
    }
    return {};
}

expected<void, Diagnostic> Coder::State::code_all(std::span<const Passage> passages,
                                                  const Document& document, DocumentCodings& out) {
    out = {};
    out.paragraphs = passages.empty() ? 0 : passages.back().paragraph + std::uint64_t{1};
    return program->compiled().reads_documents ? code_joined(passages, document, out)
                                               : code_passages(passages, document, out);
}

/// Gated rules are looked for in documents where the others have opened a gate.
expected<void, Diagnostic> Coder::State::code_behind_gates(std::span<const Passage> passages,
                                                           const Document& document,
                                                           DocumentCodings& out) {
    if (!before_gates.empty()) {
        at_work = &before_gates;
        if (auto done = code_all(passages, document, out); !done) return done;
        if (!some_gate_opens(program->compiled(), document, places_of(passages), out)) return {};
    }
    at_work = &languages;
    return code_all(passages, document, out);
}

/// All paragraphs of one language together, for rules that look beyond a paragraph.
expected<void, Diagnostic> Coder::State::code_joined(std::span<const Passage> passages,
                                                     const Document& document,
                                                     DocumentCodings& out) {
    of_language.resize(at_work->size());
    for (auto& list : of_language) list.clear();
    for (const Passage& passage : passages) of_language[choice(passage.text)].push_back(passage);
    for (std::size_t language = 0; language < at_work->size(); ++language) {
        if (of_language[language].empty()) continue;
        const Passage& whole = joined.join(of_language[language]);
        find_divisions(whole.text, joined.structure());
        if (auto done = code_passage(whole, language, joined.structure(), document, out); !done)
            return done;
    }
    return {};
}

expected<void, Diagnostic> Coder::State::code_passage(const Passage& passage, std::size_t language,
                                                      PassageStructure& structure,
                                                      const Document& document,
                                                      DocumentCodings& out) {
    Finder& finder = *(*at_work)[language].finder;
    if (auto done = finder.read(passage.text, woken); !done) return done;
    out.words += finder.word_count();
    out.sentences += finder.sentence_count();
    if (auto done = add_plain(passage, static_cast<std::uint32_t>(language), out); !done)
        return done;
    if (woken.empty()) return {};
    if (program->compiled().reads_quotations) {
        structure.quotations.clear();
        for (const PassageRange& paragraph : structure.paragraphs) {
            find_quotations(passage.text.substr(paragraph.begin, paragraph.end - paragraph.begin),
                            paragraph.begin, structure.quotations);
        }
    }
    RuleRunner& runner = *(*at_work)[language].runner;
    if (auto done = runner.run(finder, woken, structure); !done) return done;
    add(passage, static_cast<std::uint32_t>(language), runner, out);
    for (const CapReached& cap : runner.caps()) warn(cap, passage, document, out);
    return {};
}

expected<void, Diagnostic> Coder::State::add_plain(const Passage& passage, std::uint32_t language,
                                                   DocumentCodings& out) {
    Finder& finder = *(*at_work)[language].finder;
    const std::size_t needed = out.codings.size() + finder.plain_codings().size();
    if (needed > out.codings.capacity()) out.codings.reserve(2 * needed);
    for (const PlainCoding& found : finder.plain_codings()) {
        Coding& coding = out.codings.emplace_back();
        coding.bytes = passage.original(found.words.begin, found.words.end);
        coding.rule = found.rule;
        coding.language = language;
        coding.score = program->compiled().rules[found.rule].score;
        if (drops_codings && !program->rules()[found.rule].codes) continue;
        plain_evidence.clear();
        RuleRunner& runner = *(*at_work)[language].runner;
        if (auto done = runner.gather_evidence(found, finder, plain_evidence); !done) return done;
        add_evidence(passage, plain_evidence, coding);
    }
    return {};
}

void Coder::State::add_evidence(const Passage& passage, std::span<const FoundEvidence> found,
                                Coding& coding) {
    coding.evidence.reserve(found.size());
    for (const FoundEvidence& one : found) {
        coding.evidence.push_back(
            {one.entry, one.role, {}, passage.original(one.words.begin, one.words.end)});
    }
}

void Coder::State::add(const Passage& passage, std::uint32_t language, const RuleRunner& runner,
                       DocumentCodings& out) {
    for (const FoundCoding& found : runner.codings()) {
        Coding coding;
        coding.bytes = passage.original(found.words.begin, found.words.end);
        coding.rule = found.rule;
        coding.status = found.status;
        coding.language = language;
        coding.score = found.score;
        for (const RoleWords& role : runner.roles(found)) {
            coding.roles.push_back(
                {role.role, {}, passage.original(role.words.begin, role.words.end)});
        }
        add_evidence(passage, runner.evidence(found), coding);
        out.codings.push_back(std::move(coding));
    }
}

void Coder::State::count_code_points(const Document& document, DocumentCodings& out) {
    if (out.codings.empty()) return;
    code_points.read(document.text);
    const auto count = [&](const ByteRange& bytes) {
        return CodePointRange{code_points.before(bytes.begin), code_points.before(bytes.end)};
    };
    for (Coding& coding : out.codings) {
        coding.range = count(coding.bytes);
        for (RoleSpan& role : coding.roles) role.range = count(role.bytes);
        for (Evidence& evidence : coding.evidence)
            evidence.range = evidence.bytes == coding.bytes ? coding.range : count(evidence.bytes);
    }
}

DocumentPlaces Coder::State::places_of(std::span<const Passage> passages) {
    DocumentPlaces places;
    for (const Passage& passage : passages) {
        const ByteRange bytes =
            passage.original(0, static_cast<std::uint32_t>(passage.text.size()));
        places.paragraphs.push_back(bytes);
    }
    if (!asks_for_divisions(program->compiled())) return places;
    const Passage& whole = joined.join(passages);
    find_divisions(whole.text, joined.structure());
    const auto original = [&](const PassageRange& range) {
        return whole.original(range.begin, range.end);
    };
    std::ranges::transform(joined.structure().turns, std::back_inserter(places.turns), original);
    std::ranges::transform(joined.structure().sections, std::back_inserter(places.sections),
                           original);
    return places;
}

/// Choices, filters and document rules.
void Coder::State::decide(std::span<const Passage> passages, const Document& document,
                          DocumentCodings& out) {
    const Program::Compiled& compiled = program->compiled();
    if (compiled.choices.empty() && compiled.document_steps.empty()) return;
    const DocumentPlaces places = places_of(passages);
    apply_choices(compiled, places, out);
    apply_document_steps(compiled, document, places, as_example, out);
    std::ranges::sort(out.codings, [](const Coding& a, const Coding& b) {
        return std::tie(a.bytes, a.rule, a.roles) < std::tie(b.bytes, b.rule, b.roles);
    });
}

void Coder::State::warn(const CapReached& cap, const Passage& passage, const Document& document,
                        DocumentCodings& out) const {
    const RuleInfo& rule = program->rules()[cap.rule];
    const ByteRange bytes =
        passage.original(cap.region.begin, std::max(cap.region.end, cap.region.begin + 1));
    CodePointCounter counter(document.text);
    out.warnings.push_back(fmt::format(
        "rule `{}` ({}) has more than {} matches in one {} of {}, from code point {} on: the rest "
        "is left out",
        rule.name, rule.place, RuleRunner::kMostPerRule,
        written_name(program->compiled().rules[cap.rule].scope), document.name,
        counter.before(bytes.begin)));
}

Coder::Coder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Coder::~Coder() = default;
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;

namespace {

using Backends = std::vector<std::shared_ptr<LanguageBackend>>;

expected<Backends, Diagnostic> create_backends(const Program::Compiled& program,
                                               const Languages& languages) {
    Backends backends;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        auto backend = languages[i]->create(program.language_rules[i].words);
        if (!backend) return unexpected(backend.error());
        if (program.reads_documents) *backend = make_passagewise(std::move(*backend));
        backends.push_back(std::move(*backend));
    }
    return backends;
}

/// Finders of two sets of rules may share backends: they take turns.
std::vector<LanguageAtWork> put_to_work(const Program::Compiled& program,
                                        std::span<const LanguageRules> language_rules,
                                        const Languages& languages, const Backends& backends,
                                        const CodingOptions& options) {
    const FinderOptions finding{options.segment_lazily,
                                options.as_example || options.observer != nullptr};
    std::vector<LanguageAtWork> all;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        const LanguageRules& rules = language_rules[i];
        const LanguageCapabilities can = languages[i]->capabilities();
        LanguageAtWork work;
        work.finder = can.unspaced ? make_unspaced_finder(program, rules, backends[i],
                                                          can.local_runs, finding)
                                   : make_spaced_finder(program, rules, backends[i], finding);
        work.runner = std::make_unique<RuleRunner>(program, rules, options.code_point_offsets);
        work.runner->observe_with(options.observer);
        all.push_back(std::move(work));
    }
    return all;
}

}  // namespace

expected<Coder, Diagnostic> Coder::create(std::shared_ptr<const Program> program,
                                          const Languages& languages, CodingOptions options) {
    auto state = std::make_unique<State>();
    auto choice = LanguageChoice::make(languages, options.language);
    if (!choice) return unexpected(choice.error());
    state->choice = std::move(*choice);
    const Program::Compiled& compiled = program->compiled();
    const auto backends = create_backends(compiled, languages);
    if (!backends) return unexpected(backends.error());
    state->languages =
        put_to_work(compiled, compiled.language_rules, languages, *backends, options);
    // Whoever watches wants to see all rules, and examples stand behind open gates.
    if (!options.as_example && options.observer == nullptr &&
        !compiled.rules_before_gates.empty()) {
        state->before_gates =
            put_to_work(compiled, compiled.rules_before_gates, languages, *backends, options);
    }
    state->code_point_offsets = options.code_point_offsets;
    state->as_example = options.as_example;
    state->drops_codings =
        !options.as_example && !std::ranges::all_of(program->rules(), &RuleInfo::codes);
    state->program = std::move(program);
    return Coder(std::move(state));
}

expected<void, Diagnostic> Coder::code(const Document& document, DocumentCodings& out) {
    out = {};
    if (state_->languages.empty()) return {};
    const auto passages = state_->passage_reader.read(document);
    if (auto done = state_->code_behind_gates(passages, document, out); !done) return done;
    // Choices weigh segments by their length.
    if (state_->code_point_offsets || !state_->program->compiled().choices.empty())
        state_->count_code_points(document, out);
    const auto place = [](const Coding& coding) {
        // Bytes are in the order of code points, and known if those are not asked for.
        return std::tie(coding.bytes, coding.rule, coding.roles);
    };
    const auto stands_before = [&](const Coding& a, const Coding& b) {
        return place(a) < place(b);
    };
    if (!std::ranges::is_sorted(out.codings, stands_before))
        std::ranges::sort(out.codings, stands_before);
    const auto repeated = std::ranges::unique(
        out.codings, [&](const Coding& a, const Coding& b) { return place(a) == place(b); });
    out.codings.erase(repeated.begin(), repeated.end());
    state_->decide(passages, document, out);
    if (state_->drops_codings) drop_codings_without_code(*state_->program, out);
    return {};
}

}  // namespace topos
