#include "app/import/codebook.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>

#include "app/import/category_path.hpp"
#include "app/import/colour.hpp"
#include "app/import/text_lines.hpp"
#include "app/import/xml.hpp"

namespace topos::app {

namespace {

constexpr std::string_view kCodeColumns[] = {"code", "tag", "path", "name", "category"};
constexpr std::string_view kMeaningColumns[] = {"description", "memo", "definition", "comment"};
constexpr std::string_view kNoColour = "its colour is not written as #rrggbb";
constexpr std::string_view kColourColumns[] = {"colour", "color"};

/// The local name: some programs write a prefix for the namespace.
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
    return node.find_child([&](const pugi::xml_node& child) { return local_name(child) == name; });
}

class CodeReader {
  public:
    CodeReader(std::string_view text, Imported& imported) : text_(text), imported_(imported) {}

    void read(const pugi::xml_node& node, Category& parent, std::size_t level = 1) {
        for (const pugi::xml_node& child : node.children()) {
            if (local_name(child) != "Code") continue;
            if (level > kMostLevels) {
                leave_out(child, too_deep());
                continue;
            }
            Category& code = parent.children.emplace_back();
            code.name = child.attribute("name").value();
            code.description = child_of(child, "Description").text().get();
            const std::string_view colour = child.attribute("color").value();
            code.colour = colour_of(colour);
            if (code.colour.empty() && !colour.empty()) leave_out(child, kNoColour);
            if (!child.attribute("isCodable").as_bool(true))
                leave_out(child, "a code not meant for coding: here it can be used as the others");
            read(child, code, level + 1);
        }
    }

  private:
    void leave_out(const pugi::xml_node& code, std::string_view why) {
        imported_.left_out.push_back({line_at(text_, code.offset_debug()),
                                      code.attribute("name").value(), std::string(why)});
    }

    std::string_view text_;
    Imported& imported_;
};

}  // namespace

ImportedOr read_refi_codebook(std::string_view text) {
    auto document = parse_xml(text);
    if (!document) return unexpected(std::move(document.error()));
    const pugi::xml_node root = (*document)->document_element();
    if (local_name(root) != "CodeBook") {
        return unexpected(
            Unreadable{0, "the XML is not a REFI-QDA codebook: it does not begin with <CodeBook>",
                       "Export the codebook of the project as .qdc."});
    }
    Imported imported;
    CodeReader(text, imported).read(child_of(root, "Codes"), imported.root);
    for (const pugi::xml_node& set : child_of(root, "Sets").children()) {
        if (local_name(set) != "Set") continue;
        imported.left_out.push_back({line_at(text, set.offset_debug()),
                                     set.attribute("name").value(),
                                     "a set of codes: rule files have one tree"});
    }
    return imported;
}

ImportedOr read_codebook_table(const CsvTable& table) {
    const auto code = first_column(table, kCodeColumns);
    const auto meaning = first_column(table, kMeaningColumns);
    const auto colour = first_column(table, kColourColumns);
    if (!code) {
        return unexpected(
            Unreadable{1, "the table has neither a column of words nor one of codes",
                       "Name the columns in the first line: `category,term` for a dictionary, "
                       "`code,description` for a codebook."});
    }
    Imported imported;
    for (const TableRow& row : table.rows) {
        const auto names = path_names(cell(row, code));
        if (names.empty()) {
            imported.left_out.push_back(
                {row.line, fmt::format("{}", fmt::join(row.fields, ",")), "the row has no code"});
            continue;
        }
        if (names.size() > kMostLevels) {
            imported.left_out.push_back({row.line, names.back(), too_deep()});
            continue;
        }
        Category& category = category_at(imported.root, names);
        if (category.description.empty()) category.description = cell(row, meaning);
        if (category.colour.empty()) category.colour = colour_of(cell(row, colour));
        if (category.colour.empty() && !cell(row, colour).empty())
            imported.left_out.push_back({row.line, names.back(), std::string(kNoColour)});
    }
    return imported;
}

}  // namespace topos::app
