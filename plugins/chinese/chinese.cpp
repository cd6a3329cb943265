/// The language backend for Chinese: words of a dictionary, simplified and traditional characters
/// as one.
#include <string>
#include <topos/plugin.hpp>
#include <vector>

#include "characters.hpp"
#include "segmenter.hpp"
#include "sentences.hpp"

namespace topos::chinese {
namespace {

/// The dictionary of the process, opened once by start(). The interface has no other way to hand it
/// to instances.
std::shared_ptr<const Dictionary>& shared_dictionary() {
    static std::shared_ptr<const Dictionary> dictionary;
    return dictionary;
}

void start(const topos_host& host) {
    shared_dictionary() =
        Dictionary::open(std::string(host.plugin_directory) + "/chinese.dictionary");
}

class Chinese final : public plugin::LanguageBackend {
  public:
    Chinese(const plugin::Options& options, std::span<const topos_text> words)
        : dictionary_(shared_dictionary()), segmenter_(dictionary_) {
        options.refuse_others({});
        std::vector<std::u32string> runs;
        for (const topos_text& word : words) runs.push_back(ideographs_of(plugin::view(word)));
        segmenter_.add_words(std::move(runs));
    }

    void segment(std::string_view text, plugin::SegmentWriter& out) override {
        decode(text, *dictionary_, characters_);
        for (std::size_t at = 0; at < characters_.size();) at = cut_at(at, out);
        cut_sentences(text, *dictionary_, out);
    }

    void analyse(std::span<const topos_text> forms, plugin::AnalysisWriter& out) override {
        for (std::size_t i = 0; i < forms.size(); ++i) {
            const std::string norm = folded_utf8(plugin::view(forms[i]), *dictionary_);
            out.put(i, norm.empty() ? plugin::view(forms[i]) : norm);
        }
    }

    std::size_t fold_characters(std::string_view text, std::uint32_t* folded) noexcept override {
        std::size_t count = 0;
        for (std::size_t at = 0; at < text.size();)
            folded[count++] = dictionary_->fold(next_code_point(text, at));
        return count;
    }

  private:
    /// A word folded; empty if it is not of ideographs alone: mixed words are found by their
    /// characters.
    [[nodiscard]] std::u32string ideographs_of(std::string_view word) const {
        std::vector<Character> characters;
        decode(word, *dictionary_, characters);
        std::u32string run;
        for (const Character& c : characters) {
            if (c.kind == CharacterClass::extend) continue;
            if (c.kind != CharacterClass::han) return {};
            run += c.folded;
        }
        return run;
    }

    std::size_t cut_at(std::size_t at, plugin::SegmentWriter& out) {
        const CharacterClass kind = characters_[at].kind;
        if (kind == CharacterClass::other || kind == CharacterClass::extend) return at + 1;
        if (kind == CharacterClass::han) return cut_run(at, out);
        const std::size_t end = end_of_token(characters_, at);
        out.token(characters_[at].begin, characters_[end - 1].end);
        return end;
    }

    /// Marks and selectors inside a run belong to the ideograph before them.
    std::size_t cut_run(std::size_t begin, plugin::SegmentWriter& out) {
        run_.clear();
        ends_.clear();
        std::size_t at = begin;
        for (; at < characters_.size(); ++at) {
            const Character& c = characters_[at];
            if (c.kind == CharacterClass::extend) {
                ends_.back() = c.end;
                continue;
            }
            if (c.kind != CharacterClass::han) break;
            run_ += c.folded;
            ends_.push_back(c.end);
        }
        std::uint32_t from = characters_[begin].begin;
        for (const std::uint32_t end : segmenter_.cut(run_)) {
            out.token(from, ends_[end - 1]);
            from = ends_[end - 1];
        }
        return at;
    }

    std::shared_ptr<const Dictionary> dictionary_;
    Segmenter segmenter_;
    std::vector<Character> characters_;
    std::u32string run_;
    std::vector<std::uint32_t> ends_;
};

constexpr const char* kScripts[] = {"Hani", nullptr};
constexpr topos_language_backend kBackend = plugin::language_backend<Chinese>(
    {.capabilities = TOPOS_LANGUAGE_UNSPACED | TOPOS_LANGUAGE_LOCAL_RUNS,
     .language = "zh",
     .scripts = kScripts,
     .resources = "jieba dictionary 0.42, greatest probability, no hidden Markov model; ICU "
                  "Traditional-Simplified"});
constexpr topos_interface kInterfaces[] = {plugin::offers(kBackend)};

}  // namespace
}  // namespace topos::chinese

extern "C" constexpr topos_plugin_entry topos_plugin_entry_v1 =
    topos::plugin::entry<&topos::chinese::start>(
        {.id = "org.topos.chinese", .version = "0.1.0", .licence = "Apache-2.0"},
        topos::chinese::kInterfaces);
