#pragma once
/// A tree that a file shows by indentation.
#include <utility>
#include <vector>

#include "app/import/category.hpp"

namespace topos::app {

/// Where the next category or entry of an indented list belongs.
///
///     Outline outline(root);
///     outline.open(0, "CULTURE");      // root.children[0]
///     outline.open(4, "SPORT");        // its child
///     outline.parent_at(8);            // SPORT; at 4: CULTURE; at 0: the root
class Outline {
  public:
    /// `root` outlives the outline; nothing else adds children to it meanwhile.
    explicit Outline(Category& root) : root_(root) {}

    /// The category that lines at this column belong to: the nearest one above that begins further
    /// left.
    [[nodiscard]] Category& parent_at(std::size_t column);
    /// How deep a category at this column would stand, from 1.
    [[nodiscard]] std::size_t level_at(std::size_t column) const;
    /// Adds a category there; a second one of the same name continues the first.
    Category& open(std::size_t column, std::string_view name);
    /// Names of the category that was opened last and of those above it, the root's aside.
    [[nodiscard]] std::vector<std::string> path() const;

  private:
    Category& root_;
    /// Column, and index among the children of the one before.
    std::vector<std::pair<std::size_t, std::size_t>> open_;
};

}  // namespace topos::app
