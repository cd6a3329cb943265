/// The language backend for English and, without its stems, for whatever else is written with
/// blanks between words.
#include <libstemmer.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <memory>
#include <optional>
#include <string>

#include "sentences.hpp"
#include "words.hpp"

namespace topos::english {
namespace {

struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// ‘ ’ ‛ ʼ: as typed for ' by word processors and phones. (The full-width one goes by NFKC.)
constexpr std::u16string_view kApostrophes = u"\u2018\u2019\u201B\u02BC";

/// `algo-⏎rithm` as `algorithm`, the line break being LF or CRLF.
std::string without_line_break(std::string_view form) {
    std::string out(form);
    for (const std::string_view broken : {"-\n", "-\r\n"})
        for (std::size_t at = out.find(broken); at != std::string::npos; at = out.find(broken))
            out.erase(at, broken.size());
    return out;
}

/// What NFKC and case folding make of ASCII; nothing for other texts.
std::optional<std::string> folded_ascii(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

class English final : public plugin::LanguageBackend {
  public:
    English(const plugin::Options& options, std::span<const topos_text>)
        : words_(Characters::table()),
          sentences_(Characters::table()),
          stemmer_(sb_stemmer_new("english", nullptr)) {
        options.refuse_others({});
        UErrorCode status = U_ZERO_ERROR;
        fold_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
        if (!stemmer_ || U_FAILURE(status))
            throw plugin::Failure(plugin::Failure::missing_resource,
                                  "Snowball or ICU lacks what English needs");
    }

    void segment(std::string_view text, plugin::SegmentWriter& out) override {
        words_.cut(text, out);
        sentences_.cut(text, out);
    }

    void analyse(std::span<const topos_text> forms, plugin::AnalysisWriter& out) override {
        for (std::size_t i = 0; i < forms.size(); ++i) {
            const std::string norm = norm_of(plugin::view(forms[i]));
            out.put(i, norm, stem_of(norm));
        }
    }

  private:
    /// NFKC and case fold without invisible characters (UAX #44, NFKC_CF), apostrophes as one, a
    /// word cut at a line's end as a whole.
    [[nodiscard]] std::string norm_of(std::string_view form) const {
        const std::string joined = without_line_break(form);
        if (std::optional<std::string> folded = folded_ascii(joined)) return *folded;
        UErrorCode status = U_ZERO_ERROR;
        auto folded = fold_->normalize(icu::UnicodeString::fromUTF8(joined), status);
        for (const char16_t apostrophe : kApostrophes)
            folded.findAndReplace(icu::UnicodeString(apostrophe), u"'");
        std::string norm;
        folded.toUTF8String(norm);
        return U_FAILURE(status) || norm.empty() ? joined : norm;
    }

    [[nodiscard]] std::string_view stem_of(const std::string& norm) const {
        const auto* stem =
            sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(norm.data()),
                            static_cast<int>(norm.size()));
        return {reinterpret_cast<const char*>(stem),
                static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
    }

    Words words_;
    Sentences sentences_;
    std::unique_ptr<sb_stemmer, DeleteStemmer> stemmer_;
    const icu::Normalizer2* fold_ = nullptr;
};

constexpr const char* kScripts[] = {"Latn", nullptr};
constexpr topos_language_backend kBackend = plugin::language_backend<English>(
    {.capabilities = TOPOS_LANGUAGE_STEM,
     .language = "en",
     .scripts = kScripts,
     .resources = "UAX #29 words and sentences (ICU " U_ICU_VERSION "), Snowball English stems"});
constexpr topos_interface kInterfaces[] = {plugin::offers(kBackend)};

}  // namespace
}  // namespace topos::english

extern "C" constexpr topos_plugin_entry topos_plugin_entry_v1 =
    topos::plugin::entry({.id = "org.topos.english", .version = "0.1.0", .licence = "Apache-2.0"},
                         topos::english::kInterfaces);
