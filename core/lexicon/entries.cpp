#include "core/lexicon/entries.hpp"

namespace topos {

void drop_outer_stars(ast::Entry::Kind& kind, std::string& text) {
    if (kind != ast::Entry::Kind::glob) return;
    const std::size_t begin = text.find_first_not_of('*');
    if (begin == std::string::npos) return;
    std::string inner = text.substr(begin, text.find_last_not_of('*') - begin + 1);
    if (inner.find_first_of("*?") != std::string::npos) return;
    kind = ast::Entry::Kind::word;
    text = std::move(inner);
}

}  // namespace topos
