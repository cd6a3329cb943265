#pragma once
/// What a dictionary or a codebook of another program holds, whatever the format: a tree of
/// categories with words.
///
/// Folder `app/import`: one reader per format (text in, `Imported` out; no file access), and the
/// writer that makes a rule file of it.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/expected.hpp"

namespace topos::app {

struct Category {
    std::string name;  ///< as written in the file
    std::string description;
    std::string colour;               ///< "#c0392b"; empty: none
    std::vector<std::string> values;  ///< words, phrases, globs, as written in the file
    std::vector<Category> children;
};

/// Something in the file that a rule file cannot hold, or that nobody can tell the meaning of.
struct LeftOut {
    std::uint64_t line = 0;  ///< from 1; 0: not known
    std::string text;        ///< as it stands there
    std::string why;         ///< without full stop
};

struct Imported {
    Category root;  ///< without a name; its children are the categories of the file
    std::vector<LeftOut> left_out;
};

/// Why nothing can be made of a file.
struct Unreadable {
    std::uint64_t line = 0;  ///< from 1; 0: the file as a whole
    std::string why;         ///< without full stop
    std::string remedy;
};

using ImportedOr = expected<Imported, Unreadable>;

/// No dictionary that people made goes deeper. What follows is made for crashing.
inline constexpr std::size_t kMostLevels = 100;

/// Why something below that is left out.
[[nodiscard]] std::string too_deep();

/// The child of that name, made behind the others where there is none.
[[nodiscard]] Category& child_named(Category& parent, std::string_view name);

}  // namespace topos::app
