#pragma once
/// Lines of a concordance: aligned at the match for people, or CSV.
#include <string>

#include "app/command_line/options.hpp"
#include "core/coding/coding.hpp"
#include "core/text/document.hpp"

namespace topos::app {

struct KwicLayout {
    KwicFormat format = KwicFormat::table;
    std::size_t window = 0;  ///< code points on each side; 0: what fits
    std::size_t width = 100;
    bool colour = false;
};

/// The first line of a CSV; nothing for a table.
[[nodiscard]] std::string kwic_header(const KwicLayout& layout);
[[nodiscard]] std::string kwic_line(const Document& document, const Coding& coding,
                                    std::string_view language, const KwicLayout& layout);

}  // namespace topos::app
