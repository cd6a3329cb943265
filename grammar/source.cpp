#include "grammar/source.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "grammar/characters.hpp"
#include "grammar/sha256.hpp"

namespace topos {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Diagnostic ill_formed(const std::string& name, std::string_view bytes, std::size_t offset) {
    const auto line =
        1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    auto diagnostic = make_diagnostic(
        "bad_encoding", fmt::format("the file is not UTF-8: byte 0x{:02X} at byte offset {}",
                                    static_cast<unsigned char>(bytes[offset]), offset));
    diagnostic.place = fmt::format("{}:{}", name, line);
    diagnostic.remedies.push_back(
        "Save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8).");
    return diagnostic;
}

/// The code points, or the offset of the first byte that is not UTF-8.
expected<std::u32string, std::size_t> decode(std::string_view bytes) {
    std::u32string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const auto begin = i;
        const auto c = next_code_point(bytes, i);
        if (!c) return unexpected(begin);
        text += *c;
    }
    return text;
}

/// Where each line begins. `\r\n` is one break, a lone `\r` (old Mac files) too.
std::vector<std::uint32_t> line_table(std::u32string_view text) {
    std::vector<std::uint32_t> begins = {0};
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        const bool half_of_pair = text[i] == U'\r' && i + 1 < text.size() && text[i + 1] == U'\n';
        if (is_line_break(text[i]) && !half_of_pair) begins.push_back(i + 1);
    }
    return begins;
}

}  // namespace

expected<std::shared_ptr<const Source>, Diagnostic> Source::from_utf8(std::string name,
                                                                      std::string_view bytes) {
    const bool marked = bytes.starts_with(kByteOrderMark);
    auto text = decode(marked ? bytes.substr(kByteOrderMark.size()) : bytes);
    if (!text) {
        return unexpected(
            ill_formed(name, bytes, text.error() + (marked ? kByteOrderMark.size() : 0)));
    }
    const std::shared_ptr<Source> source(new Source);
    source->name_ = std::move(name);
    source->text_ = *std::move(text);
    source->line_begins_ = line_table(source->text_);
    source->sha256_ = sha256_hex(bytes);
    return source;
}

std::string Source::utf8(Span span) const {
    const auto begin = std::min<std::size_t>(span.begin, text_.size());
    const auto end = std::clamp<std::size_t>(span.end, begin, text_.size());
    return to_utf8(std::u32string_view(text_).substr(begin, end - begin));
}

LineColumn Source::locate(std::uint32_t offset) const {
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    const auto line = static_cast<std::uint32_t>(after - line_begins_.begin());
    return {line, offset - line_begins_[line - 1] + 1};
}

std::uint32_t Source::line_count() const { return static_cast<std::uint32_t>(line_begins_.size()); }

Span Source::line(std::uint32_t number) const {
    if (number == 0 || number > line_begins_.size()) return {};
    const auto begin = line_begins_[number - 1];
    auto end = number < line_begins_.size() ? line_begins_[number]
                                            : static_cast<std::uint32_t>(text_.size());
    while (end > begin && is_line_break(text_[end - 1])) --end;
    return {begin, end};
}

std::uint32_t display_width(std::u32string_view text) {
    std::uint32_t width = 0;
    for (const char32_t c : text) {
        const auto type = u_charType(static_cast<UChar32>(c));
        const bool takes_none = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
                                type == U_FORMAT_CHAR || type == U_CONTROL_CHAR;
        if (!takes_none) width += is_wide(c) ? 2 : 1;
    }
    return width;
}

}  // namespace topos
