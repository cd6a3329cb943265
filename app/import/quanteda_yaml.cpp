#include "app/import/quanteda_yaml.hpp"

#include <yaml-cpp/yaml.h>

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

}  // namespace

ImportedOr read_quanteda_yaml(std::string_view text) try {
    const YAML::Node document = YAML::Load(std::string(text));
    if (!document.IsMap()) {
        return unexpected(
            Unreadable{0, "a YAML dictionary maps categories to lists of words; this file does not",
                       "Write `category: [word, word]`, one category a line."});
    }
    Imported imported;
    Reader(imported).read_map(document, imported.root);
    return imported;
} catch (const YAML::Exception& error) {
    return unexpected(Unreadable{static_cast<std::uint64_t>(error.mark.line + 1),
                                 "it is not well-formed YAML: " + error.msg,
                                 "Check the indentation, the brackets and the quotes there."});
}

}  // namespace topos::app
