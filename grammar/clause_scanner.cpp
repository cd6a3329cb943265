#include "grammar/clause_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "grammar/characters.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/statements.hpp"

namespace topos {
namespace {

/// What closes a quote; 0 if `c` opens none. A Chinese closing quote opens too: keyboards mix them
/// up.
char32_t closing_quote(char32_t c) {
    switch (c) {
        case U'"':
        case U'＂':
            return c;
        case U'“':
        case U'”':
            return U'”';
        case U'「':
            return U'」';
        case U'『':
            return U'』';
        default:
            return 0;
    }
}

char32_t closing_bracket(char32_t c) {
    return c == U'(' ? U')' : c == U'[' ? U']' : c == U'{' ? U'}' : U'\0';
}

bool is_ascii_alphanumeric(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

bool ends_in_colour_keyword(std::u32string_view before) {
    while (!before.empty() && is_blank(before.back())) before.remove_suffix(1);
    if (!before.ends_with(U"colour") && !before.ends_with(U"color")) return false;
    before.remove_suffix(before.ends_with(U"colour") ? 6 : 5);
    return std::ranges::all_of(before, is_blank);  // `colour` begins the line
}

}  // namespace

ClauseScanner::ClauseScanner(std::shared_ptr<const Source> source)
    : source_(std::move(source)), written_(source_->code_points()), text_(written_.size(), U' ') {
    for (std::size_t i = 0; i < written_.size(); ++i) {
        if (is_line_break(written_[i])) text_[i] = U'\n';
    }
}

void ClauseScanner::begin_clause(std::uint32_t begin, bool has_entries) {
    begin_ = end_ = begin;
    has_entries_ = has_entries;
    broken_ = false;
    quote_.reset();
    brackets_.clear();
}

void ClauseScanner::read_line(Span line) {
    line_ = line;
    at_ = line.begin;
    while (at_ < line_.end) quote_ ? read_quoted() : read_plain();
}

void ClauseScanner::end_clause() {
    if (quote_) {
        report(unclosed_quote());
    } else if (!brackets_.empty()) {
        report(unclosed_bracket());
    }
    quote_.reset();
    brackets_.clear();
}

Diagnostic ClauseScanner::unclosed_quote() const {
    const auto begin = quote_->begin;
    auto diagnostic =
        diagnose_here("unclosed_quote", {begin, begin + 1},
                      fmt::format("the quote `{}` is not closed", to_utf8({&quote_->opener, 1})));
    const auto closer = to_utf8({&quote_->closer, 1});
    // A keyboard that switches between Chinese and English leaves a pair of two kinds.
    for (auto at = begin + 1; at < written_.size() && !is_line_break(written_[at]); ++at) {
        if (closing_quote(written_[at]) != written_[at]) continue;
        diagnostic.labels.push_back(
            {source_, {at, at + 1}, fmt::format("another kind of quote, `{}` closes", closer)});
        if (ends_line(at + 1)) diagnostic.patch = Patch{{at, at + 1}, closer};
        break;
    }
    diagnostic.remedies.push_back(
        fmt::format("Close it with `{}` before the next clause begins.", closer));
    return diagnostic;
}

/// Only blanks follow on the line.
bool ClauseScanner::ends_line(std::uint32_t at) const {
    while (at < written_.size() && !is_line_break(written_[at]) && is_blank(written_[at])) ++at;
    return at >= written_.size() || is_line_break(written_[at]);
}

Diagnostic ClauseScanner::unclosed_bracket() const {
    const auto& open = brackets_.back();
    const Span span{open.at, open.at + 1};
    auto diagnostic =
        diagnose_here("unclosed_bracket", span,
                      fmt::format("the bracket `{}` is not closed", source_->utf8(span)));
    diagnostic.remedies.push_back(fmt::format("Close it with `{}` before the next clause begins.",
                                              static_cast<char>(open.closer)));
    return diagnostic;
}

void ClauseScanner::read_plain() {
    const char32_t c = written_[at_];
    const char32_t plain = ascii_twin(c);
    if (begins_comment(at_, line_.begin)) {
        warn_of_hashtag();
        at_ = line_.end;
    } else if (const char32_t closer = closing_quote(c)) {
        quote_ = Quote{at_, c, closer, 1};
        keep(U'"');
    } else if (begins_regex()) {
        read_regex();
    } else {
        if (closing_bracket(plain) != 0) open_bracket(closing_bracket(plain));
        if (plain == U')' || plain == U']' || plain == U'}') close_bracket(plain);
        is_blank(c) ? static_cast<void>(++at_) : keep(plain);
    }
}

void ClauseScanner::keep(char32_t plain) {
    text_[at_] = plain;
    end_ = ++at_;
}

void ClauseScanner::hide(std::uint32_t begin, std::uint32_t end) {
    std::fill(text_.begin() + begin, text_.begin() + end, kQuoted);
}

void ClauseScanner::read_quoted() {
    const char32_t c = written_[at_];
    if (c == U'\\') {
        at_ = end_ = std::min(at_ + 2, line_.end);
        return;
    }
    if (c == quote_->closer && --quote_->nesting == 0) {
        close_quote();
        return;
    }
    // “他说“好”。”: pairs of the same quotes nest; a straight quote has no direction and cannot.
    if (c == quote_->opener && c != quote_->closer) ++quote_->nesting;
    end_ = ++at_;
}

void ClauseScanner::close_quote() {
    hide(quote_->begin + 1, at_);
    quote_.reset();
    keep(U'"');
}

/// `/` begins an expression where an element may begin. In `24/7` and `km / h` it is a sign like
/// any other.
bool ClauseScanner::begins_regex() const {
    if (written_[at_] != U'/' || at_ + 1 >= line_.end || is_blank(written_[at_ + 1])) return false;
    const char32_t before = at_ == line_.begin ? U' ' : text_[at_ - 1];
    return std::u32string_view(U" \n,:=(|[!").find(before) != std::u32string_view::npos;
}

void ClauseScanner::read_regex() {
    auto close = at_ + 1;
    while (close < line_.end && written_[close] != U'/') close += written_[close] == U'\\' ? 2 : 1;
    if (close >= line_.end) {
        auto diagnostic = diagnose_here(
            "unclosed_regex", {at_, at_ + 1},
            fmt::format("the expression `{}` is not closed", glimpse(*source_, {at_, line_.end})));
        diagnostic.remedies.push_back(
            "Close it with `/` on the same line, or put a word with a slash in quotes.");
        report(std::move(diagnostic));
        at_ = line_.end;
        return;
    }
    keep(U'/');
    hide(at_, close);
    at_ = close;
    keep(U'/');
}

void ClauseScanner::open_bracket(char32_t closer) {
    brackets_.push_back({at_, closer});
    if (brackets_.size() <= kDeepestNesting || broken_) return;
    auto diagnostic =
        diagnose_here("nesting_too_deep", {at_, at_ + 1},
                      fmt::format("brackets are nested more than {} deep", kDeepestNesting));
    diagnostic.remedies.push_back(
        "Give the inner part a name of its own: a lexicon, or a rule used as `<name>`.");
    report(std::move(diagnostic));
}

void ClauseScanner::close_bracket(char32_t closer) {
    if (!brackets_.empty() && brackets_.back().closer == closer) {
        brackets_.pop_back();
        return;
    }
    auto diagnostic =
        diagnose_here("unopened_bracket", {at_, at_ + 1},
                      fmt::format("`{}` closes nothing", source_->utf8({at_, at_ + 1})));
    if (!brackets_.empty()) {
        const auto open = brackets_.back();
        diagnostic.labels.push_back(
            {source_,
             {open.at, open.at + 1},
             fmt::format("this one is open, `{}` closes it", static_cast<char>(open.closer))});
        diagnostic.patch = Patch{{at_, at_ + 1}, std::string(1, static_cast<char>(open.closer))};
    }
    diagnostic.remedies.push_back("A word with a bracket in it, such as \":)\", stands in quotes.");
    report(std::move(diagnostic));
    brackets_.clear();
}

bool ClauseScanner::begins_comment(std::uint32_t at, std::uint32_t line_begin) const {
    if (written_[at] != U'#' && written_[at] != U'＃') return false;
    if (at == line_begin) return true;
    // `C#` is a word.
    if (is_ascii_alphanumeric(written_[at - 1])) return false;
    return !ends_in_colour_keyword(written_.substr(line_begin, at - line_begin));
}

/// `en: work, #metoo`: a hashtag that is silently dropped would cost the researcher a code.
void ClauseScanner::warn_of_hashtag() {
    const bool may_be_entry = has_entries_ && end_ > begin_ && end_ >= line_.begin &&
                              (text_[end_ - 1] == U',' || text_[end_ - 1] == U':');
    auto end = at_ + 1;
    while (end < line_.end && continues_identifier(written_[end])) ++end;
    if (!may_be_entry || end == at_ + 1) return;
    const auto tag = source_->utf8({at_, end});
    auto diagnostic = diagnose_here("hashtag_is_comment", {at_, end},
                                    fmt::format("`{}` is a comment here, not an entry", tag));
    diagnostic.remedies.push_back(fmt::format(
        "If it is a hashtag, write \"{}\" in quotes; if it is a comment, put a blank after `#`.",
        tag));
    diagnostics_.push_back(std::move(diagnostic));
}

/// One error per clause: what follows the first is guesswork.
void ClauseScanner::report(Diagnostic diagnostic) {
    if (!broken_) diagnostics_.push_back(std::move(diagnostic));
    broken_ = true;
}

Diagnostic ClauseScanner::diagnose_here(std::string_view name, Span span, std::string title) const {
    return diagnose(source_, name, span, std::move(title));
}

}  // namespace topos
