#include "core/coding/coder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/match/rule_runner.hpp"
#include "core/text/passage.hpp"

namespace topos {

namespace {

/// One language at work in one thread.
struct LanguageAtWork {
    std::unique_ptr<Finder> finder;
    std::unique_ptr<RuleRunner> runner;
};

bool has_script(const Language& language, std::string_view script) {
    const auto scripts = language.scripts();
    return std::ranges::find(scripts, script) != scripts.end();
}

/// Which language reads a passage: by script, or always the one that was asked for.
class LanguageChoice {
  public:
    static expected<LanguageChoice, Diagnostic> make(const Languages& languages,
                                                     const std::string& wanted) {
        LanguageChoice choice;
        choice.fallback_ = fallback_of(languages);
        for (std::size_t i = 0; i < languages.size(); ++i) {
            if (languages[i]->tag() == wanted) choice.fallback_ = i;
            for (auto& script : languages[i]->scripts())
                choice.scripts_.emplace_back(std::move(script), i);
        }
        if (wanted.empty() || languages.empty()) {
            choice.by_script_ = languages.size() > 1;
            return choice;
        }
        if (languages[choice.fallback_]->tag() != wanted) {
            return unexpected(
                make_diagnostic("bad_language_option",
                                fmt::format("`{}` is not a language that is loaded", wanted)));
        }
        return choice;
    }

    [[nodiscard]] std::size_t operator()(std::string_view text) const {
        if (!by_script_) return fallback_;
        const std::string_view script = main_script(text);
        const auto found =
            std::ranges::find(scripts_, script, [](const auto& entry) { return entry.first; });
        return found == scripts_.end() ? fallback_ : found->second;
    }

  private:
    /// For scripts that no language reads: one with blanks between words, of Latin script if there
    /// is one.
    static std::size_t fallback_of(const Languages& languages) {
        const auto is_spaced = [](const Language* language) {
            return !language->capabilities().unspaced;
        };
        const auto is_latin = [&](const Language* language) {
            return is_spaced(language) && has_script(*language, "Latn");
        };
        auto found = std::ranges::find_if(languages, is_latin);
        if (found == languages.end()) found = std::ranges::find_if(languages, is_spaced);
        return found == languages.end() ? 0 : static_cast<std::size_t>(found - languages.begin());
    }

    bool by_script_ = false;
    std::size_t fallback_ = 0;
    std::vector<std::pair<std::string, std::size_t>> scripts_;
};

}  // namespace

struct Coder::State {
    std::shared_ptr<const Program> program;
    LanguageChoice choice;
    std::vector<LanguageAtWork> languages;
    PassageReader passages;
    bool code_point_offsets = true;
    std::vector<Woken> woken;
    std::vector<std::uint64_t> offsets;
    std::vector<std::uint64_t> code_points;

    expected<void, Diagnostic> code_passage(const Passage& passage, const Document& document,
                                            DocumentCodings& out);
    void add(const Passage& passage, std::uint32_t language, const RuleRunner& runner,
             DocumentCodings& out);
    void warn(const CapReached& cap, const Passage& passage, const Document& document,
              DocumentCodings& out) const;
    void count_code_points(const Document& document, DocumentCodings& out);
    [[nodiscard]] CodePointRange code_points_of(const ByteRange& bytes) const;
};

expected<void, Diagnostic> Coder::State::code_passage(const Passage& passage,
                                                      const Document& document,
                                                      DocumentCodings& out) {
    const std::size_t language = choice(passage.text);
    Finder& finder = *languages[language].finder;
    if (auto done = finder.read(passage.text, woken); !done) return done;
    out.words += finder.word_count();
    out.sentences += finder.sentence_count();
    if (woken.empty()) return {};
    RuleRunner& runner = *languages[language].runner;
    if (auto done = runner.run(finder, woken); !done) return done;
    add(passage, static_cast<std::uint32_t>(language), runner, out);
    for (const CapReached& cap : runner.caps()) warn(cap, passage, document, out);
    return {};
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
        out.codings.push_back(std::move(coding));
    }
}

