#include "core/text/structure.hpp"

#include "core/text/line_starts.hpp"

namespace topos {

namespace {

std::string_view slice(std::string_view text, const PassageRange& range) {
    return text.substr(range.begin, range.end - range.begin);
}

/// From each paragraph that `begins` says to the next one; what stands before the first is a group
/// of its own.
template <class Begins>
void group(std::span<const PassageRange> paragraphs, Begins begins,
           std::vector<PassageRange>& groups) {
    groups.clear();
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (groups.empty() || begins(i)) {
            groups.push_back(paragraphs[i]);
        } else {
            groups.back().end = paragraphs[i].end;
        }
    }
}

void find_headings(std::string_view text, PassageStructure& structure,
                   std::vector<std::uint8_t>& is_first) {
    const auto& paragraphs = structure.paragraphs;
    const auto at = [&](std::size_t i) {
        return i < paragraphs.size() ? slice(text, paragraphs[i]) : std::string_view();
    };
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (!is_heading(i > 0 ? at(i - 1) : std::string_view(), at(i), at(i + 1))) continue;
        structure.headings.push_back(paragraphs[i]);
        is_first[i] = 1;
    }
}

void find_turns(std::string_view text, PassageStructure& structure) {
    const auto& paragraphs = structure.paragraphs;
    std::vector<std::uint8_t> is_first(paragraphs.size());
    std::size_t speakers = 0;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        is_first[i] = starts_as_turn(slice(text, paragraphs[i])) ? 1 : 0;
        speakers += is_first[i];
    }
    if (speakers < 2) {
        structure.turns = paragraphs;
        return;
    }
    group(
        paragraphs, [&](std::size_t i) { return is_first[i] != 0; }, structure.turns);
}

}  // namespace

void find_divisions(std::string_view text, PassageStructure& structure) {
    std::vector<std::uint8_t> is_first(structure.paragraphs.size());
    structure.headings.clear();
    find_headings(text, structure, is_first);
    group(
        structure.paragraphs, [&](std::size_t i) { return is_first[i] != 0; }, structure.sections);
    find_turns(text, structure);
}

}  // namespace topos
