#pragma once
/// XML, with mistakes told by line.
#include <memory>

#include "app/import/category.hpp"

namespace pugi {
class xml_document;
}

namespace topos::app {

/// `text`: UTF-8, whatever encoding its first line declares.
[[nodiscard]] expected<std::unique_ptr<pugi::xml_document>, Unreadable> parse_xml(
    std::string_view text);

}  // namespace topos::app
