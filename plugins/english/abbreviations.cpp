#include "abbreviations.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "characters.hpp"

namespace topos::english {
namespace {

using Word = std::string_view;

// All lists sorted, in lower case, without the last full stop.
constexpr std::array kLeadOn = {
    Word("adm"), Word("approx"), Word("brig"),  Word("capt"), Word("cf"),   Word("cmdr"),
    Word("col"), Word("cpl"),    Word("dr"),    Word("e.g"),  Word("gen"),  Word("gov"),
    Word("hon"), Word("i.e"),    Word("lieut"), Word("lt"),   Word("maj"),  Word("messrs"),
    Word("mme"), Word("mr"),     Word("mrs"),   Word("ms"),   Word("prof"), Word("rep"),
    Word("rev"), Word("sen"),    Word("sgt"),   Word("st"),   Word("supt"), Word("viz"),
    Word("vs")};
constexpr std::array kNumbered = {Word("art"), Word("ch"),   Word("chap"), Word("eq"),
                                  Word("fig"), Word("figs"), Word("no"),   Word("nos"),
                                  Word("p"),   Word("para"), Word("pp"),   Word("pt"),
                                  Word("sec"), Word("vol"),  Word("vols")};
constexpr std::array kMayStandLast = {
    Word("apt"), Word("assn"), Word("ave"),  Word("bros"), Word("co"),  Word("corp"), Word("dept"),
    Word("ed"),  Word("eds"),  Word("esq"),  Word("est"),  Word("etc"), Word("govt"), Word("inc"),
    Word("jr"),  Word("ltd"),  Word("ph.d"), Word("sr"),   Word("univ")};
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
static_assert(std::ranges::is_sorted(kLeadOn) && std::ranges::is_sorted(kNumbered) &&
              std::ranges::is_sorted(kMayStandLast) && std::ranges::is_sorted(kStarters));

constexpr std::size_t kLongest = 10;  ///< bytes of the longest word in any list, and more

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
    [[nodiscard]] bool is_in(const auto& list) const {
        return std::ranges::binary_search(list, std::string_view(buffer_.data(), size_));
    }

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

bool number_begins(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool sentence_often_begins(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && end - at <= kLongest && is_ascii_letter(text[end])) ++end;
    if (end < text.size() && (text[end] == '.' || static_cast<unsigned char>(text[end]) >= 0x80))
        return false;
    return LowerCase(text.substr(at, end - at)).is_in(kStarters);
}

}  // namespace

bool is_abbreviation(std::string_view text, std::size_t stop, std::size_t next) {
    const std::string_view word = word_before(text, stop);
    const LowerCase lower_case(word);
    if (lower_case.is_in(kLeadOn)) return true;
    if (lower_case.is_in(kNumbered)) return number_begins(text, next);
    const bool may_stand_last =
        is_initial(text, stop) || is_lettered(word) || lower_case.is_in(kMayStandLast);
    return may_stand_last && !sentence_often_begins(text, next);
}

}  // namespace topos::english
