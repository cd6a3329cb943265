#include "app/import/identifiers.hpp"

#include "grammar/characters.hpp"

namespace topos::app {

std::string identifier_of(std::string_view name) {
    std::u32string identifier;
    for (const char32_t c : to_code_points(name)) {
        if (continues_identifier(c)) {
            identifier += c;
        } else if (!identifier.empty() && identifier.back() != U'_') {
            identifier += U'_';
        }
    }
    while (!identifier.empty() && identifier.back() == U'_') identifier.pop_back();
    if (identifier.empty()) return "category";
    if (!begins_identifier(identifier.front())) identifier.insert(0, 1, U'_');
    return to_nfc_utf8(identifier);
}

std::string unique_name(const std::string& name, std::set<std::string>& taken) {
    std::string unique = name;
    for (int number = 2; !taken.insert(unique).second; ++number)
        unique = name + "_" + std::to_string(number);
    return unique;
}

}  // namespace topos::app
