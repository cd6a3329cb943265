#pragma once
/// Numbers as people read them.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace topos::app {

[[nodiscard]] std::string readable_bytes(std::uint64_t bytes);                   ///< "1.2 MB"
[[nodiscard]] std::string readable_duration(std::chrono::nanoseconds duration);  ///< "3 min 05 s"
[[nodiscard]] std::string readable_count(std::uint64_t count);                   ///< "1,234,567"

/// "1 document", "1,234 documents".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one,
                                  std::string_view several);

}  // namespace topos::app
