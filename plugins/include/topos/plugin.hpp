#pragma once
/// The C++ layer over plugin.h. Write a class, name it in a table, and the plugin is done:
///
/// \code
/// struct Thai : topos::plugin::LanguageBackend {
///     Thai(const topos::plugin::Options& options, std::span<const topos_text> words);
///     void segment(std::string_view text, topos::plugin::SegmentWriter& out) override;
///     void analyse(std::span<const topos_text> forms,
///                  topos::plugin::AnalysisWriter& out) override;
/// };
/// constexpr const char* kScripts[] = {"Thai", nullptr};
/// constexpr topos_language_backend kThai =
///     topos::plugin::language_backend<Thai>({.language = "th", .scripts = kScripts});
/// constexpr topos_interface kInterfaces[] = {topos::plugin::offers(kThai)};
/// extern "C" constexpr topos_plugin_entry topos_plugin_entry_v1 = topos::plugin::entry(
///     {.id = "org.lab.thai", .version = "1.0.0", .licence = "MIT"}, kInterfaces);
/// \endcode
///
/// Everything here is compiled into the plugin's own binary: no library of Topos is linked, and
/// compiler and standard library may differ from the host's. Exceptions end here: their message
/// becomes the `topos_failure` of the call. Views that a function gets are valid until it returns.
#include <topos/plugin.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace topos::plugin {

/// What went wrong, in a sentence for a researcher. Anything else that is thrown counts as code 5.
class Failure : public std::runtime_error {
  public:
    enum Code {
        bad_input = 1,
        bad_option = 2,
        missing_resource = 3,
        stopped = 4,
        other = 5,
        encoding = 6,
        not_a_text = 7
    };
    Failure(Code code, const std::string& message) : std::runtime_error(message), code_(code) {}
    [[nodiscard]] Code code() const { return code_; }

  private:
    Code code_;
};

inline std::string_view view(topos_text text) { return {text.data, text.size}; }
inline topos_text text(std::string_view view) { return {view.data(), view.size()}; }

/// Fills `failure`, with as much of `message` as fits in whole code points. Returns `code`.
inline int32_t report(topos_failure* failure, int32_t code, const char* message) noexcept {
    constexpr std::size_t kRoom = sizeof failure->message - 1;
    std::size_t size = std::strlen(message);
    if (size > kRoom) {
        size = kRoom;
        while (size > 0 && (static_cast<unsigned char>(message[size]) & 0xC0U) == 0x80U) --size;
    }
    failure->code = code;
    std::memcpy(failure->message, message, size);
    failure->message[size] = 0;
    return code;
}

/// Runs `body`; whatever it throws goes into `failure`. Returns what a C function of the interface
/// returns.
template <class Body>
int32_t guarded(topos_failure* failure, Body&& body) noexcept {
    try {
        body();
        return 0;
    } catch (const Failure& thrown) {
        return report(failure, thrown.code(), thrown.what());
    } catch (const std::exception& thrown) {
        return report(failure, Failure::other, thrown.what());
    } catch (...) {
        return report(failure, Failure::other, "an exception of unknown type");
    }
}

/// The options a user gave, by name. Values are text; the accessors say what is wrong with a value.
class Options {
  public:
    explicit Options(const topos_options* options) : options_(options) {}

    [[nodiscard]] std::string_view get(std::string_view name,
                                       std::string_view otherwise = {}) const {
        for (std::size_t i = 0; options_ != nullptr && i < options_->count; ++i)
            if (view(options_->items[i].name) == name) return view(options_->items[i].value);
        return otherwise;
    }

    /// Throws `bad_option` at the first option whose name is not one of `known`. Readers and
    /// exporters need not ask: the host refuses what is not in their table.
    void refuse_others(std::initializer_list<std::string_view> known) const {
        for (std::size_t i = 0; options_ != nullptr && i < options_->count; ++i) {
            const std::string_view name = view(options_->items[i].name);
            if (std::find(known.begin(), known.end(), name) != known.end()) continue;
            throw Failure(Failure::bad_option,
                          known.size() == 0
                              ? "there is no option `" + std::string(name) + "`: it takes none"
                              : "there is no option `" + std::string(name) + "`: the options are " +
                                    listed(known));
        }
    }

