#pragma once
/// The small pieces of print.hpp that statements, patterns and conditions share.
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"

namespace topos::printing {

/// In straight quotes; `escaped` lists what else than `"` and `\` gets a backslash.
[[nodiscard]] std::string quoted(std::string_view text, std::string_view escaped = "");
[[nodiscard]] std::string in_slashes(std::string_view regex);
/// Without its part of speech.
[[nodiscard]] std::string entry_text(const ast::Entry& entry);
[[nodiscard]] std::string print_entries(const std::vector<ast::Entry>& entries);

template <class List, class Print>
[[nodiscard]] std::string joined(const List& list, std::string_view separator, Print print_one) {
    std::string out;
    for (const auto& item : list) {
        if (&item != &list.front()) out += separator;
        out += print_one(item);
    }
    return out;
}

}  // namespace topos::printing
