#include "app/import/outline.hpp"

#include <algorithm>

namespace topos::app {

Category& Outline::parent_at(std::size_t column) {
    while (!open_.empty() && open_.back().first >= column) open_.pop_back();
    Category* parent = &root_;
    for (const auto& [ignored, index] : open_) parent = &parent->children[index];
    return *parent;
}

std::size_t Outline::level_at(std::size_t column) const {
    return 1 + static_cast<std::size_t>(std::ranges::count_if(
                   open_, [&](const auto& category) { return category.first < column; }));
}

Category& Outline::open(std::size_t column, std::string_view name) {
    Category& parent = parent_at(column);
    Category& child = child_named(parent, name);
    open_.emplace_back(column, static_cast<std::size_t>(&child - parent.children.data()));
    return child;
}

std::vector<std::string> Outline::path() const {
    std::vector<std::string> names;
    const Category* category = &root_;
    for (const auto& [ignored, index] : open_) {
        category = &category->children[index];
        names.push_back(category->name);
    }
    return names;
}

}  // namespace topos::app
