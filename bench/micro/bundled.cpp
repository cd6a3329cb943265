#include "bundled.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "grammar/render.hpp"

namespace topos::bench {

namespace {

constexpr std::uint64_t kEnough = 4'000'000;  // bytes of text

PluginRegistry scan() { return PluginRegistry::scan({TOPOS_BINARY_DIR "/plugins"}); }

app::RuleSet rules_for(PluginRegistry& plugins) {
    auto rules = app::load_rule_set({TOPOS_SOURCE_DIR "/rules/digital-labour"}, plugins);
    if (rules && rules->program != nullptr) return std::move(*rules);
    std::cerr << "the bundled rules cannot be compiled\n";
    std::exit(1);
}

std::vector<std::string> texts_of(const std::string& language) {
    std::vector<std::filesystem::path> paths;
    const std::filesystem::path folder = TOPOS_SOURCE_DIR "/corpora/digital-labour/texts";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().parent_path().filename() == language) paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    std::vector<std::string> texts;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return texts;
}

}  // namespace

Bundled::Bundled(const std::string& tag) : plugins(scan()), rules(rules_for(plugins)) {
    const Languages& languages = rules.languages.view;
    const auto found =
        std::ranges::find(languages, tag, [](const Language* one) { return one->tag(); });
    language = *found;
    language_index = static_cast<std::uint32_t>(found - languages.begin());
    const auto texts = texts_of(tag);
    for (std::size_t i = 0; bytes < kEnough && !texts.empty(); i = (i + 1) % texts.size()) {
        documents.push_back({std::to_string(documents.size()), texts[i], "UTF-8", {}});
        bytes += texts[i].size();
    }
}

const Bundled& bundled(const std::string& language) {
    static std::map<std::string, std::unique_ptr<Bundled>> all;
    auto& one = all[language];
    if (one == nullptr) one = std::make_unique<Bundled>(language);
    return *one;
}

}  // namespace topos::bench
