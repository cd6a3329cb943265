/// `topos code --stream`: for pipes and clusters. Keeps nothing but the batches under way.
#include "app/coding/export_outputs.hpp"
#include "app/coding/trouble_log.hpp"
#include "app/commands/program_loading.hpp"
#include "app/display/numbers.hpp"

namespace topos::app {

namespace {

class Streaming {
  public:
    Streaming(const RuleSet& rules, const Exporter& exporter, DocumentSource& source,
              Console& console)
        : rules_(rules),
          exporter_(exporter),
          source_(source),
          console_(console),
          log_([&console](const Diagnostic& trouble) { console.note(trouble); }) {}

    CommandResult run(const RunOptions& options) {
        if (auto done = print(exporter_.begin()); !done) return unexpected(std::move(done.error()));
        if (auto done = code(options); !done) return unexpected(std::move(done.error()));
        log_.add(source_.take_troubles());
        if (auto done = print(exporter_.end()); !done) return unexpected(std::move(done.error()));
        if (log_.unsaid() > 0)
            console_.note(counted(log_.unsaid(), "more warning", "more warnings") + "\n");
        if (*options.stop) return ExitCode::interrupted;
        return log_.losses() > 0 ? ExitCode::documents : ExitCode::success;
    }

  private:
    expected<void, Failure> print(const expected<std::string, Diagnostic>& bytes) {
        if (!bytes) return unexpected(Failure{ExitCode::plugin, {bytes.error()}});
        return print(*bytes);
    }

    expected<void, Failure> print(const std::string& bytes) {
        if (console_.out().write(bytes)) return {};
        return unexpected(console_.out().failure());
    }

    expected<void, Failure> code(const RunOptions& options) {
        const RunCallbacks callbacks{[this] { return source_.next(); },
                                     [this](CodedBatch& batch) { format(batch); },
                                     [this](const CodedBatch& batch) { return take(batch); }};
        try {
            auto outcome = run_corpus(rules_.program, rules_.languages.view, options, callbacks);
            if (!outcome) return unexpected(Failure{ExitCode::plugin, {outcome.error()}});
        } catch (FormattingFailed& failed) {
            return unexpected(Failure{ExitCode::plugin, {std::move(failed.diagnostic)}});
        }
        if (console_.out().error() != 0) return unexpected(console_.out().failure());
        return {};
    }

    void format(CodedBatch& batch) const {
        auto formatted = exporter_.format(batch.documents);
        if (!formatted) throw FormattingFailed{std::move(formatted.error())};
        batch.formatted.push_back(std::move(*formatted));
    }

    bool take(const CodedBatch& batch) {
        log_.add(source_.take_troubles());
        for (const CodedDocument& coded : batch.documents) {
            if (coded.failure) log_.add(*coded.failure);
            for (const std::string& warning : coded.codings.warnings)
                log_.add(trouble("match_cap_reached", warning, "", coded.document.name));
        }
        return console_.out().write(batch.formatted.front());
    }

    const RuleSet& rules_;
    const Exporter& exporter_;
    DocumentSource& source_;
    Console& console_;
    TroubleLog log_;
};

}  // namespace

CommandResult stream_command(const StreamOptions& options, Environment environment) {
    auto rules = load_program(options.rules, options.language, environment);
    if (!rules) return unexpected(std::move(rules.error()));
    auto plan = plan_documents({options.input}, environment.plugins);
    if (!plan) return unexpected(std::move(plan.error()));
    auto exporter = make_exporter(options.format, environment.plugins, names_of(*rules->program));
    if (!exporter) return unexpected(std::move(exporter.error()));
    DocumentSource source(std::move(plan->inputs), &environment.stop);
    RunOptions run;
    run.threads = thread_count(options.threads);
    run.coding.language = options.language;
    run.stop = &environment.stop;
    return Streaming(*rules, *exporter, source, environment.console).run(run);
}

}  // namespace topos::app
