#include "plugins/csv/columns.hpp"

#include <algorithm>

namespace topos::csv {

namespace {

std::string trimmed(std::string_view name) {
    const std::size_t begin = std::min(name.find_first_not_of(" \t"), name.size());
    const std::size_t end = name.find_last_not_of(" \t") + 1;
    return std::string(name.substr(begin, end > begin ? end - begin : 0));
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_but_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::size_t> find_name(const std::vector<std::string>& names, std::string_view name) {
    const auto exact = std::find(names.begin(), names.end(), name);
    const auto similar = [&](const std::string& other) { return equal_but_case(other, name); };
    const auto found =
        exact != names.end() ? exact : std::find_if(names.begin(), names.end(), similar);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
        list.append(list.empty() ? "`" : ", `").append(name).append("`");
    }
    return list;
}

[[noreturn]] void fail_without(std::string_view name, const std::vector<std::string>& names) {
    throw plugin::Failure(plugin::Failure::bad_option,
                          "the table has no column `" + std::string(name) + "`; its columns are " +
                              list_of(names) + ". Say which one it is");
}

}  // namespace

Columns columns_of(const std::vector<std::string_view>& header, const plugin::Options& options) {
    Columns columns;
    for (const std::string_view name : header) columns.names.push_back(trimmed(name));
    const std::string_view text = options.get("text", "text");
    const auto found = find_name(columns.names, text);
    if (!found) fail_without(text, columns.names);
    columns.text = *found;
    columns.id = find_name(columns.names, options.get("id", "id"));
    if (!columns.id && !options.get("id").empty()) fail_without(options.get("id"), columns.names);
    return columns;
}

}  // namespace topos::csv
