// error[T0201]: no lexicon or rule has the name `platfrom`
//   --> labour.topos:14:9
// 14 |   find  <platfrom> ..3 act:<punish>
//    |         ^^^^^^^^^^ label
// help: did you mean `platform`?
#include "grammar/render.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/characters.hpp"
#include "grammar/source.hpp"

namespace topos {
namespace {

constexpr std::uint32_t kWidestLine =
    160;  // columns; a longer line is shown as a window around the mark
constexpr std::uint32_t kBeforeTheMark = 60;  // columns of that window
constexpr std::uint32_t kTabWidth =
    1;  // tabs are copied into the line of carets, so they align anyway

struct Painter {
    bool colour;

    [[nodiscard]] std::string paint(std::string_view code, std::string_view text) const {
        return colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
    }
    [[nodiscard]] std::string level(Level level, std::string_view text) const {
        return paint(level == Level::error     ? "1;31"
                     : level == Level::warning ? "1;33"
                                               : "1;36",
                     text);
    }
    [[nodiscard]] std::string strong(std::string_view text) const { return paint("1", text); }
    [[nodiscard]] std::string gutter(std::string_view text) const { return paint("1;34", text); }
};

std::string_view level_name(Level level) {
    return level == Level::error ? "error" : level == Level::warning ? "warning" : "note";
}

/// The line as written, but nothing in it may drive the terminal.
std::u32string printable(std::u32string_view text) {
    std::u32string out(text);
    std::ranges::replace_if(
        out, [](char32_t c) { return c != U'\t' && is_control(c); }, U'\uFFFD');
    return out;
}

std::uint32_t columns(std::u32string_view text) {
    const auto tabs = static_cast<std::uint32_t>(std::ranges::count(text, U'\t'));
    return display_width(text) + tabs * kTabWidth;
}

std::string blanks_under(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) out += c == U'\t' ? "\t" : std::string(columns({&c, 1}), ' ');
    return out;
}

/// A line of source cut to what fits, with the part that is marked.
struct Excerpt {
    std::u32string before;  ///< left of the mark
    std::u32string marked;
    std::u32string after;
};

void keep_last_columns(std::u32string& text, std::uint32_t most) {
    if (columns(text) <= most) return;
    while (columns(text) > most)
        text.erase(0, std::max<std::size_t>(1, (columns(text) - most) / 2));
    text.insert(text.begin(), U'…');
}

void keep_first_columns(std::u32string& text, std::uint32_t most) {
    if (columns(text) <= most) return;
    while (columns(text) > most) {
        text.erase(text.size() - std::max<std::size_t>(1, (columns(text) - most) / 2));
    }
    text += U'…';
}

Excerpt excerpt(const Source& source, std::uint32_t line_number, Span span) {
    const Span line = source.line(line_number);
    const auto begin = std::clamp(span.begin, line.begin, line.end);
    const auto end = std::clamp(span.end, begin, line.end);
    const auto text = printable(source.code_points().substr(line.begin, line.end - line.begin));
    Excerpt out{text.substr(0, begin - line.begin), text.substr(begin - line.begin, end - begin),
                text.substr(end - line.begin)};
    if (columns(text) > kWidestLine) {
        keep_last_columns(out.before, kBeforeTheMark);
        keep_first_columns(out.marked, kWidestLine - kBeforeTheMark);
        keep_first_columns(out.after, kBeforeTheMark);
    }
    return out;
}

std::string place(const Label& label) {
    const auto at = label.source->locate(label.span.begin);
    return fmt::format("{}:{}:{}", label.source->name(), at.line, at.column);
}

std::size_t gutter_width(const Diagnostic& diagnostic) {
    std::size_t width = 1;
    for (const auto& label : diagnostic.labels) {
        if (!label.source) continue;
        width = std::max(width, std::to_string(label.source->locate(label.span.begin).line).size());
    }
    return width;
}

/// `with_source`: false where the line above already shows this line of the file.
std::string render_label(const Label& label, std::size_t width, bool primary, bool with_source,
                         Level level, const Painter& painter) {
    const auto line = label.source->locate(label.span.begin).line;
    const auto [before, marked, after] = excerpt(*label.source, line, label.span);
    std::string out;
    if (with_source) {
        const auto shown = to_utf8(before + marked + after);
        out += painter.gutter(fmt::format("{:>{}} |", line, width));
        out += shown.empty() ? "\n" : " " + shown + "\n";
    }
    std::string mark(std::max(1u, columns(marked)), primary ? '^' : '-');
    if (!label.text.empty()) mark += " " + label.text;
    out += painter.gutter(fmt::format("{:>{}} |", "", width)) + " " + blanks_under(before);
    out += primary ? painter.level(level, mark) : painter.gutter(mark);
    return out + "\n";
}

bool on_same_line(const Label& one, const Label& other) {
    return one.source == other.source &&
           one.source->locate(one.span.begin).line == other.source->locate(other.span.begin).line;
}

std::string render_labels(const Diagnostic& diagnostic, const Painter& painter) {
    const auto width = gutter_width(diagnostic);
    std::string out;
    const Label* previous = nullptr;
    for (const auto& label : diagnostic.labels) {
        if (!label.source) continue;
        if (previous == nullptr) {
            out += painter.gutter(fmt::format("{:>{}}--> ", "", width)) + place(label) + "\n";
        } else if (previous->source != label.source) {
            out += painter.gutter(fmt::format("{:>{}}::: ", "", width)) + place(label) + "\n";
        }
        const bool with_source = previous == nullptr || !on_same_line(*previous, label);
        out +=
            render_label(label, width, previous == nullptr, with_source, diagnostic.level, painter);
        previous = &label;
    }
    return out;
}

/// The lines of `text`, each behind the number of the line and the sign.
std::string marked_lines(std::u32string_view text, std::uint32_t number, char sign,
                         std::size_t width, const Painter& painter) {
    std::string out;
    while (true) {
        const auto end = std::min(text.find_first_of(U"\r\n"), text.size());
        out += painter.gutter(fmt::format("{:>{}} {}", number++, width, sign)) + " " +
               to_utf8(printable(text.substr(0, end))) + "\n";
        const auto next = text.find_first_not_of(U"\r\n", end);
        if (next == text.npos) return out;
        text.remove_prefix(next);
    }
}

/// The lines that the edit changes, before and after. A line that is only added is shown alone; one
/// that is too wide to be read is not shown.
std::string render_patch(const Diagnostic& diagnostic, const Painter& painter) {
    if (!diagnostic.patch || diagnostic.labels.empty() || !diagnostic.labels.front().source)
        return {};
    const Source& source = *diagnostic.labels.front().source;
    const auto [span, replacement] = *diagnostic.patch;
    const auto first = source.locate(span.begin).line;
    const Span lines{source.line(first).begin, source.line(source.locate(span.end).line).end};
    const auto text = source.code_points();
    const auto before = text.substr(lines.begin, lines.end - lines.begin);
    const auto added = to_code_points(replacement);
    const auto after = std::u32string(text.substr(lines.begin, span.begin - lines.begin)) + added +
                       std::u32string(text.substr(span.end, lines.end - span.end));
    if (columns(before) > kWidestLine || columns(after) > kWidestLine) return {};
    const auto width = gutter_width(diagnostic);
    if (after.starts_with(before) && !added.empty() && is_line_break(added.front())) {
        const auto rest = std::u32string_view(after).substr(before.size());
        return marked_lines(rest.substr(rest.find_first_not_of(U"\r\n")), first + 1, '+', width,
                            painter);
    }
    return marked_lines(before, first, '-', width, painter) +
           marked_lines(after, first, '+', width, painter);
}

}  // namespace

std::string render(const Diagnostic& diagnostic, RenderOptions options) {
    const Painter painter{options.colour};
    const auto head = fmt::format("{}[{}]", level_name(diagnostic.level), diagnostic.code);
    std::string out =
        painter.level(diagnostic.level, head) + painter.strong(": " + diagnostic.title) + "\n";
    out += render_labels(diagnostic, painter);
    if (diagnostic.labels.empty() && !diagnostic.place.empty()) {
        out += painter.gutter(" --> ") + diagnostic.place + "\n";
    }
    for (const auto& remedy : diagnostic.remedies) out += painter.strong("help: ") + remedy + "\n";
    return out + render_patch(diagnostic, painter);
}

std::string render(const Diagnostics& diagnostics, RenderOptions options) {
    std::string out;
    for (const auto& diagnostic : diagnostics) {
        if (!out.empty()) out += "\n";
        out += render(diagnostic, options);
    }
    return out;
}

}  // namespace topos
