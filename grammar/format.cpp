#include "grammar/format.hpp"

#include <algorithm>
#include <optional>

#include "grammar/characters.hpp"
#include "grammar/format_clause.hpp"
#include "grammar/parse.hpp"
#include "grammar/print.hpp"

namespace topos {

namespace {

/// What a line of the file is.
enum class LineKind { blank, comment, clause, goes_on, end };

struct Line {
    LineKind kind = LineKind::blank;
    const Block* block = nullptr;    ///< the one that it belongs to
    const Clause* clause = nullptr;  ///< of clause and goes_on
};

class Formatter {
  public:
    explicit Formatter(const SplitFile& file) : file_(file), lines_(file.source->line_count() + 1) {
        for (const Block& block : file.blocks) mark(block);
        for (std::uint32_t number = 1; number < lines_.size(); ++number) {
            if (lines_[number].clause == nullptr) mark_between(number);
        }
    }

    std::string run() {
        for (std::uint32_t number = 1; number < lines_.size(); ++number) {
            const Line& line = lines_[number];
            if (line.kind == LineKind::blank) {
                blank_before_ = !text_.empty();
                continue;
            }
            if (line.kind == LineKind::goes_on) continue;
            if (blank_before_ && !begins_or_ends_inside(number)) text_ += '\n';
            blank_before_ = false;
            write(number);
        }
        return std::move(text_);
    }

  private:
    void mark(const Block& block) {
        mark(block, block.header);
        for (const Clause& clause : block.clauses) mark(block, clause);
    }

    void mark(const Block& block, const Clause& clause) {
        const std::uint32_t first = line_of(clause.span.begin);
        const std::uint32_t last = line_of(std::max(clause.span.end, clause.span.begin + 1) - 1);
        for (std::uint32_t number = first; number <= last; ++number) {
            lines_[number] = {number == first ? LineKind::clause : LineKind::goes_on, &block,
                              &clause};
        }
    }

    /// Comments, blank lines and `end`: of the block that is open.
    void mark_between(std::uint32_t number) {
        const auto text = trimmed(number);
        Line& line = lines_[number];
        const Line& before = lines_[number - 1];
        const bool is_open = before.block != nullptr && before.kind != LineKind::end;
        if (is_open && has_more(*before.block, number)) line.block = before.block;
        if (text.empty()) return;
        line.kind = LineKind::comment;
        const bool is_end =
            text.starts_with(U"end") && (text.size() == 3 || is_blank(text[3]) || text[3] == U'#');
        if (is_end) {
            line.kind = LineKind::end;
            line.block = nullptr;
        }
    }

    /// Does the block go on behind this line, with a clause or `end`?
    [[nodiscard]] bool has_more(const Block& block, std::uint32_t number) const {
        if (block.keyword == nullptr || !block.keyword->has_end) return false;
        const Clause& last = block.clauses.empty() ? block.header : block.clauses.back();
        if (line_of(last.span.begin) > number) return true;
        for (std::uint32_t next = number; next < lines_.size(); ++next) {
            if (lines_[next].clause != nullptr) return false;
            const auto text = trimmed(next);
            if (text.starts_with(U"end") && (text.size() == 3 || !continues_identifier(text[3])))
                return true;
        }
        return false;
    }

    /// No blank line behind a header or before `end`.
    [[nodiscard]] bool begins_or_ends_inside(std::uint32_t number) const {
        if (lines_[number].kind == LineKind::end) return true;
        std::uint32_t before = number - 1;
        while (before > 0 && lines_[before].kind == LineKind::blank) --before;
        const Line& line = lines_[before];
        return line.clause != nullptr && line.clause == &line.block->header &&
               lines_[number].block == line.block;
    }

    void write(std::uint32_t number) {
        const Line& line = lines_[number];
        if (line.kind == LineKind::end) {
            text_ += to_utf8(end_line(trimmed(number))) + "\n";
            return;
        }
        const bool is_inside =
            line.block != nullptr && (line.clause == nullptr || line.clause != &line.block->header);
        const std::u32string indent = is_inside ? U"  " : U"";
        if (line.kind == LineKind::comment) {
            text_ += to_utf8(indent + std::u32string(trimmed(number))) + "\n";
            return;
        }
        write_clause(line, number, indent);
    }

