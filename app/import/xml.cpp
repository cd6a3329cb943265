#include "app/import/xml.hpp"

#include <fmt/format.h>

#include <cctype>
#include <pugixml.hpp>

#include "app/import/text_lines.hpp"

namespace topos::app {

expected<std::unique_ptr<pugi::xml_document>, Unreadable> parse_xml(std::string_view text) {
    auto document = std::make_unique<pugi::xml_document>();
    const auto result =
        document->load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (result) return document;
    std::string why = result.description();
    if (!why.empty()) why.front() = static_cast<char>(std::tolower(why.front()));
    return unexpected(Unreadable{line_at(text, result.offset),
                                 fmt::format("it is not well-formed XML: {}", why),
                                 "Save the dictionary again with the program that made it."});
}

}  // namespace topos::app
