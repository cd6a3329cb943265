#include "app/import/lexicoder.hpp"

#include <algorithm>

#include "app/import/colour.hpp"
#include "app/import/text_lines.hpp"

namespace topos::app {

namespace {

/// The last `#` begins a colour if six hexadecimal digits follow it.
void name_and_colour(std::string_view line, Category& category) {
    const auto hash = line.rfind('#');
    if (hash != std::string_view::npos) category.colour = colour_of(line.substr(hash));
    category.name = category.colour.empty() ? line : trimmed(line.substr(0, hash));
}

}  // namespace

ImportedOr read_lexicoder(std::string_view text) {
    Imported imported;
    std::size_t current = 0;  // among the categories
    for (const TextLine& line : lines_of(text)) {
        const std::string_view content = trimmed(line.text);
        if (content.size() > 1 && content.front() == '+') {
            Category category;
            name_and_colour(trimmed(content.substr(1)), category);
            Category& known = child_named(imported.root, category.name);
            if (known.colour.empty()) known.colour = category.colour;
            current = static_cast<std::size_t>(&known - imported.root.children.data());
        } else if (imported.root.children.empty()) {
            imported.left_out.push_back(
                {line.number, std::string(content), "the word stands in no category"});
        } else {
            imported.root.children[current].values.emplace_back(content);
        }
    }
    if (imported.root.children.empty()) {
        return unexpected(
            Unreadable{0, "a Lexicoder dictionary has lines `+category`; there is none",
                       "Files of LIWC end in .dic, of WordStat in .cat, of Yoshikoder in .ykd."});
    }
    return imported;
}

}  // namespace topos::app
