#include "grammar/quoted_text.hpp"

#include <fmt/format.h>

#include <optional>

#include "grammar/characters.hpp"
#include "grammar/diagnose.hpp"

namespace topos {
namespace {

bool can_be_escaped(char32_t c) {
    return std::u32string_view(U"\"\\{}“”「」『』＂｛｝").find(c) != std::u32string_view::npos;
}

void add(TracedText& traced, char32_t c, std::uint32_t origin, bool escaped = false) {
    traced.text += c;
    traced.origin.push_back(origin);
    traced.escaped.push_back(escaped);
}

/// A line break with the blanks around it, which begins at or before `at`. Returns where it ends.
std::uint32_t close_up(TracedText& traced, std::u32string_view file, std::uint32_t at,
                       std::uint32_t end) {
    while (!traced.text.empty() && is_blank(traced.text.back())) {
        traced.text.pop_back();
        traced.origin.pop_back();
        traced.escaped.pop_back();
    }
    auto next = at;
    while (next < end && is_blank(file[next])) ++next;
    const bool unspaced =
        !traced.text.empty() && next < end && is_wide(traced.text.back()) && is_wide(file[next]);
    if (!unspaced) add(traced, U' ', at);
    return next;
}

constexpr std::u32string_view kOpenBraces = U"{｛";
constexpr std::u32string_view kCloseBraces = U"}｝";

/// Finds the marks of one example; its text grows without the braces.
class MarkReader {
  public:
    MarkReader(const ClauseText& clause, Span quoted)
        : clause_(clause), traced_(unquote(*clause.source, quoted)) {
        result_.text.span = quoted;
    }

    Parsed<MarkedText> read() && {
        for (at_ = 0; at_ < traced_.text.size() && !problem_; ++at_) read_code_point();
        if (!problem_ && mark_) {
            report(open_, "the mark `{` is not closed",
                   "Close it with `}` behind the words of the role.");
        }
        if (problem_) return unexpected(*std::move(problem_));
        result_.text.value = to_utf8(text_);
        return std::move(result_);
    }

  private:
    void read_code_point() {
        const char32_t c = traced_.text[at_];
        const bool plain = traced_.escaped[at_];
        if (!plain && kOpenBraces.find(c) != std::u32string_view::npos) {
            open_mark();
        } else if (!plain && kCloseBraces.find(c) != std::u32string_view::npos) {
            close_mark();
        } else {
            text_ += c;
        }
    }

    void open_mark() {
        if (mark_) {
            report(at_, "a mark stands inside a mark",
                   "Marks do not overlap: close the first with `}` before the next.");
            return;
        }
        open_ = at_;
        const auto name_begin = skip_blanks(at_ + 1);
        auto name_end = name_begin;
        while (name_end < traced_.text.size() && continues_identifier(traced_.text[name_end]))
            ++name_end;
        const auto colon = skip_blanks(name_end);
        const bool has_colon =
            colon < traced_.text.size() && ascii_twin(traced_.text[colon]) == U':';
        if (!has_colon || name_end == name_begin || !begins_identifier(traced_.text[name_begin])) {
            report(at_, "the mark names no role",
                   "Write `{agent: app}`, the role before the colon; a brace that is part of the "
                   "text is `\\{`.");
            return;
        }
        const auto role =
            std::u32string_view(traced_.text).substr(name_begin, name_end - name_begin);
        mark_ = ast::Mark{
            {to_nfc_utf8(role), {traced_.origin[name_begin], traced_.origin[name_end]}}, {}};
        at_ = skip_blanks(colon + 1) - 1;  // the loop goes on behind it
        mark_->in_text.begin = static_cast<std::uint32_t>(text_.size());
    }

    void close_mark() {
        if (!mark_) {
            report(at_, "`}` closes no mark",
                   "Remove it, or write `\\}` where it is part of the text.");
            return;
        }
        std::size_t end = text_.size();
        while (end > mark_->in_text.begin && is_blank(text_[end - 1])) --end;
        mark_->in_text.end = static_cast<std::uint32_t>(end);
        if (end == mark_->in_text.begin) {
            report(open_, "the mark covers no words",
                   "Put the words of the role behind the colon: `{agent: app}`.");
            return;
        }
        result_.marks.push_back(*std::move(mark_));
        mark_.reset();
    }

    [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
        while (at < traced_.text.size() && is_blank(traced_.text[at])) ++at;
        return at;
    }

    void report(std::size_t at, std::string title, std::string remedy) {
        const Span span{traced_.origin[at], traced_.origin[at] + 1};
        problem_ = diagnose(clause_.source, "bad_mark", span, std::move(title));
        problem_->remedies.push_back(std::move(remedy));
    }

    const ClauseText& clause_;
    TracedText traced_;
    std::size_t at_ = 0;
    std::size_t open_ = 0;  ///< index of the `{` of `mark_`
    std::u32string text_;
    std::optional<ast::Mark> mark_;
    std::optional<Diagnostic> problem_;
    MarkedText result_;
};

}  // namespace

TracedText unquote(const Source& source, Span quoted) {
    TracedText traced;
    const auto file = source.code_points();
    const auto end = quoted.end - 1;
    for (auto at = quoted.begin + 1; at < end;) {
        const char32_t c = file[at];
        if (is_line_break(c)) {
            at = close_up(traced, file, at, end);
        } else if (c == U'\\' && at + 1 < end && can_be_escaped(file[at + 1])) {
            add(traced, file[at + 1], at, true);
            at += 2;
        } else {
            add(traced, c, at++);
        }
    }
    traced.origin.push_back(end);
    return traced;
}

ast::Text text_of(const Source& source, Span quoted) {
    return {to_utf8(unquote(source, quoted).text), quoted};
}

std::string regex_of(const Source& source, Span enclosed) {
    const auto written =
        source.code_points().substr(enclosed.begin + 1, enclosed.end - enclosed.begin - 2);
    std::u32string out;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == U'\\' && i + 1 < written.size()) {
            if (written[i + 1] != U'/') out += U'\\';
            ++i;
        }
        out += written[i];
    }
    return to_utf8(out);
}

Parsed<MarkedText> marked_text(const ClauseText& clause, Span quoted) {
    return MarkReader(clause, quoted).read();
}

}  // namespace topos
