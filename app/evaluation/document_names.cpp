#include "app/evaluation/document_names.hpp"

namespace topos::app {

namespace {

std::string_view file_name(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == path.npos ? path : path.substr(slash + 1);
}

bool is_end_of(std::string_view end, std::string_view path) {
    return path.ends_with(end) && path.size() > end.size() &&
           path[path.size() - end.size() - 1] == '/';
}

}  // namespace

DocumentNames::DocumentNames(const std::vector<std::string>& names) {
    for (const std::string& name : names) by_file_name_.emplace(std::string(file_name(name)), name);
}

std::optional<std::string> DocumentNames::find(std::string_view name) const {
    std::optional<std::string> only;
    const auto [first, last] = by_file_name_.equal_range(file_name(name));
    for (auto it = first; it != last; ++it) {
        if (it->second == name) return it->second;
        if (!is_end_of(it->second, name) && !is_end_of(name, it->second)) continue;
        if (only) return std::nullopt;
        only = it->second;
    }
    return only;
}

}  // namespace topos::app
