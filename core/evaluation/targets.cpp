#include "core/evaluation/targets.hpp"

#include <map>

namespace topos::evaluation {

namespace {

/// Every group with its codes.
std::map<std::string, std::vector<bool>> groups_of(std::span<const std::string> codes) {
    std::map<std::string, std::vector<bool>> groups;
    for (const std::string& code : codes) {
        for (auto dot = code.find('.'); dot != std::string::npos; dot = code.find('.', dot + 1)) {
            groups.try_emplace(code.substr(0, dot), codes.size());
        }
    }
    for (std::size_t c = 0; c < codes.size(); ++c) {
        const std::string& code = codes[c];
        for (std::size_t end = 0; end != std::string::npos;) {
            end = code.find('.', end + 1);
            const auto group = groups.find(code.substr(0, end));
            if (group != groups.end()) group->second[c] = true;
        }
    }
    return groups;
}

}  // namespace

std::vector<Target> targets_of(std::span<const std::string> codes) {
    std::vector<Target> targets;
    for (std::size_t c = 0; c < codes.size(); ++c) {
        targets.push_back({Level::kCode, codes[c], std::vector<bool>(codes.size())});
        targets.back().members[c] = true;
    }
    for (auto& [name, members] : groups_of(codes)) {
        targets.push_back({Level::kGroup, name, members});
    }
    targets.push_back({Level::kAny, "", std::vector<bool>(codes.size(), true)});
    return targets;
}

}  // namespace topos::evaluation
