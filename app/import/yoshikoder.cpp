#include "app/import/yoshikoder.hpp"

#include <pugixml.hpp>

#include "app/import/text_lines.hpp"
#include "app/import/xml.hpp"

namespace topos::app {

namespace {

class Reader {
  public:
    Reader(std::string_view text, Imported& imported, bool expressions)
        : text_(text), imported_(imported), expressions_(expressions) {}

    void read(const pugi::xml_node& node, Category& category, std::size_t level = 1) {
        for (const pugi::xml_node& child : node.children()) {
            const std::string_view kind = child.name();
            if (kind == "cnode" && level > kMostLevels) {
                leave_out(child, child.attribute("name").value(), too_deep());
            } else if (kind == "cnode") {
                Category& sub = category.children.emplace_back();
                sub.name = child.attribute("name").value();
                sub.description = child.attribute("desc").value();
                read(child, sub, level + 1);
            } else if (kind == "pnode") {
                read_word(child, category);
            } else if (child.type() == pugi::node_element) {
                leave_out(child, child.name(), "Yoshikoder has no such part");
            }
        }
    }

  private:
    void read_word(const pugi::xml_node& node, Category& category) {
        const std::string word = node.attribute("name").value();
        if (expressions_) {
            leave_out(node, word, "a regular expression of Yoshikoder");
        } else if (&category == &imported_.root) {
            leave_out(node, word, "the word stands in no category");
        } else {
            category.values.push_back(word);
            if (*node.attribute("desc").value() != '\0')
                leave_out(node, word, "a description of a word: only codes have one");
        }
    }

    void leave_out(const pugi::xml_node& node, std::string what, std::string why) {
        imported_.left_out.push_back(
            {line_at(text_, node.offset_debug()), std::move(what), std::move(why)});
    }

    std::string_view text_;
    Imported& imported_;
    bool expressions_;
};

}  // namespace

ImportedOr read_yoshikoder(std::string_view text) {
    auto document = parse_xml(text);
    if (!document) return unexpected(std::move(document.error()));
    const pugi::xml_node root = (*document)->document_element();
    if (std::string_view(root.name()) != "dictionary") {
        return unexpected(Unreadable{
            0,
            "the XML is not a dictionary of Yoshikoder: it does not begin with <dictionary>",
            {}});
    }
    Imported imported;
    const std::string_view engine = root.attribute("patternengine").value();
    Reader(text, imported, engine == "regexp").read(root, imported.root);
    return imported;
}

}  // namespace topos::app
