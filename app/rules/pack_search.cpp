#include "app/rules/pack_search.hpp"

#include <algorithm>
#include <charconv>

#include "grammar/parse.hpp"

namespace topos::app {

namespace {

std::vector<int> numbers_of(std::string_view version) {
    std::vector<int> numbers;
    while (!version.empty()) {
        int number = 0;
        const auto [end, error] =
            std::from_chars(version.data(), version.data() + version.size(), number);
        if (error != std::errc()) break;
        numbers.push_back(number);
        version.remove_prefix(static_cast<std::size_t>(end - version.data()));
        if (!version.starts_with('.')) break;
        version.remove_prefix(1);
    }
    return numbers;
}

/// Most rule files declare no pack: those are not parsed.
bool may_declare_pack(std::string_view bytes) {
    return bytes.starts_with("pack ") || bytes.find("\npack ") != bytes.npos;
}

}  // namespace

bool satisfies(std::string_view version, std::string_view wanted) {
    if (wanted.empty()) return true;
    const auto has = numbers_of(version);
    const auto wants = numbers_of(wanted);
    return !has.empty() && !wants.empty() && has.front() == wants.front() && has >= wants;
}

PackSearch::PackSearch(const RuleReading& reading, const std::string& folder) {
    if (!reading.pack_files) return;
    for (const std::string& path : reading.pack_files(folder)) {
        const auto bytes = reading.read(path);
        if (!bytes || !may_declare_pack(*bytes)) continue;
        const auto source = Source::from_utf8(path, *bytes);
        if (!source) continue;
        for (const ast::Statement& statement : parse_file(*source).file.statements) {
            if (const auto* pack = std::get_if<ast::Pack>(&statement))
                packs_.push_back({pack->name.text, pack->version, path});
        }
    }
}

std::optional<FoundPack> PackSearch::find(const std::string& name) const {
    const auto found = std::ranges::find(packs_, name, &FoundPack::name);
    return found == packs_.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> PackSearch::names() const {
    std::vector<std::string> names;
    for (const FoundPack& pack : packs_) names.push_back(pack.name);
    return names;
}

}  // namespace topos::app
