#include "app/import/category.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace topos::app {

std::string too_deep() {
    return fmt::format("it stands deeper than {} levels of categories", kMostLevels);
}

Category& child_named(Category& parent, std::string_view name) {
    const auto found = std::ranges::find(parent.children, name, &Category::name);
    if (found != parent.children.end()) return *found;
    parent.children.emplace_back().name = name;
    return parent.children.back();
}

}  // namespace topos::app
