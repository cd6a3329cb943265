#include "app/host/language_adapter.hpp"

#include "app/host/analysis_collector.hpp"
#include "app/host/fold_check.hpp"
#include "app/host/plugin_call.hpp"
#include "app/host/segmentation_check.hpp"

namespace topos {

namespace {

/// An instance of the plugin's backend, destroyed with its owner.
class Instance {
  public:
    Instance(const topos_language_backend* table, void* instance)
        : table_(table), instance_(instance) {}
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;
    ~Instance() {
        try {
            table_->destroy(instance_);
        } catch (...) {  // nothing is left to be done with it
        }
    }
    [[nodiscard]] void* get() const { return instance_; }

  private:
    const topos_language_backend* table_;
    void* instance_;
};

class BackendOfPlugin final : public LanguageBackend {
  public:
    BackendOfPlugin(const LanguagePlugin& plugin, void* instance)
        : plugin_(plugin), instance_(plugin.table, instance) {}

    expected<void, Diagnostic> segment(std::string_view text, Segmentation& out) override {
        if (!fold_fault_.empty()) return fail(fold_fault_);
        topos_segments segments = make_room(text.size() + 1, out);
        const PluginCall call = call_plugin([&](topos_failure* failure) {
            return plugin_.table->segment(instance_.get(), text_of(text), &segments, failure);
        });
        if (!call.succeeded()) return fail(call.message);
        return take(text, segments, out);
    }

    expected<void, Diagnostic> analyse(std::span<const std::string_view> forms,
                                       std::vector<TokenAnalysis>& out) override {
        if (!fold_fault_.empty()) return fail(fold_fault_);
        forms_.clear();
        for (const std::string_view form : forms) forms_.push_back(text_of(form));
        AnalysisCollector collector(forms, out);
        const topos_analysis_sink sink = collector.sink();
        const PluginCall call = call_plugin([&](topos_failure* failure) {
            return plugin_.table->analyse(instance_.get(), forms_.data(), forms_.size(), &sink,
                                          failure);
        });
        if (!call.succeeded()) return fail(call.message);
        const std::string fault = collector.fault();
        if (!fault.empty()) return fail(fault);
        return {};
    }

    /// Core's interface has no way to fail here. Faulty folding gives the characters unfolded, and
    /// the next call that can fail says so.
    void fold_characters(std::string_view text, std::vector<char32_t>& out) override {
        if (plugin_.table->fold_characters == nullptr) return unfolded_characters(text, out);
        const std::string_view fault = fold_with(*plugin_.table, instance_.get(), text, out);
        if (fault.empty()) return;
        fold_fault_ = fault;
        unfolded_characters(text, out);
    }

  private:
    /// Arrays only grow: a passage costs no allocation and no filling once they are large enough.
    static topos_segments make_room(std::size_t capacity, Segmentation& out) {
        for (auto* offsets : {&out.token_begin, &out.token_end, &out.sentence_begin}) {
            if (offsets->size() < capacity) offsets->resize(capacity);
        }
        return {out.token_begin.data(),
                out.token_end.data(),
                out.sentence_begin.data(),
                capacity,
                0,
                0};
    }

    expected<void, Diagnostic> take(std::string_view text, const topos_segments& segments,
                                    Segmentation& out) {
        out.token_count = 0;
        out.sentence_count = 0;
        if (segments.token_count > text.size() + 1 || segments.sentence_count > text.size() + 1) {
            return fail("it counts more words or sentences than the text has characters");
        }
        const std::string_view fault =
            fault_of_segmentation(text, {out.token_begin.data(), segments.token_count},
                                  {out.token_end.data(), segments.token_count},
                                  {out.sentence_begin.data(), segments.sentence_count});
        if (!fault.empty()) return fail(fault);
        out.token_count = segments.token_count;
        out.sentence_count = segments.sentence_count;
        return {};
    }

    [[nodiscard]] tl::unexpected<Diagnostic> fail(std::string_view what) const {
        return unexpected(plugin_misbehaves(plugin_.plugin_id, what));
    }

    LanguagePlugin plugin_;
    Instance instance_;
    std::vector<topos_text> forms_;
    std::string_view fold_fault_;  ///< what fold_characters could not say
};

LanguageCapabilities capabilities_of(std::uint32_t bits) {
    return {.stem = (bits & TOPOS_LANGUAGE_STEM) != 0,
            .lemma = (bits & TOPOS_LANGUAGE_LEMMA) != 0,
            .part_of_speech = (bits & TOPOS_LANGUAGE_PART_OF_SPEECH) != 0,
            .unspaced = (bits & TOPOS_LANGUAGE_UNSPACED) != 0,
            .local_runs = (bits & TOPOS_LANGUAGE_LOCAL_RUNS) != 0};
}

class LanguageOfPlugin final : public Language {
  public:
    LanguageOfPlugin(LanguagePlugin plugin, PluginOptions options)
        : plugin_(std::move(plugin)), options_(std::move(options)) {}

    [[nodiscard]] std::string_view tag() const override { return plugin_.table->language; }
    [[nodiscard]] LanguageCapabilities capabilities() const override {
        return capabilities_of(plugin_.table->capabilities);
    }
    [[nodiscard]] std::vector<std::string> scripts() const override {
        return strings_of(plugin_.table->scripts);
    }

    [[nodiscard]] expected<std::unique_ptr<LanguageBackend>, Diagnostic> create(
        std::span<const std::string> words) const override {
        std::vector<topos_text> views;
        views.reserve(words.size());
        for (const std::string& word : words) views.push_back(text_of(word));
        const OptionViews options(options_);
        void* instance = nullptr;
        const PluginCall call = call_plugin([&](topos_failure* failure) {
            return plugin_.table->create(options.get(), views.data(), views.size(), &instance,
                                         failure);
        });
        if (!call.succeeded()) return unexpected(cannot_begin(call));
        return std::make_unique<BackendOfPlugin>(plugin_, instance);
    }

  private:
    [[nodiscard]] Diagnostic cannot_begin(const PluginCall& call) const {
        if (call.is(PluginFailure::bad_option)) {
            return trouble_at(
                "bad_option", call.message, {},
                "`topos plugins` says which options plugin `" + plugin_.plugin_id + "` takes.");
        }
        return plugin_misbehaves(plugin_.plugin_id, call.message);
    }

    LanguagePlugin plugin_;
    PluginOptions options_;
};

}  // namespace

std::unique_ptr<Language> adapt_language(LanguagePlugin plugin, PluginOptions options) {
    return std::make_unique<LanguageOfPlugin>(std::move(plugin), std::move(options));
}

}  // namespace topos