/// Offsets of all codings ascending, so that the document is walked once.
void Coder::State::count_code_points(const Document& document, DocumentCodings& out) {
    offsets.clear();
    const auto note = [&](const ByteRange& bytes) {
        offsets.insert(offsets.end(), {bytes.begin, bytes.end});
    };
    for (const Coding& coding : out.codings) {
        note(coding.bytes);
        for (const RoleSpan& role : coding.roles) note(role.bytes);
    }
    std::ranges::sort(offsets);
    const auto repeated = std::ranges::unique(offsets);
    offsets.erase(repeated.begin(), repeated.end());
    CodePointCounter counter(document.text);
    code_points.clear();
    for (const std::uint64_t offset : offsets) code_points.push_back(counter.before(offset));
    for (Coding& coding : out.codings) {
        coding.range = code_points_of(coding.bytes);
        for (RoleSpan& role : coding.roles) role.range = code_points_of(role.bytes);
    }
}

CodePointRange Coder::State::code_points_of(const ByteRange& bytes) const {
    const auto at = [&](std::uint64_t byte) {
        return code_points[static_cast<std::size_t>(std::ranges::lower_bound(offsets, byte) -
                                                    offsets.begin())];
    };
    return {at(bytes.begin), at(bytes.end)};
}

void Coder::State::warn(const CapReached& cap, const Passage& passage, const Document& document,
                        DocumentCodings& out) const {
    const RuleInfo& rule = program->rules()[cap.rule];
    const bool by_sentence = program->compiled().rules[cap.rule].scope == ast::Scope::sentence;
    const ByteRange bytes =
        passage.original(cap.region.begin, std::max(cap.region.end, cap.region.begin + 1));
    CodePointCounter counter(document.text);
    out.warnings.push_back(fmt::format(
        "rule `{}` ({}) has more than {} matches in one {} of {}, from code point {} on: the rest "
        "is left out",
        rule.name, rule.place, RuleRunner::kMostPerRule, by_sentence ? "sentence" : "paragraph",
        document.name, counter.before(bytes.begin)));
}

Coder::Coder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Coder::~Coder() = default;
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;

expected<Coder, Diagnostic> Coder::create(std::shared_ptr<const Program> program,
                                          const Languages& languages, CodingOptions options) {
    auto state = std::make_unique<State>();
    auto choice = LanguageChoice::make(languages, options.language);
    if (!choice) return unexpected(choice.error());
    state->choice = std::move(*choice);
    const Program::Compiled& compiled = program->compiled();
    for (std::size_t i = 0; i < languages.size(); ++i) {
        const LanguageRules& rules = compiled.language_rules[i];
        auto backend = languages[i]->create(rules.words);
        if (!backend) return unexpected(backend.error());
        const LanguageCapabilities can = languages[i]->capabilities();
        LanguageAtWork work;
        work.finder = can.unspaced ? make_unspaced_finder(compiled, rules, std::move(*backend),
                                                          can.local_runs, {options.segment_lazily})
                                   : make_spaced_finder(compiled, rules, std::move(*backend));
        work.runner = std::make_unique<RuleRunner>(compiled, rules);
        state->languages.push_back(std::move(work));
    }
    state->code_point_offsets = options.code_point_offsets;
    state->program = std::move(program);
    return Coder(std::move(state));
}

expected<void, Diagnostic> Coder::code(const Document& document, DocumentCodings& out) {
    out = {};
    if (state_->languages.empty()) return {};
    std::uint64_t paragraphs = 0;
    for (const Passage& passage : state_->passages.read(document)) {
        paragraphs = passage.paragraph + std::uint64_t{1};
        if (auto done = state_->code_passage(passage, document, out); !done) return done;
    }
    out.paragraphs = paragraphs;
    if (state_->code_point_offsets) state_->count_code_points(document, out);
    const auto place = [](const Coding& coding) {
        // Bytes are in the order of code points, and known if those are not asked for.
        return std::tie(coding.bytes, coding.rule, coding.roles);
    };
    std::ranges::sort(out.codings,
                      [&](const Coding& a, const Coding& b) { return place(a) < place(b); });
    const auto repeated = std::ranges::unique(
        out.codings, [&](const Coding& a, const Coding& b) { return place(a) == place(b); });
    out.codings.erase(repeated.begin(), repeated.end());
    return {};
}

}  // namespace topos
