#include "grammar/diagnose.hpp"

#include "grammar/characters.hpp"
#include "grammar/source.hpp"

namespace topos {
namespace {

constexpr std::size_t kGlimpse = 40;  // code points

/// Line breaks with the blanks around them become one blank.
std::u32string on_one_line(std::u32string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_line_break(text[i])) {
            out += text[i];
            continue;
        }
        while (!out.empty() && is_blank(out.back())) out.pop_back();
        while (i + 1 < text.size() && is_blank(text[i + 1])) ++i;
        out += U' ';
    }
    return out;
}

}  // namespace

Diagnostic diagnose(const std::shared_ptr<const Source>& source, std::string_view name, Span span,
                    std::string_view title, std::string label) {
    auto diagnostic = make_diagnostic(name, to_utf8(on_one_line(to_code_points(title))));
    diagnostic.labels.push_back({source, span, std::move(label)});
    return diagnostic;
}

std::string glimpse(const Source& source, Span span) {
    auto text = on_one_line(source.code_points().substr(span.begin, span.end - span.begin));
    if (text.size() > kGlimpse) text = text.substr(0, kGlimpse - 1) + U'…';
    return to_utf8(text);
}

}  // namespace topos
