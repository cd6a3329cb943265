#pragma once
/// SHA-256 (FIPS 180-4) of a byte string, so that a result can name the exact rule file it came
/// from.
#include <string>
#include <string_view>

namespace topos {

/// 64 lower-case hexadecimal digits. [any thread]
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace topos
