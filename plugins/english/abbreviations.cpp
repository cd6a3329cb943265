#include "abbreviations.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "characters.hpp"

namespace topos::english {
namespace {

using Word = std::string_view;

/// How a shortened word stands to the end of a sentence.
enum class Use : unsigned char { none, leads_on, numbered, may_stand_last };

struct Abbreviation {
    Word word;  ///< in lower case, without the last full stop
    Use use = Use::none;
};
constexpr std::array kAbbreviations = std::to_array<Abbreviation>(
    {{"adm", Use::leads_on},        {"approx", Use::leads_on},     {"apt", Use::may_stand_last},
     {"art", Use::numbered},        {"assn", Use::may_stand_last}, {"ave", Use::may_stand_last},
     {"brig", Use::leads_on},       {"bros", Use::may_stand_last}, {"capt", Use::leads_on},
     {"cf", Use::leads_on},         {"ch", Use::numbered},         {"chap", Use::numbered},
     {"cmdr", Use::leads_on},       {"co", Use::may_stand_last},   {"col", Use::leads_on},
     {"corp", Use::may_stand_last}, {"cpl", Use::leads_on},        {"dept", Use::may_stand_last},
     {"dr", Use::leads_on},         {"e.g", Use::leads_on},        {"ed", Use::may_stand_last},
     {"eds", Use::may_stand_last},  {"eq", Use::numbered},         {"esq", Use::may_stand_last},
     {"est", Use::may_stand_last},  {"etc", Use::may_stand_last},  {"fig", Use::numbered},
     {"figs", Use::numbered},       {"gen", Use::leads_on},        {"gov", Use::leads_on},
     {"govt", Use::may_stand_last}, {"hon", Use::leads_on},        {"i.e", Use::leads_on},
     {"inc", Use::may_stand_last},  {"jr", Use::may_stand_last},   {"lieut", Use::leads_on},
     {"lt", Use::leads_on},         {"ltd", Use::may_stand_last},  {"maj", Use::leads_on},
     {"messrs", Use::leads_on},     {"mme", Use::leads_on},        {"mr", Use::leads_on},
     {"mrs", Use::leads_on},        {"ms", Use::leads_on},         {"no", Use::numbered},
     {"nos", Use::numbered},        {"p", Use::numbered},          {"para", Use::numbered},
     {"ph.d", Use::may_stand_last}, {"pp", Use::numbered},         {"prof", Use::leads_on},
     {"pt", Use::numbered},         {"rep", Use::leads_on},        {"rev", Use::leads_on},
     {"sec", Use::numbered},        {"sen", Use::leads_on},        {"sgt", Use::leads_on},
     {"sr", Use::may_stand_last},   {"st", Use::leads_on},         {"supt", Use::leads_on},
     {"univ", Use::may_stand_last}, {"viz", Use::leads_on},        {"vol", Use::numbered},
     {"vols", Use::numbered},       {"vs", Use::leads_on}});
constexpr std::array kStarters = {
    Word("a"),     Word("after"), Word("all"),   Word("also"),  Word("although"), Word("an"),
    Word("and"),   Word("as"),    Word("at"),    Word("but"),   Word("by"),       Word("for"),
    Word("from"),  Word("he"),    Word("her"),   Word("his"),   Word("how"),      Word("however"),
    Word("i"),     Word("if"),    Word("in"),    Word("it"),    Word("its"),      Word("many"),
    Word("most"),  Word("my"),    Word("no"),    Word("not"),   Word("now"),      Word("on"),
    Word("one"),   Word("our"),   Word("she"),   Word("since"), Word("so"),       Word("some"),
    Word("such"),  Word("that"),  Word("the"),   Word("their"), Word("then"),     Word("there"),
    Word("these"), Word("they"),  Word("this"),  Word("those"), Word("to"),       Word("we"),
    Word("what"),  Word("when"),  Word("where"), Word("while"), Word("who"),      Word("why"),
    Word("with"),  Word("you"),   Word("your")};
static_assert(std::ranges::is_sorted(kAbbreviations, {}, &Abbreviation::word) &&
              std::ranges::is_sorted(kStarters));

constexpr std::size_t kLongest = 8;  ///< bytes of the longest word in any list

/// By length: the letters with which abbreviations of that length end, as bits.
constexpr std::array<std::uint32_t, kLongest + 2> kLastLetters = [] {
    std::array<std::uint32_t, kLongest + 2> letters{};
    for (const Abbreviation& one : kAbbreviations)
        letters[one.word.size()] |= std::uint32_t{1} << (one.word.back() - 'a');
    return letters;
}();

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_ascii_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// A short word in lower case, without allocation. Longer words become empty.
class LowerCase {
  public:
    explicit LowerCase(std::string_view word) {
        if (word.size() > buffer_.size()) return;
        std::ranges::transform(word, buffer_.begin(), lower);
        size_ = word.size();
    }
    [[nodiscard]] Word word() const { return {buffer_.data(), size_}; }

