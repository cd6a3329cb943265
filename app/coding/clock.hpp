#pragma once
#include <string>

namespace topos::app {

/// "2026-03-01T09:30:00Z"
[[nodiscard]] std::string utc_now();

}  // namespace topos::app
