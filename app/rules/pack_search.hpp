#pragma once
/// Packs by their names.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/rules/rule_files.hpp"

namespace topos::app {

struct FoundPack {
    std::string name;
    std::string version;
    std::string path;
};

class PackSearch {
  public:
    /// `folder`: of the rule file that asks.
    PackSearch(const RuleReading& reading, const std::string& folder);

    /// The nearest one of that name.
    [[nodiscard]] std::optional<FoundPack> find(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> names() const;

  private:
    std::vector<FoundPack> packs_;
};

/// Is `version` the wanted one, or a later one of the same first number? An empty wish is always
/// granted.
[[nodiscard]] bool satisfies(std::string_view version, std::string_view wanted);

}  // namespace topos::app
