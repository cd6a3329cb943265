#include "app/coding/coding_run.hpp"

#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <unordered_map>

#include "app/coding/clock.hpp"
#include "app/coding/export_outputs.hpp"
#include "app/coding/run_folder.hpp"
#include "app/coding/trouble_log.hpp"
#include "app/display/progress.hpp"
#include "app/store/store_writer.hpp"
#include "core/version.hpp"

namespace topos::app {

namespace {

/// Facts about documents on their way from the workers to the thread that writes.
class FactsOfBatches {
  public:
    void put(const CodedBatch& batch) {
        std::vector<DocumentFacts> facts;
        facts.reserve(batch.documents.size());
        for (const CodedDocument& coded : batch.documents)
            facts.push_back(facts_of(coded.document));
        const std::lock_guard lock(mutex_);
        facts_[batch.index] = std::move(facts);
    }
    std::vector<DocumentFacts> take(std::uint64_t batch) {
        const std::lock_guard lock(mutex_);
        return std::move(facts_.extract(batch).mapped());
    }

  private:
    std::mutex mutex_;
    std::unordered_map<std::uint64_t, std::vector<DocumentFacts>> facts_;
};

nlohmann::ordered_json json_of(const PluginOptions& options) {
    auto object = nlohmann::ordered_json::object();
    for (const auto& [name, value] : options) object[name] = value;
    return object;
}

/// What the results depend on, beside the texts and the rules themselves.
std::string options_json(const CodeOptions& options, const std::vector<std::string>& files) {
    nlohmann::ordered_json json;
    json["inputs"] = nlohmann::ordered_json::array();
    for (const InputSpec& input : options.inputs) {
        json["inputs"].push_back(
            {{"path", input.path}, {"format", input.format}, {"options", json_of(input.options)}});
    }
    json["rules"] = options.rules;
    json["language"] = options.language;
    json["exports"] = nlohmann::ordered_json::array();
    for (const ExportSpec& spec : options.exports)
        json["exports"].push_back({{"format", spec.format}, {"options", json_of(spec.options)}});
    json["files"] = files;
    // Names of files need not be UTF-8.
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<PluginUse> plugins_used(const RuleSet& rules, const DocumentPlan& documents,
                                    const CodeOptions& options, PluginRegistry& plugins) {
    std::vector<PluginUse> uses;
    const auto add = [&](const auto& plugin, std::string role, const char* resources) {
        for (const PluginUse& use : uses) {
            if (use.id == plugin.plugin_id && use.role == role) return;
        }
        uses.push_back({plugin.plugin_id, plugin.plugin_version, std::move(role),
                        resources == nullptr ? "" : resources});
    };
    for (const LanguagePlugin& plugin : rules.languages.plugins)
        add(plugin, std::string("language ") + plugin.table->language, plugin.table->resources);
    for (const DocumentInput& input : documents.inputs)
        add(input.reader, std::string("reader ") + input.reader.table->format, nullptr);
    for (const ExportSpec& spec : options.exports) {
        if (auto plugin = plugins.exporter(spec.format))
            add(*plugin, std::string("exporter ") + spec.format, nullptr);
    }
    return uses;
}

std::uint64_t bytes_of(const CodedBatch& batch) {
    std::uint64_t bytes = 0;
    for (const CodedDocument& coded : batch.documents) bytes += coded.document.text.size();
    return bytes;
}

class CodingRun {
  public:
    CodingRun(const CodeOptions& options, const RuleSet& rules, DocumentPlan plan,
              const Environment& environment, ExportOutputs exports)
        : options_(options),
          rules_(rules),
          environment_(environment),
          plan_(std::move(plan)),
          exports_(std::move(exports)),
          tallier_(rules.program),
          progress_(totals_of(plan_), environment.console.error_traits().columns, draw()),
          log_([this](const Diagnostic& trouble) { say(trouble); }) {}

    expected<CodingRunResult, Failure> run() {
        if (auto opened = open(); !opened) return unexpected(std::move(opened.error()));
        for (const Diagnostic& left_out : rules_.left_out) store_->note(left_out);  // said already
        note(std::exchange(plan_.troubles, {}));
        DocumentSource source(plan_.inputs, &environment_.stop);
        source_ = &source;
        code();
        note(source.take_troubles());
        end();
        progress_.clear();
        return std::move(result_);
    }

  private:
    expected<void, Failure> open() {
        const std::filesystem::path folder = options_.out;
        std::vector<std::string> files = exports_.file_names();
        files.insert(files.begin(), kStoreName);
        if (auto ready = prepare_run_folder(folder, files, options_.replace); !ready) return ready;
        const RunRecord record{kVersion, options_.command, utc_now(), options_json(options_, files),
                               thread_count(options_.threads)};
        auto store = StoreWriter::create(
            folder / kStoreName, *rules_.program,
            plugins_used(rules_, plan_, options_, environment_.plugins), record);
        if (!store) return unexpected(std::move(store.error()));
        store_.emplace(std::move(*store));
        for (const std::string& file : files) result_.written.push_back(folder / file);
        return exports_.open(folder);
    }

    void code() {
        RunOptions options;
        options.threads = thread_count(options_.threads);
        options.coding.language = options_.language;
        options.stop = &environment_.stop;
        const RunCallbacks callbacks{[this] { return source_->next(); },
                                     [this](CodedBatch& batch) { format(batch); },
                                     [this](CodedBatch batch) { return take(batch); }};
        try {
            auto outcome = run_corpus(rules_.program, rules_.languages.view, options, callbacks);
            if (!outcome) result_.failure = Failure{ExitCode::plugin, {outcome.error()}};
        } catch (FormattingFailed& failed) {
            result_.failure = Failure{ExitCode::plugin, {std::move(failed.diagnostic)}};
        }
        result_.interrupted = environment_.stop;
    }

    void format(CodedBatch& batch) {
        facts_.put(batch);
        exports_.format(batch);
    }

    bool take(const CodedBatch& batch) {
        if (auto written = write(batch); !written) {
            result_.failure = std::move(written.error());
            return false;
        }
        tallier_.add(batch);
        for (const CodedDocument& coded : batch.documents) {
            if (coded.failure) log_.add(*coded.failure);
            for (const std::string& warning : coded.codings.warnings)
                log_.add(trouble("match_cap_reached", warning, "", coded.document.name));
        }
        note(source_->take_troubles());
        const std::uint64_t bytes = bytes_of(batch);
        result_.bytes += bytes;
        progress_.advance(batch.documents.size(), bytes);
        return true;
    }

    /// First the store: what a file has is always in the store, too.
    expected<void, Failure> write(const CodedBatch& batch) {
        if (auto written = store_->write(batch, facts_.take(batch.index)); !written) return written;
        return exports_.write(batch);
    }

    void note(const Diagnostics& troubles) {
        log_.add(troubles);
        for (const Diagnostic& trouble : troubles) store_->note(trouble);
    }

    void end() {
        if (!result_.failure) {
            if (auto ended = exports_.end(); !ended) result_.failure = std::move(ended.error());
        }
        const char* status = result_.failure       ? "failed"
                             : result_.interrupted ? "interrupted"
                                                   : "finished";
        result_.tally = tallier_.tally();
        auto finished = store_->finish(status, result_.tally, utc_now());
        if (!finished && !result_.failure) result_.failure = std::move(finished.error());
        result_.losses = log_.losses();
        result_.warnings = log_.total();
        result_.elapsed = progress_.state().elapsed;
    }

    static ProgressState totals_of(const DocumentPlan& plan) {
        ProgressState state;
        state.total_documents = plan.total_documents;
        state.total_bytes = plan.total_bytes;
        return state;
    }

    ProgressBar::Draw draw() {
        if (!environment_.console.error_traits().is_terminal) return nullptr;
        return [this](const std::string& line) { environment_.console.note(line); };
    }

    void say(const Diagnostic& trouble) {
        progress_.clear();
        environment_.console.note(trouble);
    }

    const CodeOptions& options_;
    const RuleSet& rules_;
    const Environment& environment_;
    DocumentPlan plan_;
    ExportOutputs exports_;
    FactsOfBatches facts_;
    Tallier tallier_;
    ProgressBar progress_;
    TroubleLog log_;
    std::optional<StoreWriter> store_;
    DocumentSource* source_ = nullptr;
    CodingRunResult result_;
};

}  // namespace

unsigned thread_count(unsigned asked) {
    return asked > 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
}

expected<CodingRunResult, Failure> run_coding(const CodeOptions& options, const RuleSet& rules,
                                              DocumentPlan documents,
                                              const Environment& environment) {
    auto exports = ExportOutputs::create(options.exports, environment.plugins, *rules.program);
    if (!exports) return unexpected(std::move(exports.error()));
    return CodingRun(options, rules, std::move(documents), environment, std::move(*exports)).run();
}

}  // namespace topos::app
