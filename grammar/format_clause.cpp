#include "grammar/format_clause.hpp"

#include <algorithm>
#include <span>

#include "grammar/characters.hpp"
#include "grammar/format.hpp"

namespace topos {

namespace {

constexpr std::u32string_view kClauseIndent = U"  ";
constexpr std::u32string_view kEntryIndent = U"      ";

std::uint32_t skip_blanks(const SplitFile& file, std::uint32_t at, std::uint32_t end) {
    while (at < end && (is_blank(file.text[at]) || is_line_break(file.text[at]))) ++at;
    return at;
}

std::uint32_t word_end(const SplitFile& file, std::uint32_t at, std::uint32_t end) {
    while (at < end && (continues_identifier(file.text[at]) || file.text[at] == U'-')) ++at;
    return at;
}

/// `yes en "…"`: the word, a language, a quote.
std::uint32_t example_language_end(const SplitFile& file, const Clause& clause) {
    const std::uint32_t end = clause.span.end;
    const std::uint32_t language = skip_blanks(file, clause.first_word.end, end);
    const std::uint32_t language_end = word_end(file, language, end);
    const std::uint32_t quote = skip_blanks(file, language_end, end);
    const bool is_example = language_end > language && language_end - language <= 12 &&
                            quote < end && file.text[quote] == U'"';
    return is_example ? language_end : clause.first_word.end;
}

std::u32string padded(std::u32string text, std::uint32_t columns) {
    const std::uint32_t width = display_width(text);
    if (width < columns) text.append(columns - width, U' ');
    return text;
}

/// A line that is too wide goes on, on lines of its own, with the parts that begin at `breaks`.
std::u32string broken_before(std::u32string line, std::u32string_view content,
                             std::span<const std::size_t> breaks) {
    if (display_width(line) + display_width(content) <= kWidestLine) breaks = {};
    std::u32string lines;
    for (std::size_t i = 0; i <= breaks.size(); ++i) {
        const std::size_t begin = i == 0 ? 0 : breaks[i - 1];
        const std::size_t end = i == breaks.size() ? content.size() : breaks[i];
        std::u32string_view part = content.substr(begin, end - begin);
        const std::size_t blank = part.ends_with(U' ') ? 1 : 0;
        if (i > 0 && display_width(line) + display_width(part) - blank > kWidestLine) {
            while (line.ends_with(U' ')) line.pop_back();
            lines += line + U"\n";
            line = kEntryIndent;
        }
        line += part;
    }
    return lines + line;
}

bool is_quoted(const SplitFile& file, std::uint32_t at) { return file.text[at] == kQuoted; }

}  // namespace

std::u32string keyword_of(const SplitFile& file, const Clause& clause) {
    const std::uint32_t behind = skip_blanks(file, clause.first_word.end, clause.span.end);
    if (behind < clause.span.end && file.text[behind] == U':') return {};
    const auto written = file.source->code_points();
    const std::uint32_t end = example_language_end(file, clause);
    std::u32string keyword(
        written.substr(clause.first_word.begin, clause.first_word.end - clause.first_word.begin));
    if (end == clause.first_word.end) return keyword;
    const std::uint32_t language = skip_blanks(file, clause.first_word.end, end);
    return keyword + U" " + std::u32string(written.substr(language, end - language));
}

std::u32string ClauseLayout::run() const {
    if (&clause_ == &block_.header) return header();
    return is_language_line() ? language_line() : plain_line();
}

bool ClauseLayout::is_language_line() const {
    const std::uint32_t behind = skip_blanks(file_, clause_.first_word.end, clause_.span.end);
    return behind < clause_.span.end && file_.text[behind] == U':';
}

std::u32string ClauseLayout::header() const {
    return content(clause_.span.begin, clause_.span.end, true);
}

std::u32string ClauseLayout::plain_line() const {
    const std::u32string keyword = keyword_of(file_, clause_);
    const std::uint32_t end = example_language_end(file_, clause_);
    const std::uint32_t begin = skip_blanks(file_, end, clause_.span.end);
    std::vector<std::size_t> alternatives;
    const std::u32string pattern = content(begin, clause_.span.end, false, &alternatives);
    return broken_before(std::u32string(kClauseIndent) + padded(keyword, keyword_width_) + U" ",
                         pattern, alternatives);
}

/// One blank where there are several, none before a comma; ASCII punctuation outside quotes.
std::u32string ClauseLayout::content(std::uint32_t begin, std::uint32_t end, bool is_header,
                                     std::vector<std::size_t>* alternatives) const {
    const auto written = file_.source->code_points();
    std::u32string out;
    int braces = 0;
    int brackets = 0;
    for (std::uint32_t at = begin; at < end; ++at) {
        if (is_quoted(file_, at)) {
            out += written[at];
            continue;
        }
        const char32_t c = file_.text[at];
        if (is_blank(c) || is_line_break(c)) {
            const bool after_label = !is_header && !out.empty() && out.back() == U':';
            if (!out.empty() && out.back() != U' ' && !after_label && braces == 0) out += U' ';
            continue;
        }
        braces += c == U'{' ? 1 : c == U'}' ? -1 : 0;
        brackets += c == U'(' ? 1 : c == U')' ? -1 : 0;
        if (c == U'|' && brackets == 1 && alternatives != nullptr)
            alternatives->push_back(out.size());
        const bool closes_up = c == U',' || (c == U':' && !out.empty());
        while (closes_up && !out.empty() && out.back() == U' ') out.pop_back();
        // Quotation marks stay as they were written, so that what is between them may too.
        out += c == U'"' ? written[at] : c;
        const bool wants_blank = (c == U',' && braces == 0) || (c == U':' && is_header);
        if (wants_blank) out += U' ';
    }
    while (!out.empty() && out.back() == U' ') out.pop_back();
    return out;
}

/// The entries of a line, as they are written; the last one has `scope` and what follows.
std::vector<std::u32string> ClauseLayout::entries(std::uint32_t begin) const {
    std::vector<std::u32string> list(1);
    const auto written = file_.source->code_points();
    for (std::uint32_t at = begin; at < clause_.span.end; ++at) {
        const char32_t c = file_.text[at];
        std::u32string& entry = list.back();
        if (!is_quoted(file_, at) && (c == U',' || is_line_break(c))) {
            list.emplace_back();
        } else if (is_quoted(file_, at) || !is_blank(c)) {
            entry += written[at];
        } else if (!entry.empty() && entry.back() != U' ') {
            entry += U' ';
        }
    }
    for (std::u32string& entry : list) {
        while (!entry.empty() && entry.back() == U' ') entry.pop_back();
        const auto scope = entry.rfind(U" scope ");
        if (block_.keyword->word == "context" && scope != entry.npos) entry.insert(scope, U"  ");
    }
    std::erase_if(list, [](const std::u32string& entry) { return entry.empty(); });
    return list;
}

std::u32string ClauseLayout::language_line() const {
    const auto written = file_.source->code_points();
    const std::uint32_t colon = skip_blanks(file_, clause_.first_word.end, clause_.span.end);
    const std::u32string tag(written.substr(clause_.first_word.begin,
                                            clause_.first_word.end - clause_.first_word.begin));
    const bool is_chinese = tag.starts_with(U"zh");
    std::u32string line = std::u32string(kClauseIndent) + tag + (is_chinese ? U"：" : U": ");
    std::u32string lines;
    bool is_first = true;
    for (const std::u32string& entry : entries(skip_blanks(file_, colon + 1, clause_.span.end))) {
        const bool has_chinese_comma = is_chinese && !entry.starts_with(U"until ");
        std::u32string comma = is_first ? U"" : has_chinese_comma ? U"、" : U", ";
        if (!is_first && display_width(line + comma + entry) > kWidestLine) {
            lines += line + (has_chinese_comma ? U"、\n" : U",\n");
            line = kEntryIndent;
            comma.clear();
        }
        line += comma + entry;
        is_first = false;
    }
    return lines + line;
}

}  // namespace topos
