#include "support/toy_languages.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "core/text/characters.hpp"

namespace topos::test {

namespace {

struct Character {
    char32_t c = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

std::vector<Character> characters_of(std::string_view text) {
    std::vector<Character> characters;
    for (std::uint32_t at = 0; at < text.size();) {
        const auto character = first_character(text.substr(at));
        const auto end = at + static_cast<std::uint32_t>(character.bytes);
        characters.push_back({character.code_point, at, end});
        at = end;
    }
    return characters;
}

void put_utf8(char32_t c, std::string& out) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

bool is_word_character(char32_t c) {
    const auto category = u_charType(static_cast<UChar32>(c));
    return u_isalnum(static_cast<UChar32>(c)) || category == U_NON_SPACING_MARK ||
           category == U_ENCLOSING_MARK || category == U_OTHER_SYMBOL || c == 0x200D || c == 0xFE0F;
}

bool is_han(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN;
}

char32_t fold(char32_t c) {
    if (c == 0x0301) return 0;
    if (c == U'統') return U'统';
    if (c == U'臺') return U'台';
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::string folded(std::string_view text) {
    std::string result;
    for (const Character& character : characters_of(text)) {
        if (const char32_t c = fold(character.c); c != 0) put_utf8(c, result);
    }
    return result;
}

std::string lower(std::string_view text) {
    std::string result;
    for (const Character& character : characters_of(text)) {
        put_utf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(character.c))), result);
    }
    return result;
}

std::string stem_of(const std::string& norm) {
    for (const std::string_view suffix : {"ing", "ed", "s"}) {
        if (norm.size() > suffix.size() + 1 && norm.ends_with(suffix))
            return norm.substr(0, norm.size() - suffix.size());
    }
    return norm;
}

std::string part_of_speech_of(const std::string& norm) {
    if (norm.ends_with("ly")) return "ADV";
    return norm.ends_with("ed") || norm.ends_with("ing") ? "VERB" : "";
}

constexpr std::u32string_view kOpeners = U"“‘「『（《【";

/// Words and sentences under construction.
struct Draft {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> words;
    std::vector<std::uint32_t> sentences;

    void write(std::string_view text, Segmentation& out) {
        if (sentences.empty() && !text.empty()) sentences.push_back(0);
        out.token_begin.clear();
        out.token_end.clear();
        for (const auto& [begin, end] : words) {
            out.token_begin.push_back(begin);
            out.token_end.push_back(end);
        }
        out.sentence_begin = sentences;
        out.token_count = words.size();
        out.sentence_count = sentences.size();
    }
};

class SpacedBackend final : public LanguageBackend {
  public:
    explicit SpacedBackend(bool has_part_of_speech) : has_part_of_speech_(has_part_of_speech) {}

    expected<void, Diagnostic> segment(std::string_view text, Segmentation& out) override {
        Draft draft;
        if (!text.empty()) draft.sentences.push_back(0);
        bool in_word = false;
        bool ended = false;
        for (const Character& character : characters_of(text)) {
            const bool is_word = is_word_character(character.c);
            if (is_word && !in_word) {
                if (ended) draft.sentences.push_back(character.begin);
                ended = false;
                draft.words.emplace_back(character.begin, character.end);
            }
            if (is_word) draft.words.back().second = character.end;
            if (character.c == U'.' || character.c == U'!' || character.c == U'?') ended = true;
            in_word = is_word;
        }
        draft.write(text, out);
        return {};
    }

    expected<void, Diagnostic> analyse(std::span<const std::string_view> forms,
                                       std::vector<TokenAnalysis>& out) override {
        out.clear();
        for (const auto form : forms) {
            TokenAnalysis analysis;
            analysis.norm = lower(form);
            analysis.stem = stem_of(analysis.norm);
            if (has_part_of_speech_) analysis.part_of_speech = part_of_speech_of(analysis.norm);
            out.push_back(std::move(analysis));
        }
        return {};
    }

    void fold_characters(std::string_view, std::vector<char32_t>& out) override { out.clear(); }

