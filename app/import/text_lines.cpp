#include "app/import/text_lines.hpp"

#include <algorithm>

namespace topos::app {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_space(char c) { return c == ' ' || c == '\t'; }

}  // namespace

std::string_view trimmed(std::string_view text) {
    for (;;) {
        if (!text.empty() && is_space(text.front())) {
            text.remove_prefix(1);
        } else if (!text.empty() && is_space(text.back())) {
            text.remove_suffix(1);
        } else if (text.starts_with(kNoBreakSpace)) {
            text.remove_prefix(kNoBreakSpace.size());
        } else if (text.ends_with(kNoBreakSpace)) {
            text.remove_suffix(kNoBreakSpace.size());
        } else {
            return text;
        }
    }
}

std::vector<TextLine> lines_of(std::string_view text) {
    std::vector<TextLine> lines;
    std::uint64_t number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        if (!text.empty()) text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
        const std::string_view content = trimmed(line);
        if (content.empty()) continue;
        const auto indent = static_cast<std::size_t>(content.data() - line.data());
        lines.push_back({number, line.substr(0, indent + content.size())});
    }
    return lines;
}

std::size_t indentation(std::string_view line) {
    constexpr std::size_t kTab = 4;
    std::size_t column = 0;
    for (const char c : line) {
        if (!is_space(c)) break;
        column = c == '\t' ? (column / kTab + 1) * kTab : column + 1;
    }
    return column;
}

std::vector<std::string_view> fields_of(std::string_view text) {
    std::vector<std::string_view> fields;
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_space(text[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        int depth = 0;
        for (; at < text.size() && (depth > 0 || !is_space(text[at])); ++at) {
            if (text[at] == '(') ++depth;
            if (text[at] == ')') --depth;
        }
        fields.push_back(text.substr(begin, at - begin));
    }
    return fields;
}

std::uint64_t line_at(std::string_view text, std::ptrdiff_t offset) {
    const auto end =
        std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(text.size()));
    return 1 + static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + end, '\n'));
}

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace topos::app
