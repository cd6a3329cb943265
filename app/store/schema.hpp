#pragma once
namespace topos::app {

/// schema.sql, as the build found it.
[[nodiscard]] const char* store_schema();

}  // namespace topos::app
