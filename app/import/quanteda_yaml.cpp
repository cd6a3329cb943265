#include "app/import/quanteda_yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <nlohmann/json.hpp>

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
    }

  private:
    void read_content(const YAML::Node& node, Category& category) {
        if (node.IsMap()) {
            read_map(node, category);
        } else if (node.IsSequence()) {
            for (const auto& item : node) read_content(item, category);
        } else if (node.IsScalar()) {
            add(node, category);
        }
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
};

using Json = nlohmann::ordered_json;

Unreadable no_map(std::string_view language) {
    return {0,
            std::string("a ") + std::string(language) +
                " dictionary maps categories to lists of words; this file does not",
            "Write `category: [word, word]`, one category a line."};
}

void read_json_map(const Json& map, Category& category, Imported& imported);

void read_json(const Json& node, Category& category, Imported& imported) {
    if (node.is_object()) {
        read_json_map(node, category, imported);
    } else if (node.is_array()) {
        for (const Json& item : node) read_json(item, category, imported);
    } else if (!node.is_string() || &category == &imported.root) {
        imported.left_out.push_back({0, node.dump(),
                                     node.is_string() ? "the word stands in no category"
                                                      : "this is no word: write it in quotes"});
    } else if (!node.get_ref<const std::string&>().empty()) {
        category.values.push_back(node.get<std::string>());
    }
}

void read_json_map(const Json& map, Category& category, Imported& imported) {
    for (const auto& [key, value] : map.items())
        read_json(value, key == "__" ? category : child_named(category, key), imported);
}

}  // namespace

ImportedOr read_quanteda_yaml(std::string_view text) try {
    const YAML::Node document = YAML::Load(std::string(text));
    if (!document.IsMap()) return unexpected(no_map("YAML"));
    Imported imported;
    Reader(imported).read_map(document, imported.root);
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
    read_json_map(document, imported.root, imported);
    return imported;
} catch (const Json::parse_error& error) {
    return unexpected(Unreadable{line_at(text, static_cast<std::ptrdiff_t>(error.byte) - 1),
                                 "it is not well-formed JSON",
                                 "Check the brackets, the quotes and the commas there."});
}

}  // namespace topos::app