    /// `yes`, `true`, `no`, `false`; no if it is not given.
    [[nodiscard]] bool flag(std::string_view name) const {
        const std::string_view value = get(name, "no");
        if (value == "yes" || value == "true") return true;
        if (value == "no" || value == "false") return false;
        throw bad_value(name, "yes or no", value);
    }

    /// A whole number from 0 on. An empty value counts as not given.
    [[nodiscard]] std::uint64_t number(std::string_view name, std::uint64_t otherwise) const {
        const std::string_view value = get(name);
        if (value.empty()) return otherwise;
        std::uint64_t out = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
        if (error == std::errc() && end == value.data() + value.size()) return out;
        throw bad_value(name, "a number", value);
    }

    /// One of `values`; the first of them if it is not given.
    [[nodiscard]] std::string_view choice(std::string_view name,
                                          std::initializer_list<std::string_view> values) const {
        const std::string_view value = get(name, *values.begin());
        if (std::find(values.begin(), values.end(), value) != values.end()) return value;
        throw bad_value(name, "one of " + listed(values), value);
    }

  private:
    static std::string listed(std::initializer_list<std::string_view> names) {
        std::string out;
        for (const std::string_view name : names)
            out += (out.empty() ? "`" : ", `") + std::string(name) + "`";
        return out;
    }
    static Failure bad_value(std::string_view name, const std::string& wanted,
                             std::string_view value) {
        return {Failure::bad_option, "option `" + std::string(name) + "` is " + wanted + ", not `" +
                                         std::string(value) + "`"};
    }

    const topos_options* options_;
};

/// Where bytes come from. [one thread]
class ByteSource {
  public:
    explicit ByteSource(const topos_byte_source* source) : source_(source) {}

    /// Fills as much of `buffer` as there is; 0 at the end. Throws `stopped` on an error that the
    /// host knows already.
    std::size_t read(std::span<char> buffer) {
        const std::int64_t got = source_->read(source_->context, buffer.data(), buffer.size());
        if (got < 0) throw Failure(Failure::stopped, "reading was stopped");
        return static_cast<std::size_t>(got);
    }

    /// All that is left, at most `limit` bytes; more than that is a failure.
    [[nodiscard]] std::string read_all(std::size_t limit) {
        std::string out;
        for (std::size_t size = 0;;) {
            out.resize(std::max<std::size_t>(size * 2, std::size_t{1} << 16));
            const std::size_t got = read(std::span(out).subspan(size));
            size += got;
            if (size > limit)
                throw Failure(Failure::bad_input,
                              "larger than " + std::to_string(limit >> 20) + " MB");
            if (got == 0) {
                out.resize(size);
                return out;
            }
        }
    }

  private:
    const topos_byte_source* source_;
};

/// Where bytes go. [one thread]
class ByteSink {
  public:
    explicit ByteSink(const topos_byte_sink* sink) : sink_(sink) {}

    /// Throws `stopped` where nothing more can be written.
    void write(std::string_view bytes) {
        if (sink_->write(sink_->context, bytes.data(), bytes.size()) != 0)
            throw Failure(Failure::stopped, "writing was stopped");
    }

  private:
    const topos_byte_sink* sink_;
};

// ------------------------------------------------------------------ language backends

/// Takes the tokens and sentences of one text. More of them than the text has bytes cannot be
/// right: then it throws, as the host's arrays end there.
class SegmentWriter {
  public:
    explicit SegmentWriter(topos_segments* out) : out_(out) {
        out_->token_count = 0;
        out_->sentence_count = 0;
    }
    /// Bytes of the text, half open, behind the last token.
    void token(std::size_t begin, std::size_t end) {
        if (out_->token_count == out_->capacity) too_many("tokens");
        out_->token_begin[out_->token_count] = static_cast<std::uint32_t>(begin);
        out_->token_end[out_->token_count++] = static_cast<std::uint32_t>(end);
    }
    /// A sentence begins at this byte.
    void sentence(std::size_t begin) {
        if (out_->sentence_count == out_->capacity) too_many("sentences");
        out_->sentence_begin[out_->sentence_count++] = static_cast<std::uint32_t>(begin);
    }
    /// The arrays themselves, for backends that fill them in bulk.
    [[nodiscard]] topos_segments& arrays() { return *out_; }

  private:
    [[noreturn]] static void too_many(const char* what) {
        throw Failure(Failure::other, std::string("more ") + what + " than the text has bytes");
    }

