#include "app/host/exporter_adapter.hpp"

#include "app/host/coding_views.hpp"
#include "app/host/plugin_call.hpp"

namespace topos {

namespace {

/// Codings that are formatted in one call: their views fit the cache.
constexpr std::size_t kBlockCodings = 512;

/// An exporter of version 1.0 has no such function.
bool takes_evidence(const topos_exporter& table) {
    return table.struct_size >= sizeof(topos_exporter) && table.codings_with_evidence != nullptr;
}

std::int32_t append(void* context, const char* data, std::size_t size) noexcept {
    try {
        static_cast<std::string*>(context)->append(data, size);
        return 0;
    } catch (const std::exception&) {  // out of memory: nothing more can be written
        return 1;
    }
}

}  // namespace

Exporter::Exporter(ExporterPlugin plugin, PluginOptions options, CodingNames names)
    : plugin_(std::move(plugin)), options_(std::move(options)), names_(std::move(names)) {
    for (const std::string_view role : names_.roles) roles_.push_back(text_of(role));
}

expected<Exporter, Diagnostic> Exporter::create(ExporterPlugin plugin, PluginOptions options,
                                                CodingNames names) {
    auto known = check_options(options, plugin.table->options, plugin.plugin_id);
    if (!known) return unexpected(std::move(known.error()));
    return Exporter(std::move(plugin), std::move(options), std::move(names));
}

std::string_view Exporter::extension() const {
    return plugin_.table->extension == nullptr ? "" : plugin_.table->extension;
}

/// `function(about, options, sink, failure)`.
template <class Function>
expected<void, Diagnostic> Exporter::call(Function&& function, std::string& out) const {
    const topos_export about{sizeof(topos_export), roles_.data(), roles_.size()};
    const OptionViews options(options_);
    const topos_byte_sink sink{&out, append};
    const PluginCall result = call_plugin(
        [&](topos_failure* failure) { return function(&about, options.get(), &sink, failure); });
    if (result.succeeded()) return {};
    if (result.is(PluginFailure::bad_option)) {
        return unexpected(trouble_at("bad_option", result.message, {},
                                     "`topos plugins` says what the options of the exporter are."));
    }
    return unexpected(plugin_misbehaves(plugin_.plugin_id, result.message));
}

expected<std::string, Diagnostic> Exporter::begin() const {
    std::string out;
    auto done = call(plugin_.table->begin, out);
    if (!done) return unexpected(std::move(done.error()));
    return out;
}

expected<std::string, Diagnostic> Exporter::end() const {
    std::string out;
    auto done = call(plugin_.table->end, out);
    if (!done) return unexpected(std::move(done.error()));
    return out;
}

expected<std::string, Diagnostic> Exporter::format(std::span<const CodedDocument> documents) const {
    std::string out;
    CodingViews views(names_);
    expected<void, Diagnostic> done;
    const auto flush = [&] {
        const auto codings = views.codings();
        const auto evidence = views.evidence();
        done = call(
            [&](const auto* about, const auto* options, const auto* sink, topos_failure* failure) {
                if (!takes_evidence(*plugin_.table))
                    return plugin_.table->codings(about, options, codings.data(), codings.size(),
                                                  sink, failure);
                return plugin_.table->codings_with_evidence(
                    about, options, codings.data(), evidence.data(), codings.size(), sink, failure);
            },
            out);
        views.clear();
    };
    for (const CodedDocument& document : documents) {
        for (const Coding& coding : document.codings.codings) {
            views.add(document.document, coding);
            if (views.size() == kBlockCodings) flush();
            if (!done) return unexpected(std::move(done.error()));
        }
    }
    if (views.size() != 0) flush();
    if (!done) return unexpected(std::move(done.error()));
    return out;
}

}  // namespace topos
