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
        marks_.clear();
        for (std::size_t at = 0; at < text.size();) {
            at = read_pieces(text, at);
            segmenter_.cut(runs_);
            for (const Piece& piece : pieces_) put(piece, out);
        }
        cut_sentences(text, marks_, *dictionary_, out);
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

    /// A token, or a run of ideographs.
    struct Piece {
        std::uint32_t begin = 0;  ///< bytes, half open
        std::uint32_t end = 0;
        std::uint32_t run_begin = 0;  ///< places of runs_, half open; the same for a token
        std::uint32_t run_end = 0;
    };

    /// Takes the text from `begin` on apart, until enough is read to be cut at once. Gives how far.
    std::size_t read_pieces(std::string_view text, std::size_t begin) {
        runs_.clear();
        ends_.clear();
        pieces_.clear();
        std::size_t at = begin;
        while (at < text.size() && runs_.size() < kEnough) {
            std::size_t behind = at;
            const char32_t c = next_code_point(text, behind);
            switch (dictionary_->class_of(c)) {
                case CharacterClass::han:
                    at = read_run(text, at);
                    break;
                case CharacterClass::other:
                    if (may_end_sentence(c)) marks_.push_back(static_cast<std::uint32_t>(at));
                    at = behind;
                    break;
                case CharacterClass::extend:
                    at = behind;
                    break;
                default:
                    at = read_tokens(text, at);
            }
        }
        return at;
    }

    /// Tokens of the text from `begin` up to the next ideograph. Gives where that stands.
    std::size_t read_tokens(std::string_view text, std::size_t begin) {
        std::size_t end = begin;
        for (std::size_t behind = begin; end < text.size(); end = behind) {
            const char32_t c = next_code_point(text, behind);
            if (dictionary_->class_of(c) == CharacterClass::han) break;
            if (may_end_sentence(c)) marks_.push_back(static_cast<std::uint32_t>(end));
        }
        decode(text.substr(begin, end - begin), *dictionary_, characters_, begin);
        for (std::size_t at = 0; at < characters_.size();) {
            const CharacterClass kind = characters_[at].kind;
            if (kind == CharacterClass::other || kind == CharacterClass::extend) {
                ++at;
                continue;
            }
            const std::size_t token_end = end_of_token(characters_, at);
            pieces_.push_back({characters_[at].begin, characters_[token_end - 1].end, 0, 0});
            at = token_end;
        }
        return end;
    }

    /// The run of ideographs that begins at `begin`. Gives where it ends. Marks and selectors
    /// inside a run belong to the ideograph before them.
    std::size_t read_run(std::string_view text, std::size_t begin) {
        const auto run_begin = static_cast<std::uint32_t>(runs_.size());
        std::size_t at = begin;
        for (std::size_t behind = begin; at < text.size(); at = behind) {
            const Dictionary::Character c = dictionary_->character(next_code_point(text, behind));
            if (c.kind == CharacterClass::han) {
                runs_.add(c.folded, *dictionary_);
                ends_.push_back(static_cast<std::uint32_t>(behind));
            } else if (c.kind == CharacterClass::extend) {
                ends_.back() = static_cast<std::uint32_t>(behind);
            } else {
                break;
            }
        }
        pieces_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at),
                           run_begin, static_cast<std::uint32_t>(runs_.size())});
        runs_.end_run();
        ends_.push_back(static_cast<std::uint32_t>(at));
        return at;
    }

    void put(const Piece& piece, plugin::SegmentWriter& out) const {
        if (piece.run_begin == piece.run_end) return out.token(piece.begin, piece.end);
        std::uint32_t from = piece.begin;
        for (std::uint32_t at = piece.run_begin; at < piece.run_end;) {
            at = segmenter_.end_of_word(at);
            out.token(from, ends_[at - 1]);
            from = ends_[at - 1];
        }
    }

    /// Ideographs that are cut at once: enough for what is asked of the memory to arrive, and few
    /// enough to stay in the nearest cache.
    static constexpr std::size_t kEnough = 512;

    std::shared_ptr<const Dictionary> dictionary_;
    Segmenter segmenter_;
    std::vector<Character> characters_;
    Runs runs_;
    std::vector<std::uint32_t> ends_;  ///< by place of runs_: the byte behind it
    std::vector<Piece> pieces_;
    std::vector<std::uint32_t> marks_;  ///< bytes where a sentence may end
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
