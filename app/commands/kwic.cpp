#include <fmt/format.h>

#include "app/coding/pattern_rule.hpp"
#include "app/coding/trouble_log.hpp"
#include "app/commands/commands.hpp"
#include "app/display/kwic_lines.hpp"
#include "app/display/numbers.hpp"

namespace topos::app {

namespace {

class Concordance {
  public:
    Concordance(const RuleSet& rules, DocumentSource& source, const KwicOptions& options,
                Console& console)
        : program_(*rules.program),
          source_(source),
          console_(console),
          limit_(options.limit),
          layout_{options.format, options.window, console.out_traits().columns,
                  console.out_traits().colour},
          log_([&console](const Diagnostic& trouble) { console.note(trouble); }) {}

    CommandResult run(std::shared_ptr<const Program> program, const Languages& languages,
                      const RunOptions& options) {
        console_.print(kwic_header(layout_));
        const RunCallbacks callbacks{[this] { return source_.next(); },
                                     [this](CodedBatch& batch) { format(batch); },
                                     [this](const CodedBatch& batch) { return take(batch); }};
        auto outcome = run_corpus(std::move(program), languages, options, callbacks);
        if (!outcome) return unexpected(Failure{ExitCode::plugin, {outcome.error()}});
        if (console_.out().error() != 0) return unexpected(console_.out().failure());
        log_.add(source_.take_troubles());
        console_.note(fmt::format("{} in {} of {}\n", counted(lines_, "line", "lines"),
                                  readable_count(documents_found_),
                                  counted(documents_, "document", "documents")));
        if (*options.stop) return ExitCode::interrupted;
        return log_.losses() > 0 ? ExitCode::documents : ExitCode::success;
    }

    void say(const Diagnostics& troubles) { log_.add(troubles); }

  private:
    [[nodiscard]] bool is_asked_for(const Coding& coding) const {
        return program_.rules()[coding.rule].name == kPatternRule;
    }

    /// One text per document: empty where nothing was found. [workers]
    void format(CodedBatch& batch) const {
        for (const CodedDocument& coded : batch.documents) {
            for (const Coding& coding : coded.codings.codings) {
                if (!is_asked_for(coding)) continue;
                batch.formatted.push_back(kwic_line(
                    coded.document, coding, program_.languages()[coding.language], layout_));
            }
        }
    }

    bool take(const CodedBatch& batch) {
        log_.add(source_.take_troubles());
        for (const CodedDocument& coded : batch.documents) count(coded);
        for (const std::string& line : batch.formatted) {
            if (limit_ > 0 && lines_ == limit_) return false;
            if (!console_.out().write(line)) return false;
            ++lines_;
        }
        return true;
    }

    void count(const CodedDocument& coded) {
        ++documents_;
        if (coded.failure) log_.add(*coded.failure);
        const auto& codings = coded.codings.codings;
        for (const Coding& coding : codings) {
            if (!is_asked_for(coding)) continue;
            ++documents_found_;
            break;
        }
    }

    const Program& program_;
    DocumentSource& source_;
    Console& console_;
    std::uint64_t limit_;
    KwicLayout layout_;
    TroubleLog log_;
    std::uint64_t lines_ = 0;
    std::uint64_t documents_ = 0;
    std::uint64_t documents_found_ = 0;
};

}  // namespace

CommandResult kwic_command(const KwicOptions& options, Environment environment) {
    auto pattern = rule_file_of_pattern(options.find);
    if (!pattern) return unexpected(std::move(pattern.error()));
    auto rules = load_rule_set(options.rules, environment.plugins, {std::move(*pattern)});
    if (!rules) return unexpected(std::move(rules.error()));
    if (rules->program == nullptr) {
        Failure failure{exit_code_of(rules->diagnostics), {}};
        for (Diagnostic& diagnostic : rules->diagnostics) {
            if (diagnostic.level == Level::error)
                failure.diagnostics.push_back(std::move(diagnostic));
        }
        return unexpected(std::move(failure));
    }
    if (auto checked = check_language(options.language, rules->languages.view); !checked)
        return unexpected(std::move(checked.error()));
    auto plan = plan_documents(options.inputs, environment.plugins);
    if (!plan) return unexpected(std::move(plan.error()));
    DocumentSource source(std::move(plan->inputs), &environment.stop);
    Concordance concordance(*rules, source, options, environment.console);
    concordance.say(plan->troubles);
    RunOptions run;
    run.threads = thread_count(options.threads);
    run.coding.language = options.language;
    run.stop = &environment.stop;
    return concordance.run(rules->program, rules->languages.view, run);
}

}  // namespace topos::app
