#pragma once
namespace topos {

/// Version of the engine, the command and the bundled packs' format. CMake reads it from here.
inline constexpr const char* kVersion = "0.1.0";

}  // namespace topos
