#pragma once
/// Documents under other names: a table of codings may name `check/en/a.txt` what a run of the
/// folder `check` calls `en/a.txt`.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topos::app {

class DocumentNames {
  public:
    explicit DocumentNames(const std::vector<std::string>& names);

    /// The name that is equal, else the only one of which one is the end of the other, at a `/`.
    [[nodiscard]] std::optional<std::string> find(std::string_view name) const;

  private:
    std::multimap<std::string, std::string, std::less<>> by_file_name_;
};

}  // namespace topos::app
