#include "grammar/allow.hpp"

#include <algorithm>
#include <string>

#include "grammar/characters.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/source.hpp"

namespace topos {
namespace {

constexpr std::u32string_view kAllow = U"allow";
constexpr std::size_t kCodeLength = 5;  // T0301

/// One code of one comment.
struct Allowed {
    std::string code;
    Span place;  ///< of the code
    std::uint32_t first_line = 0;
    std::uint32_t last_line = 0;
    bool is_used = false;
};

class CommentReader {
  public:
    explicit CommentReader(const ast::File& file)
        : file_(file), source_(*file.source), text_(source_.code_points()) {}

    std::vector<Allowed> run() && {
        const auto is_sign = [](char32_t c) { return c == U'#' || c == U'＃'; };
        auto sign = std::ranges::find_if(text_, is_sign);
        for (; sign != text_.end(); sign = std::find_if(sign + 1, text_.end(), is_sign))
            read_sign(static_cast<std::uint32_t>(sign - text_.begin()));
        return std::move(allowed_);
    }

  private:
    /// It begins a comment at the begin of a line and behind a blank.
    void read_sign(std::uint32_t at) {
        const std::uint32_t number = source_.locate(at).line;
        const Span line = source_.line(number);
        if (at == line.begin || is_blank(text_[at - 1])) read_comment(line, at, number);
    }

    void read_comment(Span line, std::uint32_t sign, std::uint32_t number) {
        auto at = skip_blanks(sign + 1, line.end);
        if (text_.substr(at, kAllow.size()) != kAllow) return;
        at = skip_blanks(at + static_cast<std::uint32_t>(kAllow.size()), line.end);
        const bool is_alone = skip_blanks(line.begin, line.end) == sign;
        const auto target = is_alone ? line_behind(number) : number;
        while (is_code(at, line.end)) {
            const Span place{at, at + static_cast<std::uint32_t>(kCodeLength)};
            allowed_.push_back({source_.utf8(place), place, target, last_line_of(target)});
            at = skip_blanks(place.end, line.end);
            if (at < line.end && ascii_twin(text_[at]) == U',') at = skip_blanks(at + 1, line.end);
        }
    }

    [[nodiscard]] std::uint32_t skip_blanks(std::uint32_t at, std::uint32_t end) const {
        while (at < end && is_blank(text_[at])) ++at;
        return at;
    }

    [[nodiscard]] bool is_code(std::uint32_t at, std::uint32_t end) const {
        if (at + kCodeLength > end || text_[at] != U'T') return false;
        const auto digits = text_.substr(at + 1, kCodeLength - 1);
        return std::ranges::all_of(digits, [](char32_t c) { return c >= U'0' && c <= U'9'; });
    }

    /// The next line that is neither blank nor a comment.
    [[nodiscard]] std::uint32_t line_behind(std::uint32_t number) const {
        while (++number <= source_.line_count()) {
            const Span line = source_.line(number);
            const auto at = skip_blanks(line.begin, line.end);
            if (at < line.end && text_[at] != U'#' && text_[at] != U'＃') return number;
        }
        return number;
    }

    /// Of the statement that begins in this line, else the line itself.
    [[nodiscard]] std::uint32_t last_line_of(std::uint32_t line) const {
        for (const auto& statement : file_.statements) {
            const Span span = std::visit([](const auto& one) { return one.span; }, statement);
            if (source_.locate(span.begin).line == line) return source_.locate(span.end).line;
        }
        return line;
    }

    const ast::File& file_;
    const Source& source_;
    std::u32string_view text_;
    std::vector<Allowed> allowed_;
};

/// Is the diagnostic a warning that one of these allows?
bool is_allowed(const Diagnostic& diagnostic, const Source& source, std::vector<Allowed>& allowed) {
    if (diagnostic.level == Level::error || diagnostic.labels.empty()) return false;
    const Label& label = diagnostic.labels.front();
    if (label.source.get() != &source) return false;
    const auto line = source.locate(label.span.begin).line;
    bool found = false;
    for (auto& one : allowed) {
        if (one.code != diagnostic.code || line < one.first_line || line > one.last_line) continue;
        one.is_used = found = true;
    }
    return found;
}

}  // namespace

Diagnostics take_allowed(std::span<const ast::File> files, Diagnostics& diagnostics) {
    Diagnostics idle;
    for (const auto& file : files) {
        auto allowed = CommentReader(file).run();
        if (allowed.empty()) continue;
        std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
            return is_allowed(diagnostic, *file.source, allowed);
        });
        for (const auto& one : allowed) {
            if (one.is_used) continue;
            auto diagnostic = diagnose(file.source, "idle_allow", one.place,
                                       "`allow " + one.code + "` silences nothing");
            diagnostic.remedies.push_back("Remove it, or put it right above the line it is for.");
            idle.push_back(std::move(diagnostic));
        }
    }
    return idle;
}

}  // namespace topos
