#include "app/import/wordstat.hpp"

#include <fmt/format.h>

#include <optional>

#include "app/import/outline.hpp"
#include "app/import/text_lines.hpp"

namespace topos::app {

namespace {

struct Entry {
    std::string_view word;
    std::string_view weight;
};

/// `CAPE TOWN (1)`; nothing where the line has no weight at its end.
std::optional<Entry> entry_of(std::string_view content) {
    const auto open = content.rfind('(');
    if (!content.ends_with(')') || open == std::string_view::npos || open == 0) return std::nullopt;
    const std::string_view weight = content.substr(open + 1, content.size() - open - 2);
    if (weight.empty() || weight.find_first_not_of("0123456789.,-") != std::string_view::npos)
        return std::nullopt;
    return Entry{trimmed(content.substr(0, open)), weight};
}

bool is_rule(std::string_view content) {
    return content.starts_with('@') || content.find_first_of("[]{}") != std::string_view::npos;
}

class Reader {
  public:
    explicit Reader(Imported& imported) : imported_(imported), outline_(imported.root) {}

    void read(const TextLine& line) {
        const std::string_view content = trimmed(line.text);
        if (is_rule(content)) {
            leave_out(line, "this is no category and no word: a rule of WordStat, perhaps");
        } else if (const auto entry = entry_of(content)) {
            add(line, *entry);
        } else if (outline_.level_at(indentation(line.text)) > kMostLevels) {
            leave_out(line, too_deep());
        } else {
            outline_.open(indentation(line.text), content);
        }
    }

  private:
    void add(const TextLine& line, const Entry& entry) {
        Category& category = outline_.parent_at(indentation(line.text));
        if (&category == &imported_.root) {
            leave_out(line, "the word stands in no category");
            return;
        }
        category.values.emplace_back(entry.word);
        if (entry.weight != "1") {
            leave_out(line,
                      fmt::format("the weight {} is not kept: the word counts once", entry.weight));
        }
    }

    void leave_out(const TextLine& line, std::string why) {
        imported_.left_out.push_back(
            {line.number, std::string(trimmed(line.text)), std::move(why)});
    }

    Imported& imported_;
    Outline outline_;
};

}  // namespace

ImportedOr read_wordstat(std::string_view text) {
    const auto lines = lines_of(text);
    if (!lines.empty() && trimmed(lines.front().text).starts_with('<')) {
        return unexpected(Unreadable{lines.front().number,
                                     "this is XML, not a dictionary of WordStat",
                                     "If Yoshikoder wrote the file, let its name end in .ykd."});
    }
    Imported imported;
    Reader reader(imported);
    for (const TextLine& line : lines) reader.read(line);
    return imported;
}

}  // namespace topos::app
