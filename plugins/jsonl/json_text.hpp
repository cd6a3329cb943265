#pragma once
#include <string>
#include <string_view>

namespace topos::jsonl {

/// Appends a JSON string with its quotes: only `"`, `\` and control characters are escaped.
void append_string(std::string_view text, std::string& out);

void append_number(std::uint64_t number, std::string& out);

/// The shortest form that reads back as the same number, always with a decimal point; `null` for
/// what JSON cannot say.
void append_number(double number, std::string& out);

}  // namespace topos::jsonl
