#include "app/import/liwc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "app/import/category_path.hpp"
#include "app/import/outline.hpp"
#include "app/import/text_lines.hpp"

namespace topos::app {

namespace {

/// `007` and `7` are one number.
std::string_view without_zeros(std::string_view number) {
    while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
    return number;
}

/// Paths and not pointers, because categories move when others are added.
using CategoryOfNumber = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads the legend into `imported`; the paths of its numbers.
class LegendReader {
  public:
    explicit LegendReader(Imported& imported) : imported_(imported), outline_(imported.root) {}

    void read(const TextLine& line) {
        const std::string_view content = trimmed(line.text);
        const std::size_t end = content.find_first_of(" \t");
        const std::string_view first = content.substr(0, end);
        const bool numbered = is_number(first) && end != std::string_view::npos;
        const std::string name(numbered ? trimmed(content.substr(end)) : content);
        if (outline_.level_at(indentation(line.text)) > kMostLevels) {
            imported_.left_out.push_back({line.number, std::string(content), too_deep()});
            return;
        }
        outline_.open(indentation(line.text), name);
        if (numbered) remember(line, without_zeros(first));
    }

    [[nodiscard]] const CategoryOfNumber& numbers() const { return numbers_; }

  private:
    void remember(const TextLine& line, std::string_view number) {
        if (!numbers_.emplace(number, outline_.path()).second) {
            imported_.left_out.push_back(
                {line.number, std::string(trimmed(line.text)),
                 fmt::format("the number {} stands twice in the legend; the first counts",
                             number)});
        }
    }

    Imported& imported_;
    Outline outline_;
    CategoryOfNumber numbers_;
};

struct WordLine {
    std::string_view word;
    std::vector<std::string_view> fields;  ///< numbers, and what LIWC2007 allows in their place
};

bool may_be_category(std::string_view field) {
    return is_number(field) || field.front() == '(' || field.front() == '<';
}

/// The word ends at a tab; without tabs, where the numbers at the end of the line begin.
WordLine word_line(std::string_view line) {
    const std::string_view content = trimmed(line);
    if (const auto tab = content.find('\t'); tab != std::string_view::npos)
        return {trimmed(content.substr(0, tab)), fields_of(content.substr(tab))};
    auto fields = fields_of(content);
    std::size_t words = fields.size();
    while (words > 1 && may_be_category(fields[words - 1])) --words;
    const auto& last = fields[words - 1];
    const auto size = static_cast<std::size_t>(last.data() + last.size() - content.data());
    fields.erase(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(words));
    return {content.substr(0, size), std::move(fields)};
}

class WordReader {
  public:
    WordReader(Imported& imported, const CategoryOfNumber& numbers)
        : imported_(imported), numbers_(numbers) {}

    void read(const TextLine& line) {
        const WordLine parts = word_line(line.text);
        if (parts.fields.empty()) leave_out(line, "the word has no category");
        for (const std::string_view field : parts.fields) read_field(line, parts.word, field);
    }

  private:
    void read_field(const TextLine& line, std::string_view word, std::string_view field) {
        if (is_number(field)) {
            add(line, word, field);
        } else if (field.front() == '(') {
            read_condition(line, word, field);
        } else {
            leave_out(line, fmt::format("`{}` is no category number", field));
        }
    }

    /// `(02 134)126`: a category under a condition; `(02 134)125/464` has another one for else.
    void read_condition(const TextLine& line, std::string_view word, std::string_view field) {
        const auto close = field.rfind(')');
        const std::string_view number =
            close == std::string_view::npos ? std::string_view() : field.substr(close + 1);
        if (!is_number(number)) {
            leave_out(line, fmt::format("`{}` depends on the words before", field));
            return;
        }
        leave_out(line, fmt::format("the condition of `{}` is dropped: the word counts as {} "
                                    "everywhere",
                                    field, number));
        add(line, word, number);
    }

    void add(const TextLine& line, std::string_view word, std::string_view number) {
        const auto path = numbers_.find(without_zeros(number));
        if (path == numbers_.end()) {
            leave_out(line, fmt::format("the number {} is not in the legend", number));
            return;
        }
        auto& values = category_at(imported_.root, path->second).values;
        if (std::ranges::find(values, word) == values.end()) values.emplace_back(word);
    }

    void leave_out(const TextLine& line, std::string why) {
        auto& all = imported_.left_out;
        if (!all.empty() && all.back().line == line.number && all.back().why == why) return;
        all.push_back({line.number, std::string(trimmed(line.text)), std::move(why)});
    }

    Imported& imported_;
    const CategoryOfNumber& numbers_;
};

}  // namespace

ImportedOr read_liwc(std::string_view text) {
    const auto lines = lines_of(text);
    const auto is_border = [](const TextLine& line) { return trimmed(line.text) == "%"; };
    const auto first = std::ranges::find_if(lines, is_border);
    const auto second =
        first == lines.end() ? first : std::find_if(first + 1, lines.end(), is_border);
    if (second == lines.end()) {
        return unexpected(Unreadable{
            0, "a LIWC dictionary has its categories between two lines `%`; there are not two",
            "Open the file in an editor: is it complete? Files of Yoshikoder end in .ykd, of "
            "WordStat in .cat."});
    }
    Imported imported;
    LegendReader legend(imported);
    for (auto line = first + 1; line != second; ++line) legend.read(*line);
    WordReader words(imported, legend.numbers());
    for (auto line = second + 1; line != lines.end(); ++line) words.read(*line);
    return imported;
}

}  // namespace topos::app
