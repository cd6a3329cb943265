#include "app/host/reader_adapter.hpp"

#include <fmt/format.h>

#include <exception>

#include "app/host/plugin_call.hpp"
#include "app/host/utf8.hpp"

namespace topos {

namespace {

bool is_good(const topos_text& text) { return is_readable(text) && is_well_formed(view_of(text)); }

bool is_good(const topos_document& document) {
    bool good = is_good(document.id) && is_good(document.text) && is_good(document.encoding) &&
                (document.metadata != nullptr || document.metadata_count == 0);
    for (std::size_t i = 0; good && i < document.metadata_count; ++i) {
        good = is_good(document.metadata[i].name) && is_good(document.metadata[i].value);
    }
    return good;
}

/// One reading: the context of the plugin's sink. Exceptions of ours stay on our side of the
/// plugin's frames and go on when it has returned.
class Reading {
  public:
    Reading(const ReaderPlugin& reader, const ReadingRequest& request,
            const ReadingCallbacks& callbacks)
        : reader_(reader), request_(request), callbacks_(callbacks) {}

    expected<void, Diagnostic> run(ByteSource& source) {
        const OptionViews options(request_.options);
        const topos_byte_source bytes = source.table();
        const topos_document_sink sink{this, &Reading::put, &Reading::warn};
        const PluginCall call = call_plugin([&](topos_failure* failure) {
            return reader_.table->read(&bytes, text_of(request_.name), options.get(), &sink,
                                       failure);
        });
        if (thrown_) std::rethrow_exception(thrown_);
        if (!source.error().empty()) return unexpected(unreadable(source.error()));
        if (call.succeeded() || call.is(PluginFailure::stopped_by_sink)) return {};
        return unexpected(failure_of(call));
    }

  private:
    static std::int32_t put(void* context, const topos_document* document) noexcept {
        auto& self = *static_cast<Reading*>(context);
        try {
            return document != nullptr && self.take(*document) ? 0 : 1;
        } catch (...) {
            self.thrown_ = std::current_exception();
            return 1;
        }
    }

    static void warn(void* context, std::uint64_t line, topos_text message) noexcept {
        auto& self = *static_cast<Reading*>(context);
        try {
            self.left_out(line, is_readable(message) ? as_one_line(view_of(message)) : "");
        } catch (...) {
            self.thrown_ = std::current_exception();
        }
    }

    bool take(const topos_document& given) {
        if (!is_good(given)) {
            callbacks_.trouble(plugin_misbehaves(
                reader_.plugin_id, "it gives a document that is not UTF-8", request_.name));
            return true;  // only this document is lost
        }
        Document document = copied(given);
        if (document.text.empty()) {
            callbacks_.trouble(trouble_at(
                "document_empty", "the document has no text",
                given.id.size == 0 ? request_.name : request_.name + ", record " + document.name,
                "It is counted, and gets no codings."));
        }
        return callbacks_.take(std::move(document));
    }

    [[nodiscard]] Document copied(const topos_document& given) const {
        Document document;
        document.name = given.id.size == 0
                            ? request_.name
                            : request_.record_prefix + std::string(view_of(given.id));
        document.text = view_of(given.text);
        document.encoding = view_of(given.encoding);
        document.metadata.reserve(given.metadata_count);
        for (std::size_t i = 0; i < given.metadata_count; ++i) {
            document.metadata.push_back({std::string(view_of(given.metadata[i].name)),
                                         std::string(view_of(given.metadata[i].value))});
        }
        return document;
    }

    void left_out(std::uint64_t line, const std::string& message) const {
        auto diagnostic =
            trouble_at("input_bad_record",
                       fmt::format("a record is left out: {}", message.empty() ? "?" : message),
                       line == 0 ? request_.name : fmt::format("{}:{}", request_.name, line),
                       "Correct the record; everything else of the file was read.");
        diagnostic.level = Level::warning;  // the rest goes on
        callbacks_.trouble(std::move(diagnostic));
    }

    [[nodiscard]] Diagnostic unreadable(std::string_view why) const {
        return trouble_at("document_unreadable",
                          fmt::format("the document cannot be read: {}", as_one_line(why)),
                          request_.name, "");
    }

    [[nodiscard]] Diagnostic failure_of(const PluginCall& call) const {
        if (call.is(PluginFailure::bad_input)) return unreadable(call.message);
        if (call.is(PluginFailure::encoding)) {
            return trouble_at("document_encoding", call.message, request_.name,
                              "Name the encoding with `--encoding`, e.g. `--encoding GB18030`, or "
                              "save the text as UTF-8.");
        }
        if (call.is(PluginFailure::not_a_text)) {
            return trouble_at("document_binary", call.message, request_.name,
                              "Save it as plain text, or leave it out.");
        }
        if (call.is(PluginFailure::bad_option)) {
            return trouble_at("bad_option", call.message, request_.name,
                              "`topos plugins` says what the options of the reader are.");
        }
        return plugin_misbehaves(reader_.plugin_id, call.message, request_.name);
    }

    const ReaderPlugin& reader_;
    const ReadingRequest& request_;
    const ReadingCallbacks& callbacks_;
    std::exception_ptr thrown_;
};

}  // namespace

expected<void, Diagnostic> read_documents(const ReaderPlugin& reader, ByteSource& source,
                                          const ReadingRequest& request,
                                          const ReadingCallbacks& callbacks) {
    auto known = check_options(request.options, reader.table->options, reader.plugin_id);
    if (!known) return known;
    return Reading(reader, request, callbacks).run(source);
}

}  // namespace topos
