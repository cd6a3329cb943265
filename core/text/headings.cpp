#include <algorithm>
#include <array>
#include <string>

#include "core/text/characters.hpp"
#include "core/text/line_starts.hpp"
#include "core/text/structure.hpp"

namespace topos {

namespace {

constexpr std::size_t kLongestHeading = 80;  // columns; a Han character takes two
constexpr std::u32string_view kChineseNumerals = U"〇零一二三四五六七八九十百两";

/// Names that stand as headings by themselves, in lower case.
constexpr std::array<std::string_view, 34> kUsualNames = {"abstract",
                                                          "acknowledgements",
                                                          "acknowledgments",
                                                          "appendix",
                                                          "background",
                                                          "bibliography",
                                                          "conclusion",
                                                          "conclusions",
                                                          "discussion",
                                                          "executive summary",
                                                          "findings",
                                                          "introduction",
                                                          "literature review",
                                                          "method",
                                                          "methodology",
                                                          "methods",
                                                          "overview",
                                                          "preface",
                                                          "references",
                                                          "results",
                                                          "summary",
                                                          "前言",
                                                          "参考文献",
                                                          "參考文獻",
                                                          "引言",
                                                          "摘要",
                                                          "结论",
                                                          "結論",
                                                          "结语",
                                                          "結語",
                                                          "致谢",
                                                          "附录",
                                                          "附錄",
                                                          "目录"};

std::size_t columns(std::string_view text, std::size_t most) {
    std::size_t count = 0;
    while (!text.empty() && count <= most) {
        const auto c = first_character(text);
        count += is_unspaced(c.code_point) ? 2 : 1;
        text.remove_prefix(c.bytes);
    }
    return count;
}

bool ends_as_sentence(std::string_view text) {
    const char32_t last = last_character(text).code_point;
    return is_sentence_final(last) || is_pausing(last) || last == U':' || last == U'：' ||
           last == U';' || last == U'；';
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool is_roman(char32_t c) { return c == U'I' || c == U'V' || c == U'X'; }
bool is_numeral(char32_t c) { return kChineseNumerals.find(c) != kChineseNumerals.npos; }

/// How a paragraph is numbered: paragraphs numbered alike that follow each other are a list.
enum class Numbering { none, decimal, nested, roman, chinese, chinese_in_brackets, division };

template <class Claim>
std::size_t take(std::string_view& text, Claim claim) {
    std::size_t taken = 0;
    while (!text.empty() && claim(first_character(text).code_point)) {
        text.remove_prefix(first_character(text).bytes);
        ++taken;
    }
    return taken;
}

bool take_one(std::string_view& text, std::u32string_view set) {
    if (text.empty() || set.find(first_character(text).code_point) == set.npos) return false;
    text.remove_prefix(first_character(text).bytes);
    return true;
}

bool has_title(std::string_view rest) {
    rest = without_leading_blanks(rest);
    return !rest.empty() && !is_lower_case(first_character(rest).code_point);
}

/// `1. `, `1、`, `1.2 `, `1.2.3 `; a number without any mark begins a sentence as often.
Numbering decimal_numbering(std::string_view text) {
    std::size_t levels = 0;
    bool is_marked = false;
    for (std::size_t digits = take(text, is_digit); digits > 0; digits = take(text, is_digit)) {
        if (digits > 3) return Numbering::none;
        ++levels;
        is_marked = take_one(text, U".．、") || levels > 1;
        if (text.empty() || !is_digit(first_character(text).code_point)) break;
    }
    if (levels == 0 || levels > 5 || !is_marked || !has_title(text)) return Numbering::none;
    return levels > 1 ? Numbering::nested : Numbering::decimal;
}

Numbering roman_numbering(std::string_view text) {
    const std::size_t count = take(text, is_roman);
    const bool is_numbered = count > 0 && count <= 5 && take_one(text, U".") && !text.empty() &&
                             is_space(first_character(text).code_point);
    return is_numbered && has_title(text) ? Numbering::roman : Numbering::none;
}

/// `二、`, `（一）`, `第三章`
Numbering chinese_numbering(std::string_view text) {
    const bool in_brackets = take_one(text, U"（(");
    const bool ordinal = !in_brackets && take_one(text, U"第");
    const auto counts = [&](char32_t c) { return is_numeral(c) || (ordinal && is_digit(c)); };
    if (take(text, counts) == 0) return Numbering::none;
    if (in_brackets)
        return take_one(text, U"）)") ? Numbering::chinese_in_brackets : Numbering::none;
    if (ordinal) return take_one(text, U"章節节编編篇部") ? Numbering::division : Numbering::none;
    return take_one(text, U"、．.") ? Numbering::chinese : Numbering::none;
}

/// `Chapter 3`, `Part II`, `Section 4.2`
Numbering named_numbering(std::string_view text) {
    for (const std::string_view word : {"Chapter ", "CHAPTER ", "Part ", "PART ", "Section "}) {
        if (!text.starts_with(word)) continue;
        text.remove_prefix(word.size());
        if (take(text, is_digit) > 0 || take(text, is_roman) > 0) return Numbering::division;
    }
    return Numbering::none;
}

Numbering numbering_of(std::string_view text) {
    for (const auto find :
         {decimal_numbering, roman_numbering, chinese_numbering, named_numbering}) {
        if (const Numbering found = find(text); found != Numbering::none) return found;
    }
    return Numbering::none;
}

bool is_markdown_heading(std::string_view text) {
    const std::size_t signs = take(text, [](char32_t c) { return c == U'#'; });
    return signs >= 1 && signs <= 6 && !text.empty() && is_space(first_character(text).code_point);
}

bool is_underline(std::string_view text) {
    return text.size() >= 3 &&
           (text.find_first_not_of('=') == text.npos || text.find_first_not_of('-') == text.npos);
}

bool is_in_capitals(std::string_view text) {
    std::size_t capitals = 0;
    while (!text.empty()) {
        const auto c = first_character(text);
        if (is_lower_case(c.code_point) || is_unspaced(c.code_point)) return false;
        capitals += is_upper_case(c.code_point) ? 1 : 0;
        text.remove_prefix(c.bytes);
    }
    return capitals >= 4;
}

bool is_usual_name(std::string_view text) {
    std::string name;
    for (const char c : text) {
        if (c == ' ' && name.empty()) continue;
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return std::ranges::find(kUsualNames, name) != kUsualNames.end();
}

}  // namespace

bool is_heading(std::string_view before, std::string_view paragraph, std::string_view next) {
    if (paragraph.empty()) return false;
    if (is_markdown_heading(paragraph)) return true;
    if (columns(paragraph, kLongestHeading) > kLongestHeading || ends_as_sentence(paragraph))
        return false;
    if (starts_as_turn(paragraph) || is_underline(paragraph)) return false;
    if (is_underline(next) || is_usual_name(paragraph)) return true;
    const Numbering numbering = numbering_of(paragraph);
    if (numbering != Numbering::none)
        return numbering_of(before) != numbering && numbering_of(next) != numbering;
    return is_in_capitals(paragraph);
}

}  // namespace topos