  private:
    bool has_part_of_speech_;
};

class UnspacedBackend final : public LanguageBackend {
  public:
    UnspacedBackend(std::set<std::u32string> dictionary, std::span<const std::string> words)
        : dictionary_(std::move(dictionary)) {
        for (const auto& word : words) {
            std::u32string folded_word;
            for (const Character& character : characters_of(word)) {
                if (const char32_t c = fold(character.c); c != 0) folded_word += c;
            }
            dictionary_.insert(folded_word);
        }
        for (const auto& word : dictionary_) longest_ = std::max(longest_, word.size());
    }

    expected<void, Diagnostic> segment(std::string_view text, Segmentation& out) override {
        Draft draft;
        if (!text.empty()) draft.sentences.push_back(0);
        const auto characters = characters_of(text);
        bool ended = false;
        for (std::size_t at = 0; at < characters.size();) {
            const char32_t c = characters[at].c;
            const std::size_t end = end_of_word(characters, at);
            if (end > at) {
                if (ended) draft.sentences.push_back(characters[at].begin);
                ended = false;
                draft.words.emplace_back(characters[at].begin, characters[end - 1].end);
            }
            if (ended && kOpeners.find(c) != std::u32string_view::npos) {
                draft.sentences.push_back(characters[at].begin);
                ended = false;
            }
            if (c == U'。' || c == U'！' || c == U'？') ended = true;
            at = std::max(end, at + 1);
        }
        draft.write(text, out);
        return {};
    }

    expected<void, Diagnostic> analyse(std::span<const std::string_view> forms,
                                       std::vector<TokenAnalysis>& out) override {
        out.clear();
        for (const auto form : forms) {
            out.emplace_back();
            out.back().norm = folded(form);
        }
        return {};
    }

    void fold_characters(std::string_view text, std::vector<char32_t>& out) override {
        out.clear();
        for (const Character& character : characters_of(text)) out.push_back(fold(character.c));
    }

  private:
    /// `at` itself where no word begins there.
    [[nodiscard]] std::size_t end_of_word(const std::vector<Character>& characters,
                                          std::size_t at) const {
        if (!is_word_character(characters[at].c)) return at;
        std::size_t end = at + 1;
        if (!is_han(characters[at].c)) {
            while (end < characters.size() && is_word_character(characters[end].c) &&
                   !is_han(characters[end].c))
                ++end;
            return end;
        }
        std::u32string word;
        std::size_t longest = at + 1;
        for (end = at; end < characters.size() && word.size() < longest_; ++end) {
            if (!is_word_character(characters[end].c)) break;
            if (const char32_t c = fold(characters[end].c); c != 0) word += c;
            if (dictionary_.contains(word)) longest = end + 1;
        }
        while (longest < characters.size() && fold(characters[longest].c) == 0) ++longest;
        return longest;
    }

    std::set<std::u32string> dictionary_;
    std::size_t longest_ = 1;
};

}  // namespace

ToySpaced::ToySpaced(std::string tag, bool has_part_of_speech)
    : tag_(std::move(tag)), has_part_of_speech_(has_part_of_speech) {}

LanguageCapabilities ToySpaced::capabilities() const {
    LanguageCapabilities can;
    can.stem = true;
    can.part_of_speech = has_part_of_speech_;
    return can;
}

expected<std::unique_ptr<LanguageBackend>, Diagnostic> ToySpaced::create(
    std::span<const std::string>) const {
    return std::make_unique<SpacedBackend>(has_part_of_speech_);
}

ToyUnspaced::ToyUnspaced(std::set<std::u32string> dictionary, bool local_runs)
    : dictionary_(std::move(dictionary)), local_runs_(local_runs) {}

LanguageCapabilities ToyUnspaced::capabilities() const {
    LanguageCapabilities can;
    can.unspaced = true;
    can.local_runs = local_runs_;
    return can;
}

expected<std::unique_ptr<LanguageBackend>, Diagnostic> ToyUnspaced::create(
    std::span<const std::string> words) const {
    return std::make_unique<UnspacedBackend>(dictionary_, words);
}

std::set<std::u32string> ToyUnspaced::default_dictionary() {
    return {U"平台", U"系统",       U"直接", U"骑手", U"工作", U"我们", U"没有",
            U"理由", U"印度尼西亚", U"社会", U"安全", U"事件", U"规则", U"今天",
            U"经济", U"平台经济",   U"因为", U"但是", U"如果", U"手机"};
}

}  // namespace topos::test
