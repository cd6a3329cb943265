#pragma once
/// Every key of topos.yaml, in one table: for reading, for did-you-mean, for the documentation.
#include <span>
#include <string_view>

namespace topos::app {

struct ProjectKey {
    std::string_view name;
    std::string_view holds;    ///< what stands there, in words
    std::string_view example;  ///< as it is written
};

/// At the top of the file.
[[nodiscard]] std::span<const ProjectKey> project_keys();
/// Of an input that is more than a path.
[[nodiscard]] std::span<const ProjectKey> input_keys();
/// Of an export that is more than a format. Other keys are the exporter's own options.
[[nodiscard]] std::span<const ProjectKey> export_keys();

[[nodiscard]] const ProjectKey* find_key(std::span<const ProjectKey> keys, std::string_view name);

}  // namespace topos::app