    topos_segments* out_;
};

/// Takes what is known of each form. The host copies.
class AnalysisWriter {
  public:
    explicit AnalysisWriter(const topos_analysis_sink* sink) : sink_(sink) {}
    void put(std::size_t index, std::string_view norm, std::string_view stem = {},
             std::string_view lemma = {}, std::string_view part_of_speech = {}) {
        const topos_analysis analysis = {text(norm), text(stem), text(lemma), text(part_of_speech)};
        sink_->put(sink_->context, index, &analysis);
    }

  private:
    const topos_analysis_sink* sink_;
};

/// One language at work; see topos_language_backend for what each function promises.
/// A derived class is constructed from (const Options&, std::span<const topos_text> words).
class LanguageBackend {
  public:
    virtual ~LanguageBackend() = default;
    virtual void segment(std::string_view text, SegmentWriter& out) = 0;
    virtual void analyse(std::span<const topos_text> forms, AnalysisWriter& out) = 0;
    /// Unspaced languages only. Returns how many code points it wrote. May not throw.
    virtual std::size_t fold_characters(std::string_view, std::uint32_t*) noexcept { return 0; }
};

struct LanguageDescription {
    std::uint32_t capabilities = 0;
    const char* language = nullptr;
    const char* const* scripts = nullptr;
    const char* resources = "";
};

template <class Backend>
constexpr topos_language_backend language_backend(LanguageDescription about) {
    topos_language_backend table{};
    table.struct_size = sizeof table;
    table.capabilities = about.capabilities;
    table.language = about.language;
    table.scripts = about.scripts;
    table.resources = about.resources;
    table.create = [](const topos_options* options, const topos_text* words, size_t count,
                      void** instance, topos_failure* failure) -> int32_t {
        return guarded(failure,
                       [&] { *instance = new Backend(Options(options), std::span(words, count)); });
    };
    table.destroy = [](void* instance) { delete static_cast<Backend*>(instance); };
    table.segment = [](void* instance, topos_text text, topos_segments* out,
                       topos_failure* failure) -> int32_t {
        return guarded(failure, [&] {
            SegmentWriter writer(out);
            static_cast<Backend*>(instance)->segment(view(text), writer);
        });
    };
    table.analyse = [](void* instance, const topos_text* forms, size_t count,
                       const topos_analysis_sink* sink, topos_failure* failure) -> int32_t {
        return guarded(failure, [&] {
            AnalysisWriter writer(sink);
            static_cast<Backend*>(instance)->analyse(std::span(forms, count), writer);
        });
    };
    if ((about.capabilities & TOPOS_LANGUAGE_UNSPACED) != 0)
        table.fold_characters = [](void* instance, topos_text text, uint32_t* folded,
                                   size_t) -> size_t {
            return static_cast<Backend*>(instance)->fold_characters(view(text), folded);
        };
    return table;
}

// ------------------------------------------------------------------ readers

/// Takes the documents of one input, in their order.
class DocumentSink {
  public:
    explicit DocumentSink(const topos_document_sink* sink) : sink_(sink) {}

    /// Throws `stopped` when the host wants no more.
    void put(const topos_document& document) {
        if (sink_->put(sink_->context, &document) != 0)
            throw Failure(Failure::stopped, "reading was stopped");
    }
    /// A record that was left out; `line` from 1, 0 where there are no lines. The rest goes on.
    void warn(std::uint64_t line, std::string_view message) {
        sink_->warn(sink_->context, line, text(message));
    }

  private:
    const topos_document_sink* sink_;
};

struct ReaderDescription {
    const char* format = nullptr;
    const char* const* extensions = nullptr;
    const char* const* options = nullptr;
    const char* help = "";
};

/// `Reader` has: static void read(ByteSource&, std::string_view file_name, const Options&,
/// DocumentSink&)
template <class Reader>
constexpr topos_reader reader(ReaderDescription about) {
    topos_reader table{};
    table.struct_size = sizeof table;
    table.format = about.format;
    table.extensions = about.extensions;
    table.options = about.options;
    table.help = about.help;
    table.read = [](const topos_byte_source* source, topos_text name, const topos_options* options,
                    const topos_document_sink* sink, topos_failure* failure) -> int32_t {
        return guarded(failure, [&] {
            ByteSource bytes(source);
            DocumentSink documents(sink);
            Reader::read(bytes, view(name), Options(options), documents);
        });
    };
    return table;
}

