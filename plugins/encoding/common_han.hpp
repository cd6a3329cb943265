#pragma once
namespace topos::encoding {

/// Is it among the few hundred characters that every Chinese text is full of?
[[nodiscard]] bool is_common_han(char32_t c);

}  // namespace topos::encoding
