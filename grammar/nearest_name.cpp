// Edit distance with transpositions of neighbours (optimal string alignment) over code points, as
// most slips of the keyboard are one of insert, drop, replace, swap. Names that differ only in case
// are always nearest.
#include <algorithm>
#include <vector>

#include "grammar/characters.hpp"
#include "grammar/render.hpp"

namespace topos {
namespace {

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }

std::u32string folded(std::string_view name) {
    auto text = to_code_points(name);
    std::ranges::transform(text, text.begin(), lower);
    return text;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

constexpr std::size_t kLongestCompared =
    100;  // code points; nobody mistypes a longer name by accident

struct Nearest {
    std::optional<std::string> name;
    bool is_only = true;  ///< no other name is as near
};

Nearest search(std::string_view query, const std::vector<std::string>& names) {
    const auto wanted = folded(query);
    if (wanted.size() < 2 || wanted.size() > kLongestCompared) return {};
    // One slip in a short name, one in three letters of a long one.
    std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    Nearest nearest;
    for (const auto& name : names) {
        const auto candidate = folded(name);
        if (candidate.size() > kLongestCompared || candidate.size() + best < wanted.size() ||
            wanted.size() + best < candidate.size()) {
            continue;
        }
        const auto distance = edit_distance(wanted, candidate);
        if (distance < best) {
            best = distance;
            nearest = {name, true};
        } else if (distance == best && nearest.name && *nearest.name != name) {
            nearest.is_only = false;
        }
    }
    return nearest;
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view query,
                                        const std::vector<std::string>& names) {
    return search(query, names).name;
}

std::optional<std::string> only_near_name(std::string_view query,
                                          const std::vector<std::string>& names) {
    auto nearest = search(query, names);
    return nearest.is_only ? std::move(nearest.name) : std::nullopt;
}

}  // namespace topos