// ------------------------------------------------------------------ exporters

struct ExporterDescription {
    const char* format = nullptr;
    const char* extension = nullptr;
    const char* const* options = nullptr;
    const char* help = "";
};

template <class Exporter>
inline constexpr bool kTakesEvidence = requires(const topos_export& what, const Options& options,
                                                std::span<const topos_coding> codings,
                                                std::span<const topos_coding_evidence> evidence,
                                                ByteSink& out) {
    Exporter::codings(what, options, codings, evidence, out);
};

/// `Exporter` has static functions begin, codings, end; each a pure function of its arguments:
///   begin(const topos_export&, const Options&, ByteSink&)
///   codings(const topos_export&, const Options&, std::span<const topos_coding>, ByteSink&)
///   end(const topos_export&, const Options&, ByteSink&)
/// `codings` may take a std::span<const topos_coding_evidence> before the sink: one for each
/// coding, or none at all where the host does not know of evidence.
template <class Exporter>
constexpr topos_exporter exporter(ExporterDescription about) {
    topos_exporter table{};
    table.struct_size = sizeof table;
    table.format = about.format;
    table.extension = about.extension;
    table.options = about.options;
    table.help = about.help;
    table.begin = [](const topos_export* what, const topos_options* options,
                     const topos_byte_sink* out, topos_failure* failure) -> int32_t {
        return guarded(failure, [&] {
            ByteSink sink(out);
            Exporter::begin(*what, Options(options), sink);
        });
    };
    table.codings = [](const topos_export* what, const topos_options* options,
                       const topos_coding* codings, size_t count, const topos_byte_sink* out,
                       topos_failure* failure) -> int32_t {
        return guarded(failure, [&] {
            ByteSink sink(out);
            if constexpr (kTakesEvidence<Exporter>)
                Exporter::codings(*what, Options(options), std::span(codings, count), {}, sink);
            else
                Exporter::codings(*what, Options(options), std::span(codings, count), sink);
        });
    };
    if constexpr (kTakesEvidence<Exporter>)
        table.codings_with_evidence =
            [](const topos_export* what, const topos_options* options, const topos_coding* codings,
               const topos_coding_evidence* evidence, size_t count, const topos_byte_sink* out,
               topos_failure* failure) -> int32_t {
            return guarded(failure, [&] {
                ByteSink sink(out);
                Exporter::codings(*what, Options(options), std::span(codings, count),
                                  std::span(evidence, count), sink);
            });
        };
    table.end = [](const topos_export* what, const topos_options* options,
                   const topos_byte_sink* out, topos_failure* failure) -> int32_t {
        return guarded(failure, [&] {
            ByteSink sink(out);
            Exporter::end(*what, Options(options), sink);
        });
    };
    return table;
}

// ------------------------------------------------------------------ the entry

constexpr topos_interface offers(const topos_language_backend& table) {
    return {"topos.language-backend/1", &table};
}
constexpr topos_interface offers(const topos_reader& table) { return {"topos.reader/1", &table}; }
constexpr topos_interface offers(const topos_exporter& table) {
    return {"topos.exporter/1", &table};
}

struct PluginDescription {
    const char* id = nullptr;
    const char* version = nullptr;
    const char* licence = nullptr;
};

/// `Start`: void(const topos_host&), called once before anything else; may throw.
template <auto Start = nullptr, std::size_t Count>
constexpr topos_plugin_entry entry(PluginDescription about,
                                   const topos_interface (&interfaces)[Count]) {
    topos_plugin_entry table{};
    table.struct_size = sizeof table;
    table.abi_major = TOPOS_PLUGIN_ABI_MAJOR;
    table.abi_minor = TOPOS_PLUGIN_ABI_MINOR;
    table.id = about.id;
    table.version = about.version;
    table.licence = about.licence;
    table.built_with = "C++ layer 1.0, compiler " __VERSION__;
    table.interfaces = interfaces;
    table.interface_count = Count;
    if constexpr (!std::is_same_v<decltype(Start), std::nullptr_t>)
        table.start = [](const topos_host* host, topos_failure* failure) -> int32_t {
            return guarded(failure, [&] { Start(*host); });
        };
    return table;
}

}  // namespace topos::plugin
