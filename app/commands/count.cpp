/// `topos count`: how often each code, or each rule, occurs. Keeps nothing but the counts, so it
/// needs no folder, and no time for what only codings need: offsets in code points, hashes, files.
#include <fmt/format.h>

#include "app/coding/counts.hpp"
#include "app/coding/trouble_log.hpp"
#include "app/commands/program_loading.hpp"
#include "app/display/numbers.hpp"
#include "app/display/table.hpp"

namespace topos::app {

namespace {

class Counting {
  public:
    Counting(const CountOptions& options, const RuleSet& rules, DocumentSource& source,
             const Environment& environment)
        : options_(options),
          rules_(rules),
          source_(source),
          environment_(environment),
          counts_(*rules.program),
          log_([this](const Diagnostic& trouble) { environment_.console.note(trouble); }) {}

    CommandResult run() {
        RunOptions options;
        options.threads = thread_count(options_.threads);
        options.coding.language = options_.language;
        options.coding.code_point_offsets = false;
        options.stop = &environment_.stop;
        const RunCallbacks callbacks{[this] { return source_.next(); },
                                     {},
                                     [this](const CodedBatch& batch) { return take(batch); }};
        auto outcome = run_corpus(rules_.program, rules_.languages.view, options, callbacks);
        if (!outcome) return unexpected(Failure{ExitCode::plugin, {outcome.error()}});
        log_.add(source_.take_troubles());
        if (log_.unsaid() > 0)
            environment_.console.note(counted(log_.unsaid(), "more warning", "more warnings") +
                                      "\n");
        show();
        if (environment_.stop) return ExitCode::interrupted;
        return log_.losses() > 0 ? ExitCode::documents : ExitCode::success;
    }

    void note(const Diagnostics& troubles) { log_.add(troubles); }

  private:
    bool take(const CodedBatch& batch) {
        log_.add(source_.take_troubles());
        for (const CodedDocument& coded : batch.documents) {
            if (coded.failure) log_.add(*coded.failure);
            for (const std::string& warning : coded.codings.warnings)
                log_.add(trouble("match_cap_reached", warning, "", coded.document.name));
        }
        counts_.add(batch);
        return true;
    }

    void show() {
        Console& console = environment_.console;
        const bool by_rule = options_.by == CountBy::rule;
        if (options_.format == CountFormat::csv) {
            console.print(by_rule ? counts_csv(counts_.rules(), "rule")
                                  : counts_csv(counts_.codes(), "code"));
            return;
        }
        const Totals& totals = counts_.totals();
        console.print(fmt::format("{} in {} ({})\n\n",
                                  counted(totals.segments, "segment", "segments"),
                                  counted(totals.documents, "document", "documents"),
                                  counted(totals.words, "word", "words")));
        console.print(by_rule ? table(counts_.rules(), "rule") : table(counts_.codes(), "code"));
    }

    [[nodiscard]] std::string table(const std::vector<Count>& counts, const char* what) const {
        using Side = TableColumn::Side;
        Table table;
        table.columns = {{what},
                         {"segments", Side::right},
                         {"documents", Side::right},
                         {"not asserted", Side::right}};
        for (const Count& count : counts) {
            table.rows.push_back({count.name, readable_count(count.segments),
                                  readable_count(count.documents),
                                  readable_count(count.not_asserted)});
        }
        return laid_out(table, environment_.console.out_traits().columns);
    }

    const CountOptions& options_;
    const RuleSet& rules_;
    DocumentSource& source_;
    const Environment& environment_;
    Counts counts_;
    TroubleLog log_;
};

}  // namespace

CommandResult count_command(const CountOptions& options, Environment environment) {
    auto rules = load_program(options.rules, options.language, environment);
    if (!rules) return unexpected(std::move(rules.error()));
    auto plan = plan_documents(options.inputs, environment.plugins);
    if (!plan) return unexpected(std::move(plan.error()));
    DocumentSource source(std::move(plan->inputs), &environment.stop);
    Counting counting(options, *rules, source, environment);
    counting.note(plan->troubles);
    return counting.run();
}

}  // namespace topos::app