  private:
    std::array<char, kLongest> buffer_{};
    std::size_t size_ = 0;
};

/// Letters and inner full stops of ASCII before `stop`; more than kLongest bytes if it is longer.
std::string_view word_before(std::string_view text, std::size_t stop) {
    std::size_t begin = stop;
    while (begin > 0 && stop - begin <= kLongest &&
           (is_ascii_letter(text[begin - 1]) || text[begin - 1] == '.'))
        --begin;
    return text.substr(begin, stop - begin);
}

/// One upper-case letter of any script, with no letter, digit or mark before it.
bool is_initial(std::string_view text, std::size_t stop) {
    if (stop == 0) return false;
    const DecodedCharacter letter = character_before(text, stop);
    if (letter.code_point == U'I' || !u_isupper(static_cast<UChar32>(letter.code_point)))
        return false;
    const std::size_t begin = stop - letter.bytes;
    if (begin == 0) return true;
    const auto before = static_cast<UChar32>(character_before(text, begin).code_point);
    return !u_isalnum(before) && before != '\'' && before != 0x2019;
}

/// `U.S`, `a.m`, `J.K`: single letters with full stops between them.
bool is_lettered(std::string_view word) {
    if (word.size() < 3 || word.size() % 2 == 0 || word.size() > kLongest) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((word[i] == '.') != (i % 2 == 1)) return false;
    return true;
}

/// Two letters in a row end most sentences, and no initial or lettered abbreviation.
bool is_plain_word(std::string_view word) {
    if (word.size() < 2 || !is_ascii_letter(word.back()) || word[word.size() - 2] == '.')
        return false;
    return (kLastLetters[word.size()] >> (lower(word.back()) - 'a') & 1) == 0;
}

Use use_of(std::string_view text, std::size_t stop) {
    const std::string_view word = word_before(text, stop);
    if (is_plain_word(word)) return Use::none;
    const LowerCase lower_case(word);
    const auto* const found =
        std::ranges::lower_bound(kAbbreviations, lower_case.word(), {}, &Abbreviation::word);
    if (found != kAbbreviations.end() && found->word == lower_case.word()) return found->use;
    return is_initial(text, stop) || is_lettered(word) ? Use::may_stand_last : Use::none;
}

bool number_begins(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool sentence_often_begins(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && end - at <= kLongest && is_ascii_letter(text[end])) ++end;
    if (end < text.size() && (text[end] == '.' || static_cast<unsigned char>(text[end]) >= 0x80))
        return false;
    return std::ranges::binary_search(kStarters, LowerCase(text.substr(at, end - at)).word());
}

}  // namespace

bool is_abbreviation(std::string_view text, std::size_t stop, std::size_t next) {
    switch (use_of(text, stop)) {
        case Use::leads_on:
            return true;
        case Use::numbered:
            return number_begins(text, next);
        case Use::may_stand_last:
            return !sentence_often_begins(text, next);
        case Use::none:
            break;
    }
    return false;
}

}  // namespace topos::english
