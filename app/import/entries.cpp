#include "app/import/entries.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "grammar/characters.hpp"

namespace topos::app {

namespace {

using Word = std::u32string;

std::vector<Word> words_of(std::string_view value) {
    std::vector<Word> words;
    bool inside = false;
    for (const char32_t c : to_code_points(value)) {
        const bool blank = is_blank(c) || is_line_break(c);
        if (!blank && !inside) words.emplace_back();
        if (!blank)
            words.back() += ascii_twin(c) == U'*' || ascii_twin(c) == U'?' ? ascii_twin(c) : c;
        inside = !blank;
    }
    return words;
}

bool is_glob_sign(char32_t c) { return c == U'*' || c == U'?'; }

bool has_glob(const Word& word) { return std::ranges::any_of(word, is_glob_sign); }

/// Letters, digits, and signs such as emoji, which are words of their own.
bool can_be_found(char32_t c) {
    constexpr char32_t kReplacement = 0xFFFD;
    if (c == kReplacement) return false;
    return u_isalnum(static_cast<UChar32>(c)) ||
           u_charType(static_cast<UChar32>(c)) == U_OTHER_SYMBOL;
}

/// Languages with blanks between words keep `don't` together; all else may end a word.
bool is_plain(char32_t c) { return continues_identifier(c) || c == U'\'' || c == U'’'; }

bool is_plain_word(const Word& word) {
    return std::ranges::all_of(word, [](char32_t c) { return is_plain(c) || is_glob_sign(c); });
}

std::string expression_of(const Word& word) {
    if (std::ranges::all_of(word, [](char32_t c) { return c == U'*'; })) return "any";
    Word expression = U"/";
    for (const char32_t c : word) {
        if (c == U'*') {
            expression += U".*";
        } else if (c == U'?') {
            expression += U'.';
        } else {
            if (c < 0x80 && !is_plain(c) && c != U'-') expression += U'\\';
            expression += c;
        }
    }
    return to_utf8(expression + U"/");
}

/// What a tokeniser may make of a word with signs in it: `co-operative*` is two, `U.S.*` one
/// without the last dot. A `*` is a word of its own behind and before a hyphen only.
std::vector<Word> pieces_of(const Word& word) {
    std::vector<Word> pieces(1);
    const auto goes_on = [&](std::size_t i) {
        const bool joins = word[i] == U'.' && !pieces.back().empty() && i + 1 < word.size() &&
                           u_isalnum(static_cast<UChar32>(word[i + 1]));
        return joins || is_plain(word[i]) || is_glob_sign(word[i]) || can_be_found(word[i]);
    };
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (goes_on(i)) {
            pieces.back() += word[i];
        } else if (!pieces.back().empty()) {
            pieces.emplace_back();
        }
    }
    const bool hyphen = word.find(U'-') != Word::npos;
    std::erase_if(pieces, [&](const Word& piece) {
        return piece.empty() || (!hyphen && std::ranges::none_of(piece, can_be_found));
    });
    return pieces;
}

/// Both are looked for, the word as it is and its pieces, because languages differ in what they
/// take for a word. Empty for a sign of punctuation, which is none.
std::string pattern_of(const Word& word) {
    const std::string whole = expression_of(word);
    if (is_plain_word(word)) return whole;
    std::string parts;
    for (const Word& piece : pieces_of(word))
        parts += (parts.empty() ? "" : " ") + expression_of(piece);
    if (parts.empty() || parts == whole) return parts;
    return "( " + whole + " | " + parts + " )";
}

std::string joined(const std::vector<Word>& words) {
    std::string text;
    for (const Word& word : words) text += (text.empty() ? "" : " ") + to_utf8(word);
    return text;
}

}  // namespace

WrittenValue written_value(std::string_view value) {
    const auto words = words_of(value);
    const auto is_found = [](const Word& word) { return std::ranges::any_of(word, can_be_found); };
    WrittenValue written;
    if (std::ranges::none_of(words, is_found)) return written;
    const bool glob = std::ranges::any_of(words, has_glob);
    if (!glob || (words.size() == 1 && is_plain_word(words.front()))) {
        written.kind = WrittenValue::Kind::entry;
        const bool bare = words.size() == 1 && is_plain_word(words.front());
        written.text = bare ? to_utf8(words.front()) : quoted(joined(words));
        return written;
    }
    written.kind = WrittenValue::Kind::pattern;
    std::ranges::transform(words, std::back_inserter(written.words), pattern_of);
    std::erase(written.words, "");
    return written;
}

std::string same_value_key(std::string_view value) {
    const std::string text = joined(words_of(value));
    std::string key;
    icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(key);
    return key;
}

std::string_view language_of_value(std::string_view value) {
    const auto is_han = [](char32_t c) {
        UErrorCode status = U_ZERO_ERROR;
        return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN;
    };
    return std::ranges::any_of(to_code_points(value), is_han) ? "zh" : "en";
}

std::string quoted(std::string_view text) {
    constexpr std::u32string_view kEscaped = U"\"\\“”「」『』＂";
    Word out = U"\"";
    for (const char32_t c : to_code_points(text)) {
        if (is_blank(c) || is_line_break(c) || is_control(c)) {
            if (out.back() != U' ' && out.size() > 1) out += U' ';
            continue;
        }
        if (kEscaped.find(c) != std::u32string_view::npos) out += U'\\';
        out += c;
    }
    if (out.back() == U' ') out.pop_back();
    return to_utf8(out + U"\"");
}

}  // namespace topos::app
