/// A language and a reader that do one forbidden thing each: the one that the option `fault` names.
#include <topos/plugin.hpp>

namespace {

using topos::plugin::Options;
using topos::plugin::text;

/// One token per byte of "abc" texts would be good; the faults spoil it.
class Language : public topos::plugin::LanguageBackend {
  public:
    Language(const Options& options, std::span<const topos_text>) : fault_(options.get("fault")) {
        if (fault_ == "create") throw topos::plugin::Failure(topos::plugin::Failure::other, "no");
    }

    void segment(std::string_view given, topos::plugin::SegmentWriter& out) override {
        if (fault_ == "segment") throw std::runtime_error("I do not like this text");
        if (fault_ == "count") out.arrays().token_count = given.size() + 1000;
        if (fault_ == "count") return;
        if (fault_ == "no sentence") return;
        out.sentence(fault_ == "late sentence" ? 1 : 0);
        if (fault_ == "sentence inside") out.sentence(1);
        if (fault_ == "sentence at end") out.sentence(given.size());
        if (fault_ == "out of bounds") return out.token(0, given.size() + 1);
        if (fault_ == "huge") return out.token(0, 0xFFFFFFFFu);
        if (fault_ == "empty token") return out.token(1, 1);
        if (fault_ == "begin inside") return out.token(1, given.size());
        if (fault_ == "end inside") return out.token(0, 1);
        if (fault_ == "descending") {
            out.token(3, given.size());
            return out.token(0, 3);
        }
        if (fault_ == "overlap") {
            out.token(0, given.size());
            return out.token(3, given.size());
        }
        out.token(0, given.size());
    }

    void analyse(std::span<const topos_text> forms, topos::plugin::AnalysisWriter& out) override {
        for (std::size_t i = 0; i < forms.size(); ++i) {
            if (fault_ == "missing" && i == 0) continue;
            std::string_view norm = topos::plugin::view(forms[i]);
            if (fault_ == "empty norm") norm = {};
            if (fault_ == "ill-formed norm") norm = "\xFF";
            out.put(i, norm, fault_ == "ill-formed stem" ? "\xE4\xB8" : "");
            if (fault_ == "twice") out.put(i, norm);
        }
        if (fault_ == "index") out.put(forms.size() + 7, "x");
    }

    std::size_t fold_characters(std::string_view given, std::uint32_t* folded) noexcept override {
        if (fault_ == "fold count") return given.size() * 100;
        std::size_t count = 0;
        for (const char c : given) {
            if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) folded[count++] = 'x';
        }
        if (fault_ == "fold value" && count != 0) folded[0] = 0xD800;
        return count;
    }

  private:
    std::string fault_;
};

struct Reader {
    static void read(topos::plugin::ByteSource& source, std::string_view, const Options& options,
                     topos::plugin::DocumentSink& documents) {
        const std::string all = source.read_all(1 << 20);
        const std::string_view fault = options.get("fault");
        topos_document document{};
        document.text = text(all);
        if (fault == "throw") throw std::runtime_error("I do not like this file");
        if (fault == "ill-formed") document.text = text("\xC3(");
        if (fault == "null text") document.text = {nullptr, 7};
        if (fault == "null metadata") document.metadata_count = 3;
        documents.put(document);
        if (fault == "warn")
            documents.warn(3,
                           "\xFF\n\x01"
                           "a.");
        document.text = text(all);
        document.metadata_count = 0;
        if (fault == "endless") {
            for (;;) documents.put(document);
        }
        documents.put(document);
    }
};

constexpr const char* kScripts[] = {"Zzzz", nullptr};
constexpr const char* kExtensions[] = {".misbehaves", nullptr};
constexpr const char* kOptions[] = {"fault", nullptr};

constexpr auto kLanguage = topos::plugin::language_backend<Language>(
    {.capabilities = TOPOS_LANGUAGE_UNSPACED, .language = "xx", .scripts = kScripts});
constexpr auto kReader = topos::plugin::reader<Reader>(
    {.format = "misbehaves", .extensions = kExtensions, .options = kOptions});
constexpr topos_interface kInterfaces[] = {topos::plugin::offers(kLanguage),
                                           topos::plugin::offers(kReader)};

}  // namespace

extern "C" const topos_plugin_entry topos_plugin_entry_v1 =
    topos::plugin::entry({.id = TEST_ID, .version = "0.1.0", .licence = "Apache-2.0"}, kInterfaces);