    static std::u32string end_line(std::u32string_view text) {
        const auto comment = text.find(U'#');
        if (comment == text.npos) return U"end";
        return U"end  " + std::u32string(text.substr(comment));
    }

    void write_clause(const Line& line, std::uint32_t number, const std::u32string& indent) {
        std::uint32_t last = number;
        while (last + 1 < lines_.size() && lines_[last + 1].clause == line.clause) ++last;
        if (has_comments_within(*line.clause, number, last)) {
            keep_lines(number, last, indent);
            return;
        }
        const ClauseLayout layout{file_, *line.block, *line.clause, keyword_width(*line.block)};
        std::u32string written = layout.run();
        const auto comment = comment_behind(*line.clause, last);
        if (!comment.empty()) written += U"  " + comment;
        text_ += to_utf8(written) + "\n";
    }

    /// A comment at the end of another line than the last, or on a line of its own.
    [[nodiscard]] bool has_comments_within(const Clause& clause, std::uint32_t first,
                                           std::uint32_t last) const {
        const auto written = file_.source->code_points();
        for (std::uint32_t number = first; number <= last; ++number) {
            const Span line = file_.source->line(number);
            const std::uint32_t end =
                number == last ? std::min(line.end, clause.span.end) : line.end;
            for (std::uint32_t at = std::max(line.begin, clause.span.begin); at < end; ++at) {
                // The splitter made blanks of comments.
                if (!is_blank(written[at]) && is_blank(file_.text[at])) return true;
            }
        }
        return false;
    }

    void keep_lines(std::uint32_t first, std::uint32_t last, const std::u32string& indent) {
        for (std::uint32_t number = first; number <= last; ++number) {
            const std::u32string deeper = number == first ? indent : indent + U"    ";
            const auto text = trimmed(number);
            text_ += text.empty() ? "\n" : to_utf8(deeper + std::u32string(text)) + "\n";
        }
    }

    [[nodiscard]] std::u32string comment_behind(const Clause& clause, std::uint32_t line) const {
        const Span span = file_.source->line(line);
        std::u32string_view rest = file_.source->code_points().substr(
            clause.span.end, span.end - std::min(span.end, clause.span.end));
        while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
        while (!rest.empty() && is_blank(rest.back())) rest.remove_suffix(1);
        return std::u32string(rest);
    }

    /// So that what stands behind keywords stands in one column.
    [[nodiscard]] std::uint32_t keyword_width(const Block& block) const {
        std::uint32_t width = 0;
        for (const Clause& clause : block.clauses)
            width = std::max(width, display_width(keyword_of(file_, clause)));
        return width;
    }

    [[nodiscard]] std::uint32_t line_of(std::uint32_t offset) const {
        return file_.source->locate(offset).line;
    }

    [[nodiscard]] std::u32string_view trimmed(std::uint32_t number) const {
        const Span span = file_.source->line(number);
        std::u32string_view text =
            file_.source->code_points().substr(span.begin, span.end - span.begin);
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
        return text;
    }

    const SplitFile& file_;
    std::vector<Line> lines_;  ///< by number, from 1
    std::string text_;
    bool blank_before_ = false;
};

/// What a file says, for comparison: nothing where it has errors.
std::optional<std::string> meaning(const std::shared_ptr<const Source>& source) {
    const ParsedFile parsed = parse_file(source);
    if (has_errors(parsed.diagnostics)) return std::nullopt;
    return dump(parsed.file);
}

}  // namespace

std::string format_rules(const std::shared_ptr<const Source>& source) {
    const auto points = source->code_points();
    const auto before = meaning(source);
    std::string as_it_is = to_utf8(points);
    if (!before) return as_it_is;
    std::string formatted = Formatter(split_statements(source)).run();
    const auto again = Source::from_utf8(source->name(), formatted);
    return again && meaning(*again) == before ? formatted : as_it_is;
}

}  // namespace topos
