// libFuzzer target: -DTOPOS_FUZZ=ON with clang; seeds are the inputs in tests/cases/grammar and
// tests/cases/diagnostics. What it parses, it also prints and parses again: printing must not
// change the meaning.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "grammar/render.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto source = topos::Source::from_utf8("fuzz.topos", bytes);
    if (!source) return 0;
    const auto parsed = topos::parse_file(*source);
    (void)topos::render(parsed.diagnostics);
    const auto printed = topos::Source::from_utf8("printed.topos", topos::print(parsed.file));
    if (!printed) std::abort();
    if (topos::dump(topos::parse_file(*printed).file) != topos::dump(parsed.file)) std::abort();
    return 0;
}
