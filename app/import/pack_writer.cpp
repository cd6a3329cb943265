#include "app/import/pack_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/import/entries.hpp"
#include "app/import/identifiers.hpp"
#include "grammar/characters.hpp"
#include "grammar/format.hpp"
#include "grammar/source.hpp"

namespace topos::app {

namespace {

constexpr std::string_view kNothing = "\"\"";

/// A phrase of a rule: `/south/ /african.*/`.
using Phrase = std::vector<std::string>;

/// The words of one category, as they will be written.
struct CategoryWords {
    std::map<std::string, std::vector<std::string>> entries;  ///< by language
    std::vector<Phrase> phrases;
};

/// Where a category is written.
struct Place {
    std::string code;  ///< `culture.sport`
    std::string name;  ///< `culture_sport`: begins the names of its lexicons and its rule
};

/// On one line, without characters that a terminal would obey.
std::string one_line(std::string_view text) {
    std::u32string line = to_code_points(text);
    for (char32_t& c : line)
        if (is_line_break(c) || is_control(c)) c = U' ';
    return to_utf8(line);
}

/// As `topos fmt` does it.
std::string laid_out(std::string text) {
    const auto source = Source::from_utf8("pack", text);
    return source ? format_rules(*source) : text;
}

class PackWriter {
  public:
    PackWriter(const Imported& imported, const PackOrigin& origin)
        : origin_(origin), root_(imported.root) {
        pack_.left_out = imported.left_out;
    }

    WrittenPack write() && {
        write_children(root_, "");
        std::string head = fmt::format(
            "# Imported from {} ({})\n# SHA-256 {}\n\npack {} version 1.0{}\n",
            one_line(origin_.file), origin_.format, origin_.sha256, origin_.pack, languages());
        pack_.text = laid_out(std::move(head) + body_ + left_out_comments());
        return std::move(pack_);
    }

  private:
    void write_children(const Category& parent, const std::string& above) {
        std::set<std::string> taken;
        for (const Category& category : parent.children) {
            const std::string own = unique_name(identifier_of(category.name), taken);
            const std::string code = above.empty() ? own : above + "." + own;
            std::string name = code;
            std::ranges::replace(name, '.', '_');
            write_category(category, {code, unique_name(name, names_)});
            write_children(category, code);
        }
    }

    void write_category(const Category& category, const Place& place) {
        ++pack_.codes;
        write_code(category, place);
        const CategoryWords words = words_of(category);
        if (!words.entries.empty()) note_languages(words);
        if (words.phrases.empty()) {
            if (!words.entries.empty())
                write_lexicon(place.name + "_words: code " + place.code, words.entries);
            return;
        }
        if (!words.entries.empty()) write_lexicon(place.name + "_words", words.entries);
        write_rule(place, words);
    }

    void write_code(const Category& category, const Place& place) {
        const std::string title = quoted(category.name);
        const std::string meaning = quoted(category.description);
        body_ += "\ncode " + place.code + (title == kNothing ? "" : " " + title) + "\n";
        if (meaning != kNothing) body_ += "  means " + meaning + "\n";
        if (!category.colour.empty()) body_ += "  colour " + category.colour + "\n";
        if (meaning != kNothing || !category.colour.empty()) body_ += "end\n";
    }

    CategoryWords words_of(const Category& category) {
        CategoryWords words;
        std::set<std::string> seen;
        for (const std::string& value : category.values) {
            if (!seen.insert(same_value_key(value)).second) continue;
            WrittenValue written = written_value(value);
            if (written.kind == WrittenValue::Kind::nothing) {
                pack_.left_out.push_back(
                    {0, value, "no letter and no digit: Topos finds words only"});
                continue;
            }
            ++pack_.entries;
            if (written.kind == WrittenValue::Kind::pattern) {
                words.phrases.push_back(std::move(written.words));
            } else {
                words.entries[language_of(value)].push_back(std::move(written.text));
            }
        }
        return words;
    }

    [[nodiscard]] std::string language_of(std::string_view value) const {
        return origin_.language.empty() ? std::string(language_of_value(value)) : origin_.language;
    }

    void write_lexicon(const std::string& head,
                       const std::map<std::string, std::vector<std::string>>& entries) {
        body_ += fmt::format("\nlexicon {}\n  match forms\n", head);
        for (const auto& [language, list] : entries)
            body_ += fmt::format("  {}: {}\n", language, fmt::join(list, ", "));
        body_ += "end\n";
    }

    void write_rule(const Place& place, const CategoryWords& words) {
        std::vector<std::string> alternatives;
        if (!words.entries.empty()) alternatives.push_back("<" + place.name + "_words>");
        for (const Phrase& phrase : words.phrases)
            alternatives.push_back(fmt::format("{}", fmt::join(phrase, " ")));
        // Whoever wrote the dictionary gave no sentences.
        body_ +=
            fmt::format("\n# allow T0301: imported without examples\nrule {}_entries: code {}\n",
                        place.name, place.code);
        body_ += fmt::format("  find ( {} )\nend\n", fmt::join(alternatives, " | "));
    }

    void note_languages(const CategoryWords& words) {
        std::set<std::string> own;
        for (const auto& [language, ignored] : words.entries) own.insert(language);
        if (!has_words_) {
            languages_ = std::move(own);
        } else {
            std::erase_if(languages_, [&](const auto& tag) { return !own.contains(tag); });
        }
        has_words_ = true;
    }

    /// Those that every lexicon has words of; a lexicon without one of them would be warned of.
    [[nodiscard]] std::string languages() const {
        if (languages_.empty()) return {};
        return fmt::format(" languages {}", fmt::join(languages_, ", "));
    }

    [[nodiscard]] std::string left_out_comments() const {
        if (pack_.left_out.empty()) return {};
        std::string text = "\n# Not taken over as it is:\n";
        for (const LeftOut& one : pack_.left_out) text += "#   " + described(one) + "\n";
        return text;
    }

    const PackOrigin& origin_;
    const Category& root_;
    WrittenPack pack_;
    std::string body_;
    std::set<std::string> names_;
    std::set<std::string> languages_;
    bool has_words_ = false;
};

}  // namespace

std::string described(const LeftOut& left_out) {
    const std::string what = fmt::format("`{}`: {}", one_line(left_out.text), left_out.why);
    return left_out.line == 0 ? what : fmt::format("line {}: {}", left_out.line, what);
}

WrittenPack write_pack(const Imported& imported, const PackOrigin& origin) {
    return PackWriter(imported, origin).write();
}

}  // namespace topos::app
