#include "core/text/line_starts.hpp"

#include "core/text/characters.hpp"

namespace topos {

namespace {

constexpr std::u32string_view kBullets = U"-*+•‣◦·●○■□▪◆◇–—";
constexpr std::u32string_view kChineseNumerals = U"〇零一二三四五六七八九十百两";
constexpr std::u32string_view kDivisions = U"章节節条條编編卷回部篇款";
/// Chinese words before a colon that end thus are part of a sentence, not a speaker: 他说：,
/// 如下：, 包括：
constexpr std::u32string_view kNotSpeaker = U"说說道称稱曰为為是下到括有出示写寫问的";

bool among(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９'); }

/// Reads a line from its beginning, one character at a time.
struct Reader {
    std::string_view rest;

    [[nodiscard]] char32_t peek() const { return first_character(rest).code_point; }

    char32_t take() {
        const DecodedCharacter c = first_character(rest);
        rest.remove_prefix(c.bytes);
        return c.code_point;
    }

    bool take_if(std::u32string_view set) {
        if (rest.empty() || !among(peek(), set)) return false;
        take();
        return true;
    }

    template <class Claim>
    unsigned take_while(Claim claim, unsigned most) {
        unsigned taken = 0;
        while (taken < most && !rest.empty() && claim(peek())) {
            take();
            ++taken;
        }
        return taken;
    }

    [[nodiscard]] bool at_blank_or_end() const { return rest.empty() || is_space(peek()); }
};

bool starts_with_bullet(Reader line) { return line.take_if(kBullets) && line.at_blank_or_end(); }

bool is_circled_number(char32_t c) { return c >= 0x2460 && c <= 0x2473; }

/// `1. `, `12) `, `1、`, `1.2 `; not `2019.` nor `3.5`: those are wrapped numbers.
bool starts_with_number(Reader line) {
    if (line.take_while(is_digit, 3) == 0 || line.rest.empty()) return false;
    if (line.take_if(U"、．")) return true;
    return line.take_if(U".)）") && !line.rest.empty() && !is_digit(line.peek()) &&
           (is_space(line.peek()) || is_unspaced(line.peek()));
}

/// `(1) `, `（一）`, `(a) `, `a) `.
bool starts_with_bracketed_number(Reader line) {
    const bool opened = line.take_if(U"(（");
    const auto counts = [](char32_t c) { return is_digit(c) || among(c, kChineseNumerals); };
    if (opened && line.take_while(counts, 3) > 0) return line.take_if(U")）");
    return line.take_while(is_lower_case, 1) == 1 && line.take_if(U")") && line.at_blank_or_end();
}

/// `一、`, `第三章`.
bool starts_with_chinese_number(Reader line) {
    const bool ordinal = line.take_if(U"第");
    const auto counts = [](char32_t c) { return is_digit(c) || among(c, kChineseNumerals); };
    if (line.take_while(counts, 4) == 0) return false;
    if (!ordinal) return line.take_if(U"、");
    line.take_while(is_space, 1);
    // 第三章 begins a heading, 第三条规则 may go on a sentence: a blank or the line's end decides.
    return line.take_if(kDivisions) && (line.at_blank_or_end() || is_closing(line.peek()));
}

bool starts_with_markdown(Reader line) {
    if (line.take_if(U">|")) return true;
    return line.take_while([](char32_t c) { return c == '#'; }, 6) > 0 && line.at_blank_or_end();
}

bool is_colon(char32_t c) { return c == ':' || c == U'：'; }

/// `[00:12] `, `00:12:03 ` before a speaker's name.
void skip_time_stamp(Reader& line) {
    Reader ahead = line;
    ahead.take_if(U"[(（【");
    const auto belongs = [](char32_t c) {
        return is_digit(c) || is_colon(c) || c == '.' || c == ',';
    };
    if (ahead.take_while(belongs, 12) < 4) return;
    ahead.take_if(U"])）】");
    if (ahead.take_while(is_space, 4) > 0) line = ahead;
}

/// Up to six Han characters, then perhaps a number or letters: 受访者, 访谈员A, 李姐2.
bool starts_with_chinese_name(Reader line) {
    char32_t last = 0;
    const auto belongs = [&](char32_t c) {
        const bool belongs_to_name = is_unspaced(c) && is_letter(c);
        if (belongs_to_name) last = c;
        return belongs_to_name;
    };
    if (line.take_while(belongs, 6) == 0 || among(last, kNotSpeaker)) return false;
    line.take_while([](char32_t c) { return c < 0x80 && (is_digit(c) || is_letter(c)); }, 3);
    return !line.rest.empty() && is_colon(line.peek());
}

/// One to three words, each with a capital or a digit first: `Interviewer`, `Mr. Li`, `Speaker 2`,
/// `P03`.
bool starts_with_capitalised_name(Reader line) {
    for (unsigned words = 0; words < 3; ++words) {
        const char32_t first = line.peek();
        if (line.rest.empty() || !(is_upper_case(first) || (words > 0 && is_digit(first))))
            return false;
        line.take_while(
            [](char32_t c) {
                return (!is_unspaced(c) && is_letter(c)) || is_digit(c) || among(c, U"-_.'’#");
            },
            20);
        if (line.rest.empty()) return false;
        if (is_colon(line.peek())) {
            line.take();
            return line.at_blank_or_end() || is_unspaced(line.peek()) || is_opening(line.peek());
        }
        if (line.take_while(is_space, 1) == 0) return false;
    }
    return false;
}

bool has_letter(Reader line) {
    while (!line.rest.empty()) {
        if (is_letter(line.take())) return true;
    }
    return false;
}

}  // namespace

bool starts_as_item(std::string_view line) {
    const Reader reader{line};
    const char32_t first = reader.peek();
    // Most lines begin with a letter; only a few letters and numerals can begin an item.
    if (is_upper_case(first)) return false;
    return starts_with_bullet(reader) || is_circled_number(first) || starts_with_number(reader) ||
           starts_with_bracketed_number(reader) || starts_with_chinese_number(reader) ||
           starts_with_markdown(reader);
}

bool starts_as_turn(std::string_view line) {
    constexpr std::size_t kLongestName = 96;
    const std::string_view head = line.substr(0, kLongestName);
    if (head.find(':') == head.npos && head.find("：") == head.npos) return false;
    Reader reader{line};
    skip_time_stamp(reader);
    return starts_with_capitalised_name(reader) || starts_with_chinese_name(reader);
}

bool stands_alone(std::string_view line) {
    if (line.front() == '|') return true;
    const std::size_t tab = line.find('\t');
    if (tab != line.npos && line.find('\t', tab + 1) != line.npos) return true;
    // What a wrap left over may be a year and a full stop, or a full stop alone.
    if (is_sentence_final(last_character(line).code_point)) return false;
    // A line of text shows a letter soon; a long row of figures is read to its end once.
    return !has_letter(Reader{line});
}

}  // namespace topos
