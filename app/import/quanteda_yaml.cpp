#include "app/import/quanteda_yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/import/text_lines.hpp"

namespace topos::app {

namespace {

std::uint64_t line_of(const YAML::Node& node) {
    return static_cast<std::uint64_t>(node.Mark().line + 1);
}

class Reader {
  public:
    explicit Reader(Imported& imported) : imported_(imported) {}

    void read_map(const YAML::Node& map, Category& category) {
        open_.push_back(map);
        for (const auto& member : map) {
            if (!member.first.IsScalar()) {
                leave_out(member.first, "?", "the name of a category is not a word");
                continue;
            }
            const auto& key = member.first.Scalar();
            // The reference goes stale where a sibling is added, not before.
            Category& target = key == "__" ? category : child_named(category, key);
            read_content(member.second, target);
        }
        open_.pop_back();
    }

    /// Aliases make a long list of a short file; whether a list is longer than can be meant.
    [[nodiscard]] bool has_too_many() const { return read_ > kMostNodes; }

  private:
    static constexpr std::size_t kMostNodes = 2'000'000;

    void read_content(const YAML::Node& node, Category& category) {
        if (++read_ > kMostNodes) return;
        if (node.IsMap()) {
            if (may_open(node)) read_map(node, category);
        } else if (node.IsSequence()) {
            if (may_open(node)) read_list(node, category);
        } else if (node.IsScalar()) {
            add(node, category);
        }
    }

    void read_list(const YAML::Node& list, Category& category) {
        open_.push_back(list);
        for (const auto& item : list) {
            if (item.IsNull())
                leave_out(item, "~", "this is no word: write it in quotes");
            else
                read_content(item, category);
        }
        open_.pop_back();
    }

    bool may_open(const YAML::Node& node) {
        const bool is_inside_itself =
            std::ranges::any_of(open_, [&](const YAML::Node& outer) { return outer.is(node); });
        if (is_inside_itself)
            leave_out(node, "*", "the alias stands inside what it names");
        else if (open_.size() >= kMostLevels)
            leave_out(node, "?", too_deep());
        else
            return true;
        return false;
    }

    void add(const YAML::Node& node, Category& category) {
        if (&category == &imported_.root)
            leave_out(node, node.Scalar(), "the word stands in no category");
        else if (!node.Scalar().empty())
            category.values.push_back(node.Scalar());
    }

    void leave_out(const YAML::Node& node, std::string text, std::string why) {
        imported_.left_out.push_back({line_of(node), std::move(text), std::move(why)});
    }

    Imported& imported_;
    std::vector<YAML::Node> open_;  ///< the maps and lists around what is being read
    std::size_t read_ = 0;
};

using Json = nlohmann::ordered_json;

Unreadable no_map(std::string_view language) {
    return {0,
            std::string("a ") + std::string(language) +
                " dictionary maps categories to lists of words; this file does not",
            "Write `category: [word, word]`, one category a line."};
}

void read_json_map(const Json& map, Category& category, Imported& imported, std::size_t level);

void read_json(const Json& node, Category& category, Imported& imported, std::size_t level) {
    if (node.is_structured() && level > kMostLevels) {
        imported.left_out.push_back({0, "?", too_deep()});
    } else if (node.is_object()) {
        read_json_map(node, category, imported, level);
    } else if (node.is_array()) {
        for (const Json& item : node) read_json(item, category, imported, level + 1);
    } else if (!node.is_string() || &category == &imported.root) {
        imported.left_out.push_back({0, node.dump(),
                                     node.is_string() ? "the word stands in no category"
                                                      : "this is no word: write it in quotes"});
    } else if (!node.get_ref<const std::string&>().empty()) {
        category.values.push_back(node.get<std::string>());
    }
}

void read_json_map(const Json& map, Category& category, Imported& imported, std::size_t level) {
    for (const auto& [key, value] : map.items())
        read_json(value, key == "__" ? category : child_named(category, key), imported, level + 1);
}

}  // namespace

ImportedOr read_quanteda_yaml(std::string_view text) try {
    const YAML::Node document = YAML::Load(std::string(text));
    if (!document.IsMap()) return unexpected(no_map("YAML"));
    Imported imported;
    Reader reader(imported);
    reader.read_map(document, imported.root);
    if (reader.has_too_many()) {
        return unexpected(Unreadable{0, "its aliases repeat each other into millions of words",
                                     "Write the words out, or take the aliases (`*name`) away."});
    }
    return imported;
} catch (const YAML::Exception& error) {
    return unexpected(Unreadable{static_cast<std::uint64_t>(error.mark.line + 1),
                                 "it is not well-formed YAML: " + error.msg,
                                 "Check the indentation, the brackets and the quotes there."});
}

ImportedOr read_json_dictionary(std::string_view text) try {
    const Json document = Json::parse(text);
    if (!document.is_object()) return unexpected(no_map("JSON"));
    Imported imported;
    read_json_map(document, imported.root, imported, 0);
    return imported;
} catch (const Json::parse_error& error) {
    return unexpected(Unreadable{line_at(text, static_cast<std::ptrdiff_t>(error.byte) - 1),
                                 "it is not well-formed JSON",
                                 "Check the brackets, the quotes and the commas there."});
}

}  // namespace topos::app
