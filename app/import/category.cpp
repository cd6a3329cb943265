#include "app/import/category.hpp"

#include <algorithm>

namespace topos::app {

Category& child_named(Category& parent, std::string_view name) {
    const auto found = std::ranges::find(parent.children, name, &Category::name);
    if (found != parent.children.end()) return *found;
    parent.children.emplace_back().name = name;
    return parent.children.back();
}

}  // namespace topos::app
